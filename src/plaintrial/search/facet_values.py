"""The values of a facet among the codes of the field that joins it with others."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np

from plaintrial.search.document import AND, BETWEEN, BETWEEN_COUNTRIES, COUNTED, JOINED
from plaintrial.search.reader import Reader
from plaintrial.search.sets.block import Array, Flags

FIELD_OF = {facet: field for field, facets in JOINED.items() for facet in facets} | {"country": "countries"}


class FacetValues:
    """``names`` are the facet's values; code ``codes[i]`` of the field has value ``numbers[i]``."""

    def __init__(self, field: str, names: list[str], codes: Array, numbers: Array, many: int) -> None:
        self.field, self.names, self.codes, self.numbers, self.many = field, names, codes, numbers, many
        self._known: dict[tuple[str, ...], Flags] = {}

    def codes_with(self, chosen: tuple[str, ...]) -> Flags:
        """For each code of the field whether it has one of some values."""
        found = self._known.get(chosen)
        return self._known.setdefault(chosen, self._codes_with(chosen)) if found is None else found

    def _codes_with(self, chosen: tuple[str, ...]) -> Flags:
        flags = np.zeros(self.many, np.bool_)
        wanted = [self._number[name] for name in chosen if name in self._number]
        flags[self.codes[np.isin(self.numbers, wanted)]] = True
        return flags

    def counted(self, by_code: Array) -> dict[str, int]:
        """Counts by value, out of counts by code; values without a study are left out."""
        counts = np.bincount(self.numbers, weights=by_code[self.codes], minlength=len(self.names))
        found = np.flatnonzero(counts)
        return dict(zip(map(self.names.__getitem__, found.tolist()), counts[found].astype(int).tolist(), strict=True))

    @cached_property
    def _number(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.names)}


def facet_values(facet: str, reader: Reader) -> FacetValues:
    """The values of a facet; remembered with the reader."""
    key = ("facet values", facet)
    if key not in reader.remembered:
        reader.remembered[key] = _made(facet, reader)
    found: FacetValues = reader.remembered[key]
    return found


def _made(facet: str, reader: Reader) -> FacetValues:
    field = FIELD_OF[facet]
    joined = reader.sets.values[field]
    numbers: dict[str, int] = {}
    pairs = [
        (code, numbers.setdefault(v, len(numbers))) for code, text in enumerate(joined) for v in _values(facet, text)
    ]
    codes, values = np.array(pairs, np.int64).reshape(-1, 2).T
    return FacetValues(field, list(numbers), codes, values, len(joined))


def _values(facet: str, joined: str) -> list[str]:
    if facet == "country":
        return joined.split(BETWEEN_COUNTRIES) if joined else []
    return joined.split(BETWEEN)[JOINED[FIELD_OF[facet]].index(facet)].split(AND)


class AgeRanges(NamedTuple):
    """The first and the last whole year of age, by code of the field "ages"."""

    first: Array
    last: Array


def age_ranges(reader: Reader) -> AgeRanges:
    """The ranges of age; remembered with the reader."""
    key = "age ranges"
    if key not in reader.remembered:
        pairs = [text.partition("-")[::2] for text in reader.sets.values["ages"]]
        numbers = np.array([[int(first), int(last)] for first, last in pairs], np.int64).reshape(-1, 2)
        reader.remembered[key] = AgeRanges(numbers[:, 0], numbers[:, 1])
    found: AgeRanges = reader.remembered[key]
    return found


assert set(FIELD_OF.values()) == set(COUNTED), "every field that is counted has a facet"
