"""The town a site's words name: city, state, country, and the postcode to tell towns of one name apart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from plaintrial.places.distance import Point, distance_km
from plaintrial.places.find import finder
from plaintrial.places.gazetteer import Gazetteer, gazetteer
from plaintrial.places.postcodes import PostcodePoint
from plaintrial.places.town_names import literal_names, loose_names

NEAR_KM = 80
"""A town this close to its postcode or province agrees with it."""


class Words(NamedTuple):
    """What a record says of a site's place, "" where it says nothing; `country` is an ISO code."""

    city: str
    state: str
    country: str
    postcode: str


class Town(NamedTuple):
    """A row of the gazetteer. `literal`: the name is filed as written; `agrees`: something else of the record says so."""

    row: int
    literal: bool
    agrees: bool
    alone: bool


def rows_of_words(words: Words) -> list[int]:
    """The towns of the country that bear the site's town's name as written, most populous first."""
    return _first_rows(literal_names(words.city), words.country)


@lru_cache(maxsize=65536)
def town_of(words: Words) -> Town | None:
    """The likeliest town; None where the gazetteer knows none of that name in the country."""
    rows = rows_of_words(words)
    if rows:
        return _chosen(rows, words, literal=True)
    near = _spelled(words) or _first_rows(loose_names(words.city), words.country)
    return _chosen(near, words, literal=False) if near else None


def town_of_state(words: Words) -> int | None:
    """The row of the town a site's state is named after; None where there is none."""
    if not words.state:
        return None
    towns = gazetteer()
    named = towns.rows_in(towns.rows_named(words.state), words.country)
    found = towns.regions.town_of(words.country, words.state)
    return named[0] if named and found is None else found


@lru_cache(maxsize=65536)
def point_of_postcode(country: str, postcode: str) -> PostcodePoint | None:
    """Where a site's postcode lies."""
    return finder().postcodes.point(country, postcode) if postcode else None


def _first_rows(names: Iterable[str], country: str) -> list[int]:
    towns = gazetteer()
    for name in names:
        rows = towns.rows_in(towns.names.rows_of(name), country)
        if rows:
            return rows
    return []


def _spelled(words: Words) -> list[int]:
    for name in literal_names(words.city):
        near = finder().speller.near(name, words.country)
        if near:
            return _first_rows(near, words.country)
    return []


def _chosen(rows: list[int], words: Words, *, literal: bool) -> Town:
    """By state, then by nearness to the postcode or the province's town, then by population."""
    towns = gazetteer()
    number = towns.regions.find(words.country, words.state) if words.state else None
    within = [row for row in rows if towns.region[row] == number] if number is not None else []
    anchor = _anchor(words, towns, known=number is not None)
    candidates = within or rows
    if anchor:
        close = min(candidates, key=lambda row: distance_km(towns.point(row), anchor))
        if distance_km(towns.point(close), anchor) <= NEAR_KM:
            return Town(_largest_beside(candidates, close, towns), literal, agrees=True, alone=len(rows) == 1)
    first = candidates[0]
    alone = len(candidates) == 1 or towns.population[first] >= 10 * towns.population[candidates[1]]
    return Town(first, literal, agrees=bool(within), alone=alone)


def _largest_beside(rows: list[int], close: int, towns: Gazetteer) -> int:
    """The most populous of the towns around the closest one: a suburb may bear its town's name."""
    return next(row for row in rows if distance_km(towns.point(row), towns.point(close)) <= 25)


def _anchor(words: Words, towns: Gazetteer, *, known: bool) -> Point | None:
    code = point_of_postcode(words.country, words.postcode)
    if code:
        return code.lat, code.lon
    row = None if known else town_of_state(words)
    return None if row is None else towns.point(row)
