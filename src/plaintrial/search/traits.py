"""What likeness is measured on: a study's diseases with all they are kinds of, its treatments, the words of its title.

Worked out once a study and index, and how much each tells once an index: a page of a study compares hundreds.
"""

from __future__ import annotations

import math
from functools import lru_cache

import msgspec

from plaintrial.search.broader import broader
from plaintrial.search.no_treatment import treats
from plaintrial.search.reader import Reader
from plaintrial.search.shown import Sketch
from plaintrial.search.words import IDLE, stems

_MOST_KEPT = 20_000


class Traits(msgspec.Struct, frozen=True):
    """One study's. ``about``: its diseases and all that they are kinds of; ``weight``: how much they tell together."""

    sketch: Sketch
    diseases: frozenset[str]
    about: frozenset[str]
    weight: float
    drugs: frozenset[str]


class Scales:
    """How much diseases and words tell, by one reader; kept with it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._rarity: dict[tuple[str, str], float] = {}
        self._about: dict[frozenset[str], float] = {}
        self._kept: dict[object, Traits] = {}

    def kept(self, place: object) -> Traits | None:
        """The traits of the study at a place of the index, where they were worked out before."""
        return self._kept.get(place)

    def keep(self, place: object, sketch: Sketch) -> Traits:
        """The traits of a study, worked out and kept."""
        made = self.traits(sketch)
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[place] = made
        return made

    def traits(self, sketch: Sketch) -> Traits:
        """The traits of a study."""
        concepts = tuple([concept for concept, _ in sketch.concepts])
        about = _with_broader(concepts)
        return Traits(sketch, frozenset(concepts), about, self._weight(about), treatments(sketch))

    def of_disease(self, concept: str) -> float:
        """How much a disease tells: minus the logarithm of the share of studies about it or a kind of it."""
        return self._rare("below", concept)

    def of_word(self, stem: str) -> int:
        """How much a word of a title tells, in hundredths of the same."""
        return int(100 * self._rare("names", stem))

    def of_words(self, words: frozenset[str]) -> int:
        """How much some words tell together."""
        return sum(map(self.of_word, words))

    def _rare(self, field: str, token: str) -> float:
        found = self._rarity.get((field, token))
        if found is None:
            found = -math.log((self._reader.frequency(field, token) + 1) / (self._reader.studies + 1))
            self._rarity[field, token] = found
        return found

    def _weight(self, about: frozenset[str]) -> float:
        found = self._about.get(about)
        if found is None:
            found = self._about[about] = sum(map(self.of_disease, about))
        return found


def scales_of(reader: Reader) -> Scales:
    """The scales of a reader, made once."""
    found = reader.remembered.get("scales")
    if found is None:
        found = reader.remembered.setdefault("scales", Scales(reader))
    scales: Scales = found
    return scales


def treatments(sketch: Sketch) -> frozenset[str]:
    """What it gives, but for what is given for comparison, measured or asked."""
    return frozenset([" ".join(name.lower().split()) for name in sketch.interventions if treats(name)])


@lru_cache(maxsize=16_384)
def _with_broader(concepts: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(_one_with_broader, concepts))


def _one_with_broader(concept: str) -> frozenset[str]:
    return broader(concept) | {concept}


@lru_cache(maxsize=4096)
def title_words(title: str) -> frozenset[str]:
    """The words of a title that tell something."""
    return frozenset(stem for stem in stems(title) if stem not in IDLE and not stem.isdigit())
