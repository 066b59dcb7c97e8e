"""The filters of a search as what a row must pass, by the name of what was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np

from plaintrial.search.ages import years_to_days
from plaintrial.search.asked import Asked
from plaintrial.search.cells import Point, covering
from plaintrial.search.document import sort_key
from plaintrial.search.facet_values import facet_values
from plaintrial.search.reader import Reader
from plaintrial.search.sets.block import Array, Flags, Rows
from plaintrial.search.sets.keys import key_of
from plaintrial.search.sites import ANY, LETTERS, country_token


class Filter(NamedTuple):
    """``of``: for each of some rows whether it passes. ``whole``: the same for every row there is."""

    of: Callable[[Rows], Flags]
    whole: Callable[[], Flags]


_Make: TypeAlias = Callable[[Asked, Reader], Filter | None]
_MOST_KEPT = 64
"""Places and values whose rows are remembered with the reader: a flag for every study each."""


def filters_of(asked: Asked, reader: Reader) -> dict[str, Filter]:
    """Each filter that is set, in the order of the funnel."""
    made = {name: make(asked, reader) for name, make in FILTERS.items()}
    return {name: one for name, one in made.items() if one is not None}


def has_value(facet: str, chosen: Iterable[str], reader: Reader) -> Filter:
    """Passes rows with one of these values of a facet."""
    values = facet_values(facet, reader)
    passing, codes = values.codes_with(tuple(chosen)), reader.sets.codes[values.field]
    return Filter(
        lambda rows: np.asarray(passing.take(codes.take(rows, mode="clip"), mode="clip")),
        lambda: _remembered(("values", facet, tuple(chosen)), lambda: passing.take(codes, mode="clip"), reader),
    )


def _values(name: str, facet: str) -> _Make:
    def make(asked: Asked, reader: Reader) -> Filter | None:
        chosen: tuple[str, ...] = getattr(asked, name)
        return has_value(facet, chosen, reader) if chosen else None

    return make


def _yes_or_no(name: str, facet: str) -> _Make:
    def make(asked: Asked, reader: Reader) -> Filter | None:
        chosen: bool | None = getattr(asked, name)
        return None if chosen is None else has_value(facet, ["yes" if chosen else "no"], reader)

    return make


def _near(asked: Asked, reader: Reader) -> Filter | None:
    if asked.near is None or asked.within_km is None:
        return None
    point, km = asked.near.point, max(asked.within_km, 0.1)
    return _at_one_site(lambda letter: rows_near(point, km, letter, reader), asked.statuses, reader)


def _country(asked: Asked, reader: Reader) -> Filter | None:
    if not asked.countries:
        return None
    tokens = tuple(country_token(country) for country in asked.countries)
    return _at_one_site(lambda letter: rows_in(tokens, letter, reader), asked.statuses, reader)


def _at_one_site(there: Callable[[str], Flags], statuses: Sequence[str], reader: Reader) -> Filter:
    """Studies with a site at one of the places. With statuses asked for, that very site must have one of them."""
    if not statuses:
        flags = there(ANY)
        return Filter(lambda rows: flags.take(rows, mode="clip"), lambda: flags)
    ways: list[tuple[Filter, Flags]] = []
    for letter in dict.fromkeys(LETTERS.get(status, ANY) for status in statuses):
        with_letter = [status for status in statuses if LETTERS.get(status, ANY) == letter]
        ways.append((has_value("status", with_letter, reader), there(letter)))
    return Filter(
        lambda rows: np.logical_or.reduce([status.of(rows) & flags.take(rows, mode="clip") for status, flags in ways]),
        lambda: np.logical_or.reduce([status.whole() & flags for status, flags in ways]),
    )


def rows_near(point: Point, km: float, letter: str, reader: Reader) -> Flags:
    """For every row whether it has a site of this letter within a distance."""
    return _having(("near", point, km, letter), lambda: _cell_keys(point, km, letter), reader)


def rows_in(tokens: Sequence[str], letter: str, reader: Reader) -> Flags:
    """For every row whether it has a site of this letter in one of some countries."""
    return _having(("in", tokens, letter), lambda: _keys(letter, tokens), reader)


def _having(key: object, keys: Callable[[], Array], reader: Reader) -> Flags:
    return _remembered(key, lambda: reader.sets.having_any(keys()), reader)


def _remembered(key: object, flags: Callable[[], Flags], reader: Reader) -> Flags:
    kept: dict[object, Flags] = reader.remembered.setdefault("flags", {})
    found = kept.get(key)
    if found is None:
        found = flags()
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[key] = found
    return found


@lru_cache(maxsize=512)
def _cell_keys(point: Point, km: float, letter: str) -> Array:
    return _keys(letter, covering(point, km))


def _keys(letter: str, places: Iterable[str]) -> Array:
    return np.array([key_of("cell", letter + place) for place in places], np.uint64)


def _age(asked: Asked, reader: Reader) -> Filter | None:
    if asked.age_years is None:
        return None
    day = years_to_days(asked.age_years)
    youngest, oldest = reader.sets.ages

    def of(rows: Rows) -> Flags:
        return np.asarray((youngest.take(rows, mode="clip") <= day) & (oldest.take(rows, mode="clip") >= day))

    return Filter(of, lambda: (youngest <= day) & (oldest >= day))


def _sex(asked: Asked, reader: Reader) -> Filter | None:
    return has_value("sex", [asked.sex, "ALL"], reader) if asked.sex in ("FEMALE", "MALE") else None


def at_least(order: str, day: date, reader: Reader) -> Filter:
    """Passes rows whose day is that one or later."""
    keys, least = reader.sets.order[order], np.uint64(sort_key(day, ""))
    return Filter(lambda rows: keys.take(rows, mode="clip") >= least, lambda: keys >= least)


def _since(name: str, order: str) -> _Make:
    def make(asked: Asked, reader: Reader) -> Filter | None:
        day: date | None = getattr(asked, name)
        return None if day is None else at_least(order, day, reader)

    return make


FILTERS: dict[str, _Make] = {
    "statuses": _values("statuses", "status"),
    "near": _near,
    "age_years": _age,
    "age_groups": _values("age_groups", "age_group"),
    "sex": _sex,
    "healthy": _yes_or_no("healthy", "healthy"),
    "phases": _values("phases", "phase"),
    "types": _values("types", "type"),
    "countries": _country,
    "funders": _values("funders", "funder"),
    "has_results": _yes_or_no("has_results", "results"),
    "posted_since": _since("posted_since", "newest"),
    "changed_since": _since("changed_since", "changed"),
}
"""In the order of the funnel: what most people set first comes first."""
