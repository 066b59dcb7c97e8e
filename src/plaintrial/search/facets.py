"""Counting facets: how many of the studies found have each status, phase, country ..."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np

from plaintrial.search.asked import Asked
from plaintrial.search.facet_values import BY_VALUE, FIELD_OF, AgeRanges, age_ranges, facet_values, in_order
from plaintrial.search.found import Count
from plaintrial.search.reader import Reader
from plaintrial.search.sets.block import Array, Rows
from plaintrial.search.sites import country_token

FILTER_OF = {
    "status": "statuses",
    "phase": "phases",
    "type": "types",
    "age_group": "age_groups",
    "sex": "sex",
    "healthy": "healthy",
    "funder": "funders",
    "country": "countries",
    "results": "has_results",
    "age": "age_years",
    "posted": "posted_since",
    "changed": "changed_since",
}
"""The filter that chooses from each facet."""
AGES = (0, 1, 2, *range(5, 15, 5), *range(15, 20), *range(20, 105, 5))
"""Whole years of age that are counted: each is how many studies take somebody of that very age."""
Counts = Mapping[str, int]
"""How many studies have each value of a facet, in the order of a page."""


def counted(reader: Reader, rows: Rows, facets: Iterable[str], asked: Asked) -> dict[str, Counts]:
    """Counts of these facets over some rows."""
    by_field: dict[str, Array] = {}
    found: dict[str, Counts] = {}
    for facet in facets:
        field = FIELD_OF[facet]
        if field not in by_field:
            codes = reader.sets.codes[field]
            by_field[field] = np.bincount(codes.take(rows, mode="clip"), minlength=len(reader.sets.values[field]))
        if facet == "age":
            found[facet] = at_ages(age_ranges(reader), by_field[field], ages_of(asked))
        else:
            found[facet] = facet_values(facet, reader).counted(by_field[field])
    return found


def ages_of(asked: Asked) -> list[int]:
    """The ages that are counted: ``AGES`` and the one asked for."""
    return list(AGES) if asked.age_years is None else sorted({*AGES, max(int(asked.age_years), 0)})


def shaped(counts: Mapping[str, Counts], asked: Asked) -> dict[str, tuple[Count, ...]]:
    """Counts as a page shows them: most first, ages and years in order; chosen values always among them."""
    picked = {facet: chosen(asked, facet) for facet in FILTER_OF}
    picked["country"] = _as_counted(picked["country"], counts["country"])
    return {facet: _shaped(counts[facet], picked[facet], by_value=facet in BY_VALUE) for facet in FILTER_OF}


def _as_counted(countries: Iterable[str], counted_ones: Iterable[str]) -> frozenset[str]:
    """The registry's words for the countries asked for, as far as any study has them: of several spellings each."""
    if not countries:
        return frozenset()
    asked = {country_token(name): name for name in countries}
    known = {name for name in counted_ones if country_token(name) in asked}
    spelt = {country_token(name) for name in known}
    return frozenset(known | {name for token, name in asked.items() if token not in spelt})


def at_ages(ranges: AgeRanges, by_code: Array, ages: list[int]) -> dict[str, int]:
    """How many studies take people of each age, out of counts by the code of their range."""
    size = max(int(ranges.last.max(initial=0)) + 2, int(ranges.first.max(initial=0)) + 1, ages[-1] + 1)
    whole = ranges.first <= ranges.last
    steps = np.bincount(ranges.first[whole], weights=by_code[whole], minlength=size)
    steps -= np.bincount(ranges.last[whole] + 1, weights=by_code[whole], minlength=size)
    taken = np.cumsum(steps).astype(int)
    return {str(age): int(taken[age]) for age in ages}


def _shaped(counts: Counts, chosen_values: frozenset[str], *, by_value: bool) -> tuple[Count, ...]:
    if not chosen_values:
        return tuple(map(Count, counts, counts.values()))
    missing = [value for value in chosen_values if value not in counts]
    if missing:
        counts = dict.fromkeys(missing, 0) | dict(counts)
        order = in_order if by_value else lambda value: (-counts[value], value)
        counts = {value: counts[value] for value in sorted(counts, key=order)}
    return tuple([Count(value, count, value in chosen_values) for value, count in counts.items()])


def chosen(asked: Asked, facet: str) -> frozenset[str]:
    """The values of a facet that were asked for."""
    value = getattr(asked, FILTER_OF[facet])
    if isinstance(value, tuple):
        return frozenset(value)
    if isinstance(value, bool):
        return frozenset({"yes" if value else "no"})
    if isinstance(value, date):
        return frozenset()
    if isinstance(value, float | int):
        return frozenset({str(int(value))})
    return frozenset({value} if value else ())
