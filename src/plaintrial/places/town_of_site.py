"""The town a site's words name: city, state, country, and the postcode to tell towns of one name apart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from plaintrial.places.distance import Point, distance_km
from plaintrial.places.find import finder
from plaintrial.places.gazetteer import Gazetteer, gazetteer
from plaintrial.places.keys import place_key
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
    """A row of the gazetteer. `literal`: the name is filed as written; `agrees`: state or postcode lead there too;
    `alone`: no other town of the country with that name comes near it in population."""

    row: int
    literal: bool
    agrees: bool
    alone: bool


BY_STATE = frozenset(("US", "CA", "AU"))
"""Where a town is never named without the right state: one of the same name in another state is another town."""
OUTWEIGHS = 10
"""A town that only bears the name among others comes before its namesakes if it has so many times their people."""


def rows_of_words(words: Words) -> list[int]:
    """The towns of the country that bear the site's town's name as written, the likeliest first."""
    for name in literal_names(words.city):
        rows = _in_place(name, words)
        if rows:
            return _main_names_first(rows, name)
    return []


@lru_cache(maxsize=65536)
def town_of(words: Words) -> Town | None:
    """The likeliest town; None where the gazetteer knows none of that name in the country."""
    rows = rows_of_words(words)
    if rows:
        return _chosen(rows, words, literal=True)
    if gazetteer().regions.find(words.country, words.city) is not None:
        return None
    near = _spelled(words) or _first_rows(loose_names(words.city), words)
    return _chosen(near, words, literal=False) if near else None


def town_of_state(words: Words) -> int | None:
    """The row of the town a site's state is named after, as in "Seoul"; None where there is none, and where states are
    larger than towns."""
    if not words.state or words.country in BY_STATE:
        return None
    towns = gazetteer()
    named = towns.rows_in(towns.rows_named(words.state), words.country)
    found = towns.regions.town_of(words.country, words.state)
    return named[0] if named and found is None else found


@lru_cache(maxsize=65536)
def point_of_postcode(country: str, postcode: str) -> PostcodePoint | None:
    """Where a site's postcode lies."""
    return finder().postcodes.point(country, postcode) if postcode else None


def _in_place(name: str, words: Words) -> list[int]:
    """Towns of a name in the country, and where states are reliable in the state."""
    towns = gazetteer()
    rows = towns.rows_in(towns.names.rows_of(name), words.country)
    number = towns.regions.find(words.country, words.state) if words.country in BY_STATE and words.state else None
    return rows if number is None else [row for row in rows if towns.region[row] == number]


def _main_names_first(rows: list[int], name: str) -> list[int]:
    towns = gazetteer()
    main = [row for row in rows[:50] if place_key(towns.title(row)) == name]
    if not main or towns.population[rows[0]] >= OUTWEIGHS * towns.population[main[0]]:
        return rows
    return main + [row for row in rows if row not in main]


def _first_rows(names: Iterable[str], words: Words) -> list[int]:
    return next((rows for name in names if (rows := _in_place(name, words))), [])


def _spelled(words: Words) -> list[int]:
    near = (found for name in literal_names(words.city) for found in finder().speller.near(name))
    return _first_rows(near, words)


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
    first = candidates[0] if within else _no_suburb(candidates, towns)
    alone = len(candidates) == 1 or towns.population[first] >= OUTWEIGHS * towns.population[candidates[1]]
    return Town(first, literal, agrees=bool(within), alone=alone)


def _no_suburb(rows: list[int], towns: Gazetteer) -> int:
    """The first town, or the second if that has nearly as many people and the first is a district of a far larger
    town: Salamanca, not the district of Madrid."""
    if len(rows) > 1 and towns.population[rows[0]] < 3 * towns.population[rows[1]]:
        return next((row for row in rows[:2] if not _is_suburb(row, towns)), rows[0])
    return rows[0]


def _is_suburb(row: int, towns: Gazetteer) -> bool:
    """Whether a town of ten times the people lies within 15 km; larger towns have smaller row numbers."""
    people, country = towns.population[row] * 10, towns.country[row]
    larger = (i for i in range(row) if towns.country[i] == country and towns.population[i] >= people)
    return any(distance_km(towns.point(i), towns.point(row)) < 15 for i in larger)


def _largest_beside(rows: list[int], close: int, towns: Gazetteer) -> int:
    """The most populous of the towns around the closest one: a suburb may bear its town's name."""
    return next(row for row in rows if distance_km(towns.point(row), towns.point(close)) <= 25)


def _anchor(words: Words, towns: Gazetteer, *, known: bool) -> Point | None:
    code = point_of_postcode(words.country, words.postcode)
    if code:
        return code.lat, code.lon
    row = None if known else town_of_state(words)
    return None if row is None else towns.point(row)
