"""Words of another language than the page's, marked so that a screen reader says them right.

In a French or Spanish rule sentence every word between « » is English, by the way such sentences are made
(``plain.languages``); the registrant's own sentences are English whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from plaintrial.plain.languages import ENGLISH, LANGUAGES
from plaintrial.plain.languages.translated import Translated
from plaintrial.web.languages import language_code, spoken
from plaintrial.web.shown import shown

_OPEN, _CLOSE = "«", "»"
_MARKS = {
    code: str.maketrans(dict(zip("“”", language.grammar.quotes, strict=True)))
    for code, language in LANGUAGES.items()
    if isinstance(language, Translated)
}
_SPAN = Markup('<span lang="en">%s</span>')


def english() -> Markup:
    """The attribute for an element that holds English words; nothing on an English page."""
    return Markup("") if language_code() == ENGLISH.code else Markup(' lang="en"')


def in_tongues(text: str, language: str = "") -> Markup:
    """``text``, escaped, with its English words marked. ``language``: the one it is in, if not the page's."""
    return _marked(_pieces(shown(text), language, language_code()))


def in_marks(text: str) -> str:
    """``text`` of ours with the page's own quotation marks for “ ”; it holds no words between « »."""
    return text.translate(_MARKS.get(language_code(), {}))


def english_quoted(text: str) -> Markup:
    """English words of the record between the page's quotation marks, marked as English."""
    return _marked([(in_marks("“"), False), (shown(text), language_code() != ENGLISH.code), (in_marks("”"), False)])


def condition_named(name: str) -> Markup:
    """A condition's name in the page's language, else the English one, marked as such."""
    said = spoken().heading(name)
    return escape(shown(said)) if said is not None else _marked([(shown(name), True)])


def last_apart(text: str, language: str, page: str) -> tuple[Markup, Markup]:
    """The same in two: all up to the last space, and the last word, to which something is to be fastened.

    ``page``: the page's language, which who asks for many sentences looks up once.
    """
    pieces = list(_pieces(shown(text), language, page))
    tail: list[tuple[str, bool]] = []
    while pieces:
        words, foreign = pieces.pop()
        head, space, last = words.rpartition(" ")
        tail.insert(0, (last, foreign))
        if space:
            pieces.append((head + space, foreign))
            break
    return _marked(pieces), _marked(tail)


def _pieces(text: str, language: str, page: str) -> Iterator[tuple[str, bool]]:
    """Pieces of a text, each with whether it is English on a page that is not."""
    if page == ENGLISH.code or language == ENGLISH.code:
        yield text, page != ENGLISH.code
        return
    while text:  # quotation marks that stand in English words stay English ones
        before, opened, rest = text.partition(_OPEN)
        inside, closed, text = rest.partition(_CLOSE)
        narrow = "\u202f" if inside.startswith("\u202f") else ""
        yield before.translate(_MARKS.get(page, {})) + opened + narrow, False
        yield inside.strip("\u202f"), True
        yield narrow + closed, False


def _marked(pieces: Iterator[tuple[str, bool]] | list[tuple[str, bool]]) -> Markup:
    return Markup("").join(_SPAN % words if foreign else escape(words) for words, foreign in pieces if words)
