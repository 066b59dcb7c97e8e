"""A template of a sentence, and the evidence it needs: it can only be filled out of the record.

``Message("The study takes people aged {low} and over.", low=Slot(AGE, "eligibilityModule/minimumAge"))`` is filled
with locators, never with words: each slot takes those whose path it names and shows what they quote. ``given`` names
values that must be among the evidence though no slot shows them. The checker fills a sentence's template again from
its evidence: the same text must come out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from plaintrial.plain.language import ENGLISH, Language, word_count
from plaintrial.record import Locator

MAX_WORDS = ENGLISH.max_words
_PROTOCOL = "/protocolSection/"

Show = Callable[[Sequence[Locator], Language], str | None]
"""What locators quote, as words; None when it is not fit to be shown."""


class Slot(msgspec.Struct, frozen=True):
    """A named place of a template. ``paths``: where its evidence stands, ``*`` for any index.

    ``many``: takes all locators of its paths, else the first that is left. ``count``: gives the plural its number.
    """

    show: Show
    paths: tuple[str, ...]
    many: bool = False
    count: bool = False


class Given(msgspec.Struct, frozen=True):
    """Evidence that must be there: one of ``values`` (any where empty), or a quote that ``matches``."""

    paths: tuple[str, ...]
    values: frozenset[str] = frozenset()
    matches: Any = None

    def holds(self, locator: Locator) -> bool:
        """Whether ``locator`` is such evidence."""
        if place_of(locator.path) not in self.paths:
            return False
        if self.matches is not None:
            return self.matches.search(locator.quote) is not None
        return not self.values or locator.quote in self.values


def given(path: str, *values: str) -> Given:
    """Evidence at ``path`` that quotes one of ``values``; any quote when none is named."""
    return Given((path,), frozenset(values))


def nothing_at(path: str) -> Given:
    """Evidence that the record is silent: the object at ``path`` that has no such entry, or its parents."""
    parents = ["/".join(path.split("/")[:n]) for n in range(path.count("/") + 2)]
    return Given(tuple(parents), frozenset(("{", "[")))


@lru_cache(maxsize=65_536)
def place_of(path: str) -> str:
    """A JSON Pointer without ``/protocolSection`` and with ``*`` for indexes: ``designModule/phases/*``."""
    bare = path.removeprefix("/protocolSection").removeprefix("/")
    return "/".join("*" if step.isdigit() else step for step in bare.split("/"))


class Message:
    """``forms``: the template, or its singular and plural. Slots are named in it with braces."""

    def __init__(self, *forms: str, given: Iterable[Given] = (), **slots: Slot) -> None:
        self.forms = forms
        self.given = tuple(given)
        self.slots: Mapping[str, Slot] = slots
        self._as_it_stands: dict[str, str | None] = {}

    def fill(self, evidence: Sequence[Locator], language: Language = ENGLISH) -> str | None:
        """The sentence that ``evidence`` bears; None when it bears none, or one too long to read."""
        for need in self.given:
            if not any(map(need.holds, evidence)):
                return None
        return self._filled(evidence, language) if self.slots else self._without_slots(language)

    def _without_slots(self, language: Language) -> str | None:
        """The template itself, worked out once a language."""
        if language.code not in self._as_it_stands:
            self._as_it_stands[language.code] = _sentence(language.text(self.forms).format(), language)
        return self._as_it_stands[language.code]

    def _filled(self, evidence: Sequence[Locator], language: Language) -> str | None:
        shown: dict[str, str] = {}
        count = 1
        left = list(evidence)
        for name, slot in self.slots.items():
            paths = slot.paths
            taken = [locator for locator in left if place_of(locator.path) in paths]
            taken = taken if slot.many else taken[:1]
            words = slot.show(taken, language) if taken else None
            if words is None:
                return None
            shown[name] = words
            count = len(taken) if slot.count else count
            left = [locator for locator in left if locator not in taken] if not slot.many else left
        return _sentence(language.text(self.forms, count).format(**shown), language)


def _sentence(text: str, language: Language) -> str | None:
    if word_count(text) > language.max_words:
        return None
    return text[0].upper() + text[1:]
