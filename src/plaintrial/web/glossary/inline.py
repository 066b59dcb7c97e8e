"""Terms explained where they stand on a study's page: each once, a few in all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from markupsafe import Markup, escape

from plaintrial.plain.explained import explained_in
from plaintrial.web.glossary.entries import slug_of

MOST_ON_A_PAGE = 12
_BUTTON = Markup('<button class="term" type="button" popovertarget="word-%s">%s</button>')
_LEFT_OUT = frozenset(("where", "when", "contact"))
"""Sections of names of places and of sponsors, whose words are parts of names."""


class Word(msgspec.Struct, frozen=True):
    """A term as it stands in its sentence, the name of its glossary page, and its plain words."""

    said: str
    slug: str
    plain: str


def words_of(sentences: Iterable[tuple[str, str]]) -> list[tuple[Word, ...]]:
    """The words to explain in each of ``(section, text)``: a term only where it stands first."""
    told: set[str] = set()
    found: list[tuple[Word, ...]] = []
    for section, text in sentences:
        words: list[Word] = []
        for known in explained_in(text) if section not in _LEFT_OUT else ():
            if known.term not in told and len(told) < MOST_ON_A_PAGE:
                told.add(known.term)
                words.append(Word(text[known.start : known.end], slug_of(known.term), known.plain))
        found.append(tuple(words))
    return found


def with_words(text: Markup, words: Sequence[Word]) -> Markup:
    """Escaped ``text``, each of ``words`` a button that opens its explanation. What is not in it is passed over."""
    for word in words:
        said = str(escape(word.said))
        before, found, after = str(text).partition(said)
        if found and "<" not in before[before.rfind(">") + 1 :]:
            text = Markup(before) + _BUTTON % (word.slug, Markup(said)) + Markup(after)  # noqa: S704 - escaped above
    return text
