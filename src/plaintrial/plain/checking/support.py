"""What evidence supports: its words, their plain words, its numbers with their bounds, its negations, its order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from itertools import chain, compress, count
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
        places = [place_of(locator.path) for locator in evidence]
        licences = [licence(place, locator.quote) for place, locator in zip(places, evidence, strict=True)]
        typed = [tokens(text) for text in texts]
        self.readings = list(typed)
        for text in texts:
            plain = reworded(text)
            if plain != text and (cut := tokens(plain)) not in self.readings:
                self.readings.append(cut)
        self.read_stems = set(map(stem, chain.from_iterable(self.readings)))
        self.stems = set(self.read_stems)
        self.stems |= {stem(word) for granted in licences for word in granted.words}
        explained, self.phrases = _from_glossary(list(map(stem, chain.from_iterable(typed))))
        self.stems |= explained
        self.phrases = [*self.readings, *self.phrases]
        self.months = {text.split(" ")[-2].lower() for text in texts if _is_date(text)}
        self.stems |= {stem(word) for known in _CONCEPTS.keys() & self.stems for word in _CONCEPTS[known]}
        self.numbers = [bounded for reading in self.readings for bounded in numbers(reading)]
        self.numbers += [_bounded_by_path(one, _BOUNDS[place]) for one, place in zip(evidence, places, strict=True)
                         if place in _BOUNDS]  # fmt: skip
        self.numbers += _counts(places)
        self.numbers += numbers([word for granted in licences for word in granted.words])
        hedged = not _HEDGES.isdisjoint(chain.from_iterable(self.readings))
        self.plainly_stated = not hedged and any(len(words) >= _PROSE for words in typed)
        self.licensed_negations = sum(granted.negations for granted in licences) + sum(map(_excludes, evidence))
        self.negations = sum(map(negations, typed)) + self.licensed_negations

    @cached_property
    def stemmed_phrases(self) -> list[list[str]]:
        """The phrases, their words without endings."""
        return [list(map(stem, phrase)) for phrase in self.phrases]

    @cached_property
    def phrase_stems(self) -> set[str]:
        """Every word of the phrases without its ending."""
        return set(chain.from_iterable(self.stemmed_phrases))

    @cached_property
    def phrase_values(self) -> set[float | None]:
        """Every number of the phrases."""
        return set(map(value_of, chain.from_iterable(self.phrases))) - {None}

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


def _bounded_by_path(locator: Locator, bound: str) -> Bounded:
    found = numbers(tokens(locator.quote))
    return Bounded(found[0].value if found else -1.0, 0, bound)


def _counts(places: list[str]) -> Iterable[Bounded]:
    """Things that are cited one by one may be counted."""
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


def _from_glossary(stems: list[str]) -> tuple[set[str], list[list[str]]]:
    """Stems of the plain words of every glossary term that stems hold, and those that may stand for it, as phrases."""
    known_terms = _plain_by_term()
    found: set[str] = set()
    phrases: list[list[str]] = []
    for place in compress(count(), map(known_terms.__contains__, stems)):
        for known in known_terms[stems[place]]:
            if len(known.term) == 1 or tuple(stems[place : place + len(known.term)]) == known.term:
                found |= known.plain
                phrases += [known.said] if known.said else []
    return found, phrases
