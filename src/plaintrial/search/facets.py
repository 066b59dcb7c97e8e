"""Counting facets: how many of the studies found have each status, phase, country ..."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate

from plaintrial.search.asked import Asked
from plaintrial.search.document import AND, BETWEEN, JOINED
from plaintrial.search.found import Count
from plaintrial.search.reader import Reader
from plaintrial.search.sites import country_token
from plaintrial.search.terms import Query

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
_BY_VALUE = ("age", "posted", "changed")
"""Facets in the order of their values, not of their counts."""
_COUNTRY_FIELDS = ("one_country", "more_countries")
_MOST_VALUES = 4000
_FIELD_OF = {facet: field for field, facets in JOINED.items() for facet in facets}


def counted(reader: Reader, query: Query, facets: Iterable[str]) -> dict[str, Counter[str]]:
    """Counts of these facets over the studies a query finds."""
    facets = list(facets)
    fields = dict.fromkeys(_FIELD_OF[facet] for facet in facets if facet in _FIELD_OF)
    fields |= dict.fromkeys(_COUNTRY_FIELDS if "country" in facets else ())
    if not fields:
        return {}
    asked = {field: {"terms": {"field": field, "size": _MOST_VALUES}} for field in fields}
    answer = reader.searcher.aggregate(query, asked)
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in facets}
    for field in fields:
        for bucket in answer[field]["buckets"]:
            _add(counts, field, str(bucket["key"]), int(bucket["doc_count"]))
    return counts


def _add(counts: dict[str, Counter[str]], field: str, key: str, count: int) -> None:
    if field in _COUNTRY_FIELDS:
        counts["country"][key] += count
        return
    for facet, values in zip(JOINED[field], key.split(BETWEEN), strict=True):
        if facet in counts:
            for value in values.split(AND):
                counts[facet][value] += count


def shaped(counts: Mapping[str, Counter[str]], asked: Asked) -> dict[str, tuple[Count, ...]]:
    """Counts as a page shows them: most first, ages and years in order; chosen values always among them."""
    ages = {int(asked.age_years)} if asked.age_years is not None else set[int]()
    by_age = at_ages(counts["age"], sorted({*AGES, *ages}))
    shown = {**counts, "age": by_age}
    picked = {facet: chosen(asked, facet) for facet in FILTER_OF}
    picked["country"] = _as_counted(picked["country"], counts["country"])
    return {facet: _shaped(shown[facet], picked[facet], by_value=facet in _BY_VALUE) for facet in FILTER_OF}


def _as_counted(countries: Iterable[str], counted_ones: Iterable[str]) -> frozenset[str]:
    """The registry's words for the countries asked for, as far as any study has them."""
    known = {country_token(name): name for name in counted_ones}
    return frozenset(known.get(country_token(name), name) for name in countries)


def at_ages(ranges: Mapping[str, int], ages: Sequence[int]) -> Counter[str]:
    """How many studies take people of each age, out of counts by "first-last" year."""
    steps: Counter[int] = Counter()
    for key, count in ranges.items():
        first, _, last = key.partition("-")
        if int(first) <= int(last):
            steps[int(first)] += count
            steps[int(last) + 1] -= count
    taken = list(accumulate(steps[age] for age in range(max(ages, default=-1) + 1)))
    return Counter({str(age): taken[age] for age in ages})


def _shaped(counts: Counter[str], chosen_values: frozenset[str], *, by_value: bool) -> tuple[Count, ...]:
    missing = {value: 0 for value in chosen_values if value not in counts}
    ranked = sorted([*counts.items(), *missing.items()], key=lambda each: (-each[1], each[0]))
    if by_value:
        ranked.sort(key=lambda each: (len(each[0]), each[0]))
    return tuple(Count(value, count, value in chosen_values) for value, count in ranked)


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
