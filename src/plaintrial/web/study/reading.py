"""The place for plain-language sentences: each with its sources, by the section of the page it stands in.

Floor 5 makes the sentences; this module only lays them out, and shows nothing where there are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

import msgspec

from plaintrial.plain.languages import ENGLISH
from plaintrial.plain.llm.publishing import RULE_ID as BY_MODEL
from plaintrial.record import Locator
from plaintrial.web.glossary.inline import Word, words_of
from plaintrial.web.languages import language_code
from plaintrial.web.shown import is_seen
from plaintrial.web.study.field_names import field_said
from plaintrial.web.texts import said as _


class Sentence(Protocol):
    """A plain sentence as floor 5 gives it (DESIGN.md, "A reading")."""

    @property
    def section(self) -> str:
        """what, why, who, asks, lead_to, go_wrong, where, when, results or contact."""

    @property
    def text(self) -> str:
        """One sentence."""

    @property
    def rule(self) -> str:
        """What said it."""

    @property
    def language(self) -> str:
        """The code of the language it is said in."""

    @property
    def evidence(self) -> Sequence[Locator]:
        """Where in the record it comes from."""


_SAYS_NOTHING = ("struct", "info")
_SILENT = frozenset("{[")
_PEOPLE = ("/centralContacts/", "/contacts/", "/overallOfficials/")


class Source(msgspec.Struct, frozen=True):
    """A source in words: the field, and exactly what the record says there.

    ``quote`` is empty where the record is silent (the evidence is then the part that holds nothing of it), and where
    it would name a person: those are shown only to who asks. ``ours``: the field's name is in the page's language.
    """

    field: str
    quote: str
    ours: bool = False


class SourcedSentence(msgspec.Struct, frozen=True):
    """A sentence, its number on the page (from 1), its sources, its language and the words of it to explain.

    ``by_model``: a language model worded it; readers are told.
    """

    number: int
    text: str
    sources: tuple[Source, ...]
    language: str = ENGLISH.code
    words: tuple[Word, ...] = ()
    by_model: bool = False


class Reading(msgspec.Struct, frozen=True):
    """Sentences by section; a section without sentences is absent. ``age``: the reading age of it all, in years."""

    headline: str
    sections: dict[str, tuple[SourcedSentence, ...]]
    age: int | None = None

    def of(self, section: str) -> tuple[SourcedSentence, ...]:
        """The sentences of a section; none when there are none."""
        return self.sections.get(section, ())

    @property
    def by_model(self) -> bool:
        """Whether a language model worded any of it."""
        return any(sentence.by_model for some in self.sections.values() for sentence in some)


NO_READING = Reading("", {})
_YOUNGEST, _OLDEST = 5, 18
_AGE_AT_GRADE_0 = 5
"""A school grade of the Flesch-Kincaid formula is read at about that age plus 5."""


def reading_of(plain: Iterable[Sentence], headline: str = "", grade: float | None = None) -> Reading:
    """Lay out sentences, numbered in the order given. ``grade``: how hard they are, in years of school."""
    sections: dict[str, tuple[SourcedSentence, ...]] = {}
    sentences = list(plain)
    told = [(each.section, each.text if each.language == ENGLISH.code else "") for each in sentences]
    language = language_code()
    for number, (sentence, words) in enumerate(zip(sentences, words_of(told), strict=True), 1):
        sources = tuple(dict.fromkeys(_source(locator, language) for locator in sentence.evidence))
        line = SourcedSentence(number, sentence.text, sources, sentence.language, words, sentence.rule == BY_MODEL)
        sections[sentence.section] = (*sections.get(sentence.section, ()), line)
    age = None if grade is None else min(max(round(grade) + _AGE_AT_GRADE_0, _YOUNGEST), _OLDEST)
    return Reading(headline, sections, age)


def _source(locator: Locator, language: str) -> Source:
    hidden = locator.quote in _SILENT or any(people in locator.path for people in _PEOPLE)
    named = field_said(locator.path, language)
    field = named or field_words(locator.path, _(": "))
    return Source(field, "" if hidden or not is_seen(locator.quote) else locator.quote, bool(named))


@lru_cache(maxsize=16_384)
def field_words(path: str, between: str = ": ") -> str:
    """A JSON Pointer as words: ".../designModule/phases/0" is "design: phases (1)"; ``between``: the colon."""
    steps = [step for step in path.split("/") if step and step != "protocolSection"]
    words = [spoken(step.removesuffix("Module")) for step in steps if not step.isdigit()]
    place = next((int(step) + 1 for step in reversed(steps) if step.isdigit()), None)
    text = between.join(words) or path
    return f"{text} ({place})" if place else text


@lru_cache(maxsize=4096)
def spoken(camel: str) -> str:
    """ "briefSummary" as "brief summary"."""
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in camel).split()
    return " ".join(word for word in words if word not in _SAYS_NOTHING) or camel
