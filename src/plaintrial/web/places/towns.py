"""Towns that have places where studies look for people, by country; worked out once an index."""

from __future__ import annotations

from collections import Counter

import msgspec

from plaintrial.places import Place, gazetteer
from plaintrial.search.cells import middle_of
from plaintrial.search.counts import open_cells
from plaintrial.search.reader import Reader
from plaintrial.web.places.nearest import town_of

CELL_LEVEL = 12
"""Cells about 10 km wide: fine enough to tell towns apart, few enough to look through."""


class OpenTown(msgspec.Struct, frozen=True):
    """A town. ``weight``: about how many studies look for people there; a study with two sites may count twice."""

    place: Place
    weight: int


def open_towns(reader: Reader) -> dict[str, tuple[OpenTown, ...]]:
    """Towns by the code of their country, those with most studies first."""
    key = "web.open_towns"
    if key not in reader.remembered:
        reader.remembered[key] = _made(reader)
    found: dict[str, tuple[OpenTown, ...]] = reader.remembered[key]
    return found


def _made(reader: Reader) -> dict[str, tuple[OpenTown, ...]]:
    weights: Counter[int] = Counter()
    for cell, count in open_cells(reader, CELL_LEVEL).items():
        row = town_of(*middle_of(cell))
        if row is not None:
            weights[row] += count
    found: dict[str, list[OpenTown]] = {}
    for row, weight in sorted(weights.items(), key=lambda each: (-each[1], each[0])):
        town = OpenTown(gazetteer().place(row), weight)
        found.setdefault(town.place.country_code, []).append(town)
    return {code: tuple(towns) for code, towns in found.items()}
