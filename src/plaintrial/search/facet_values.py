"""The values of a facet among the codes of the field that joins it with others."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np

from plaintrial.search.document import AND, BETWEEN, BETWEEN_COUNTRIES, COUNTED, JOINED
from plaintrial.search.reader import Reader
from plaintrial.search.sets.block import Array, Flags

BY_VALUE = ("age", "posted", "changed")
"""Facets in the order of their values, not of their counts."""
FIELD_OF = {facet: field for field, facets in JOINED.items() for facet in facets} | {"country": "countries"}


class FacetValues:
    """``names`` are the facet's values in order; code ``codes[i]`` of the field has value ``numbers[i]``.

    ``many``: how many codes there are. ``by_value``: see ``BY_VALUE``.
    """

    def __init__(self, field: str, names: list[str], pairs: Array, many: int, *, by_value: bool) -> None:
        """``pairs``: codes with the numbers of their values."""
        self.field, self.names, self.many, self.by_value = field, names, many, by_value
        self.codes, self.numbers = pairs.T
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
        """Counts by value in the order of a page, out of counts by code; values without a study are left out."""
        counts = np.bincount(self.numbers, weights=by_code.take(self.codes), minlength=len(self.names))
        found = counts.nonzero()[0]
        if not self.by_value:
            found = found.take((-counts.take(found)).argsort(kind="stable"))
        names = map(self.names.__getitem__, found.tolist())
        return dict(zip(names, counts.take(found).astype(np.intp).tolist(), strict=True))

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
    joined = [_values(facet, text) for text in reader.sets.values[field]]
    by_value = facet in BY_VALUE
    names = sorted({value for values in joined for value in values}, key=in_order if by_value else None)
    number = {name: i for i, name in enumerate(names)}
    pairs = np.array([(code, number[v]) for code, values in enumerate(joined) for v in values], np.int64)
    return FacetValues(field, names, pairs.reshape(-1, 2), len(joined), by_value=by_value)


def in_order(value: str) -> tuple[int, str]:
    """Years and ages by number, what is no number after them."""
    return len(value), value


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
