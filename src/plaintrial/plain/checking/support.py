"""What evidence supports: its words, their plain words, its numbers with their bounds, its negations, its order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from plaintrial.ground.partial_date import read_partial_date
from plaintrial.plain.checking.licences import licence
from plaintrial.plain.checking.numbers import Bounded, numbers, value_of
from plaintrial.plain.checking.turns import is_turn, negations
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
    "elig": ("join",), "drug": ("medicine", "treatment"), "medic": ("medicine", "drug"), "therapi": ("treatment",),
    "smoker": ("smoke",), "volunt": ("people",), "adult": ("people",),
}  # fmt: skip
"""What a word of the evidence also allows to be said; only words that mean no more than it does."""

_PROSE = 6
"""Tokens from which on a quote is a sentence, and not a name or a coded value."""

_HEDGES = frozenset(
    (
        "may",
        "might",
        "could",
        "can",
        "would",
        "possible",
        "possibly",
        "potential",
        "potentially",
        "hope",
        "believe",
        "thought",
        "suggest",
        "suggests",
        "likely",
        "perhaps",
        "whether",
        "if",
    )
)
_BOUNDS = {"eligibilityModule/minimumAge": ">=", "eligibilityModule/maximumAge": "<="}


class Support:
    """The evidence of one sentence, ready to be asked."""

    def __init__(self, evidence: Sequence[Locator]) -> None:
        texts = [_readable(locator) for locator in evidence]
        licences = [licence(place_of(locator.path), locator.quote) for locator in evidence]
        typed = [tokens(text) for text in texts]
        self.readings = list(typed)
        self.readings += [plain for text in texts if (plain := tokens(reworded(text))) not in self.readings]
        self.read_stems = {stem(token) for reading in self.readings for token in reading}
        self.stems = set(self.read_stems)
        self.stems |= {stem(word) for granted in licences for word in granted.words}
        explained, self.phrases = _from_glossary(" ".join(texts))
        self.stems |= explained
        self.phrases = [*self.readings, *self.phrases]
        self.stemmed_phrases = [list(map(stem, phrase)) for phrase in self.phrases]
        self.phrase_stems = {token for phrase in self.stemmed_phrases for token in phrase}
        self.phrase_values = {value_of(token) for phrase in self.phrases for token in phrase} - {None}
        self.months = {text.split(" ")[-2].lower() for text in texts if _is_date(text)}
        self.stems |= {stem(word) for known, words in _CONCEPTS.items() if known in self.stems for word in words}
        self.numbers = [bounded for reading in self.readings for bounded in numbers(reading)]
        self.numbers += [_bounded_by_path(locator) for locator in evidence if place_of(locator.path) in _BOUNDS]
        self.numbers += _counts(evidence)
        self.numbers += numbers([word for granted in licences for word in granted.words])
        hedged = any(token in _HEDGES for reading in self.readings for token in reading)
        self.plainly_stated = not hedged and any(len(words) >= _PROSE for words in typed)
        self.licensed_negations = sum(granted.negations for granted in licences) + sum(map(_excludes, evidence))
        self.negations = sum(map(negations, typed)) + self.licensed_negations

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


def _is_date(text: str) -> bool:
    words = text.split(" ")
    return 1 < len(words) < 4 and words[-1].isdigit() and words[-2].isalpha()


def _excludes(locator: Locator) -> bool:
    """Whether a quote is the heading of what keeps people from joining."""
    return place_of(locator.path) == "eligibilityModule/eligibilityCriteria" and "exclu" in locator.quote.lower()


def _bounded_by_path(locator: Locator) -> Bounded:
    found = numbers(tokens(locator.quote))
    return Bounded(found[0].value if found else -1.0, 0, _BOUNDS[place_of(locator.path)])


def _counts(evidence: Sequence[Locator]) -> Iterable[Bounded]:
    """Things that are cited one by one may be counted."""
    places = [place_of(locator.path) for locator in evidence]
    return [
        Bounded(float(places.count(place)), -1) for place in set(places) if "*" in place and places.count(place) > 1
    ]


class _Term(NamedTuple):
    """A glossary entry as stems: the term, the plain words, and the plain words as they are said."""

    term: tuple[str, ...]
    plain: frozenset[str]
    said: list[str]


@cache
def _plain_by_term() -> dict[str, list[_Term]]:
    """The glossary by the first stem of its terms; made when first asked, as it takes a quarter of a second."""
    found: dict[str, list[_Term]] = {}
    for entry in GLOSSARY:
        said = tokens(entry.plain)
        term = tuple(stem(token) for token in tokens(entry.term))
        explains = entry.use == "explain"  # such words say more than the term: no turn of meaning comes from them
        plain = frozenset(stem(token) for token in said if not (explains and is_turn(token)))
        found.setdefault(term[0], []).append(_Term(term, plain, [] if explains else said))
    return found


@lru_cache(maxsize=4_096)
def _from_glossary(text: str) -> tuple[frozenset[str], list[list[str]]]:
    """Stems of the plain words of every glossary term the text holds, and those that may stand for it, as phrases."""
    stems = [stem(token) for token in tokens(text)]
    known_terms = _plain_by_term()
    found: set[str] = set()
    phrases: list[list[str]] = []
    for place, first in enumerate(stems):
        for known in known_terms.get(first, ()):
            if tuple(stems[place : place + len(known.term)]) == known.term:
                found |= known.plain
                phrases += [known.said] if known.said else []
    return frozenset(found), phrases
