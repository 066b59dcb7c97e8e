"""What evidence supports: its words, their plain words, its numbers with their bounds, its negations, its order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from plaintrial.ground.partial_date import read_partial_date
from plaintrial.plain.checking.licences import licence
from plaintrial.plain.checking.numbers import Bounded, numbers
from plaintrial.plain.checking.turns import negations
from plaintrial.plain.checking.words import stem, tokens
from plaintrial.plain.glossary import GLOSSARY
from plaintrial.plain.message import place_of
from plaintrial.plain.shown.plain_words import reworded
from plaintrial.record import Locator
from plaintrial.record.markup import inline

_CONCEPTS = {
    "safe": ("side", "effects"), "safeti": ("side", "effects"), "toler": ("side", "effects", "bear"),
    "effect": ("works", "well", "effects"), "efficaci": ("works", "well", "effects"),
    "patient": ("people", "person"), "subject": ("people", "person"), "individu": ("people", "person"),
    "elig": ("join",), "volunt": ("people",), "adult": ("people",),
}  # fmt: skip
"""What a word of the evidence also allows to be said; only words that mean no more than it does."""

_BOUNDS = {"eligibilityModule/minimumAge": ">=", "eligibilityModule/maximumAge": "<="}


class Support:
    """The evidence of one sentence, ready to be asked."""

    def __init__(self, evidence: Sequence[Locator]) -> None:
        texts = [_readable(locator) for locator in evidence]
        licences = [licence(place_of(locator.path), locator.quote) for locator in evidence]
        self.readings = [tokens(text) for text in texts]
        self.readings += [plain for text in texts if (plain := tokens(reworded(text))) not in self.readings]
        self.stems = {stem(token) for reading in self.readings for token in reading}
        self.stems |= {stem(word) for granted in licences for word in granted.words}
        self.stems |= _glossary_stems(" ".join(texts))
        self.stems |= {stem(word) for known, words in _CONCEPTS.items() if known in self.stems for word in words}
        self.numbers = [bounded for reading in self.readings for bounded in numbers(reading)]
        self.numbers += [_bounded_by_path(locator) for locator in evidence if place_of(locator.path) in _BOUNDS]
        self.numbers += _counts(evidence)
        self.negations = sum(negations(tokens(text)) for text in texts) + sum(granted.negations for granted in licences)

    def has_word(self, token: str) -> bool:
        """Whether the evidence, or the glossary's words for it, say ``token``."""
        return stem(token) in self.stems

    def bounds_of(self, value: float) -> set[str]:
        """The bounds the evidence sets on a number; empty when it does not hold that number."""
        return {known.bound for known in self.numbers if known.value == value}


def _readable(locator: Locator) -> str:
    """What a quote says: text with its escapes undone, a date as words, an object as nothing."""
    if locator.quote in ("{", "["):
        return ""
    when = read_partial_date(locator.quote)
    if when is not None and when.known and len(locator.quote) <= len("2018-08-06") and "-" in locator.quote:
        return str(when)
    return inline(locator.quote)


def _bounded_by_path(locator: Locator) -> Bounded:
    found = numbers(tokens(locator.quote))
    return Bounded(found[0].value if found else -1.0, 0, _BOUNDS[place_of(locator.path)])


def _counts(evidence: Sequence[Locator]) -> Iterable[Bounded]:
    """Things that are cited one by one may be counted."""
    places = [place_of(locator.path) for locator in evidence]
    return [
        Bounded(float(places.count(place)), -1) for place in set(places) if "*" in place and places.count(place) > 1
    ]


def _first_words() -> dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]:
    found: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for entry in GLOSSARY:
        term = tuple(stem(token) for token in tokens(entry.term))
        plain = frozenset(stem(token) for token in tokens(entry.plain))
        if term:
            found.setdefault(term[0], []).append((term, plain))
    return found


_PLAIN_BY_TERM = _first_words()


@lru_cache(maxsize=4_096)
def _glossary_stems(text: str) -> frozenset[str]:
    """The plain words of every glossary term the text holds."""
    stems = [stem(token) for token in tokens(text)]
    found: set[str] = set()
    for place, first in enumerate(stems):
        for term, plain in _PLAIN_BY_TERM.get(first, ()):
            if tuple(stems[place : place + len(term)]) == term:
                found |= plain
    return frozenset(found)
