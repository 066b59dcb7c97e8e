"""What likeness is measured on: a study's diseases with all they are kinds of, its treatments, the words of its title.

Worked out once a study and index, and how much each tells once an index: a page of a study compares hundreds.
"""

from __future__ import annotations

import math
from functools import lru_cache

import msgspec

from plaintrial.conditions import vocabulary
from plaintrial.search.broader import broader
from plaintrial.search.no_treatment import treats
from plaintrial.search.reader import Reader
from plaintrial.search.shown import Sketch
from plaintrial.search.words import IDLE, stems

_MOST_KEPT = 20_000
_MOST_KINDS = 800
"""A disease with more kinds says no more than where in the body it is: "heart disorder", "infectious disease"."""
_RARE_AND_CHRONIC = "D020969"
_ATTRIBUTES = frozenset({_RARE_AND_CHRONIC, "D010335", "D013568"})
"""MeSH: disease attributes ("rare diseases", "chronic disease") and what they stand below. They name no disease."""


class Traits(msgspec.Struct, frozen=True):
    """One study's. ``diseases``: those that are no mere heading, if there is one; ``about``: all its diseases and what
    they are kinds of; ``weight``: how much that tells together."""

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
        diseases = frozenset([concept for concept in concepts if not _is_heading(concept)] or concepts)
        return Traits(sketch, diseases, about, self._weight(about), treatments(sketch))

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


@lru_cache(maxsize=16_384)
def _one_with_broader(concept: str) -> frozenset[str]:
    return frozenset([each for each in (*broader(concept), concept) if not _is_attribute(each)])


@lru_cache(maxsize=16_384)
def _is_heading(concept: str) -> bool:
    """Whether studies are filed under it rather than are about it."""
    known = vocabulary()
    row = known.row_of.get(concept)
    many = row is not None and len(known.hierarchy.descendants(row)) > _MOST_KINDS
    return many or _is_attribute(concept)


@lru_cache(maxsize=16_384)
def _is_attribute(concept: str) -> bool:
    known = vocabulary().concept(concept)
    mesh = known.mesh if known else None
    return mesh is not None and (mesh in _ATTRIBUTES or _RARE_AND_CHRONIC in vocabulary().mesh_tree.ancestors(mesh))


@lru_cache(maxsize=4096)
def title_words(title: str) -> frozenset[str]:
    """The words of a title that tell something."""
    return frozenset(stem for stem in stems(title) if stem not in IDLE and not stem.isdigit())
