"""Typed text in pieces: words, what stands between quotation marks, and the signs "or", NOT and parentheses.

"or" is one in any case, as is "|". NOT is one in capitals only, for people write "not" in sentences; "-word" is one
where a blank or a parenthesis stands before it. Parentheses count where such a sign stands inside, or on both sides;
else they are text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

_QUOTES = '"“”„«»'
_OR = frozenset({"or", "|", "||"})
_SHORTEST_LEFT_OUT = 3
_BEFORE_A_HYPHEN = frozenset({"non", "anti", "pre", "post", "semi", "multi", "self", "sub", "well", "co"})
"""After these a word with a hyphen before it is the rest of theirs: "non -small cell"."""
_NO_CHOICE = frozenset({"not", "so", "more", "less", "older", "younger", "over", "under", "above", "below", "higher"})
"""Before these "or" is a word as others: "18 or older"."""

_BETWEEN = frozenset({"or", "not"})

Sign: TypeAlias = Literal["words", "quoted", "or", "not", "(", ")"]


class Piece(NamedTuple):
    """One piece of a text; a sign's ``text`` is as typed."""

    sign: Sign
    text: str


def pieces(text: str) -> list[Piece]:
    """The pieces of a text in their order; words that stand together are one piece."""
    found: list[Piece] = []
    for part, quoted in _quoted(text):
        if not quoted:
            found += _in_words(part)
        elif found and found[-1] == ("words", "-"):
            found[-1:] = [Piece("not", "-"), Piece("quoted", part)]
        else:
            found.append(Piece("quoted", part))
    return _together(_paired(found))


def _quoted(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each stood between quotation marks. One left open quotes nothing."""
    marks = [i for i, c in enumerate(text) if c in _QUOTES]
    at = 0
    for start, end in zip(marks[::2], marks[1::2], strict=False):
        yield text[at:start], False
        yield text[start + 1 : end], True
        at = end + 1
    yield text[at:], False


def _in_words(text: str) -> Iterator[Piece]:
    before = ""
    words = text.split()
    for word, after in zip(words, [*words[1:], ""], strict=False):
        bare = word.lstrip("(")
        yield from (Piece("(", "(") for _ in range(len(word) - len(bare)))
        inner = bare.rstrip(")")
        closing = len(bare) - len(inner)
        if inner:
            yield from _one_word(inner, before, after)
        yield from (Piece(")", ")") for _ in range(closing))
        before = inner.lower()


def _one_word(word: str, before: str, after: str) -> list[Piece]:
    if word.lower() in _OR and after not in _NO_CHOICE:
        return [Piece("or", word)]
    if word == "NOT":
        return [Piece("not", word)]
    rest = word[1:]
    if word[0] == "-" and rest[:1].isalpha() and len(rest) >= _SHORTEST_LEFT_OUT and before not in _BEFORE_A_HYPHEN:
        return [Piece("not", "-"), Piece("words", rest), Piece("words", "")]
    return [Piece("words", word)]


def _paired(given: list[Piece]) -> list[Piece]:
    """Parentheses that hold no sign and stand in the middle of words, or have no partner, as text."""
    found = list(given)
    opened: list[int] = []
    signs: list[bool] = []
    for at, piece in enumerate(given):
        if piece.sign == "(":
            opened.append(at)
            signs.append(False)
        elif piece.sign in _BETWEEN and signs:
            signs[-1] = True
        elif piece.sign == ")":
            start = opened.pop() if opened else at
            if start == at or not (signs.pop() or _stands_alone(given, start, at)):
                found[start], found[at] = (given[i]._replace(sign="words") for i in (start, at))
    for at in opened:
        found[at] = given[at]._replace(sign="words")
    return found


def _stands_alone(given: list[Piece], start: int, end: int) -> bool:
    """Whether a pair of parentheses has signs on both sides, or the text's ends."""
    beside = (*given[max(start - 1, 0) : start], *given[end + 1 : end + 2])
    return all(piece.sign not in ("words", "quoted") for piece in beside)


def _together(given: list[Piece]) -> list[Piece]:
    """Words side by side as one piece. The empty word, which ends what a hyphen leaves out, parts them and goes."""
    found: list[Piece] = []
    for piece in given:
        if piece.sign == "words" and piece.text and found and found[-1].sign == "words" and found[-1].text:
            glue = "" if found[-1].text.endswith("(") or piece.text.startswith(")") else " "
            found[-1] = Piece("words", f"{found[-1].text}{glue}{piece.text}")
        else:
            found.append(piece)
    return [piece for piece in found if piece.text or piece.sign == "quoted"]
