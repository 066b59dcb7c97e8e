"""How far a study's sites are from a place."""

from __future__ import annotations

from typing import NamedTuple

from plaintrial.search.cells import Point, distance_km
from plaintrial.search.found import NearestSite
from plaintrial.search.shown import Shown
from plaintrial.search.sites import PlacedSite


class Nearness(NamedTuple):
    """The nearest site that takes people now, the nearest of all; how many that take nobody lie nearer than the first.

    All that take nobody, where no site takes people. Sites whose place is unknown count nowhere.
    """

    nearest_open: NearestSite | None
    nearest: NearestSite | None
    closed_nearer: int


def nearness(shown: Shown, place: Point) -> Nearness:
    """How near a study comes to a place."""
    placed = [(distance_km(place, point), not site.open, site) for site in shown.sites if (point := site.point)]
    first = min(placed, key=_order, default=None)
    first_open = min((each for each in placed if each[2].open), key=_order, default=None)
    reach = float("inf") if first_open is None else first_open[0]
    nearer = sum(closed and km < reach for km, closed, _ in placed)
    return Nearness(_site(first_open), _site(first), nearer)


_Placed = tuple[float, bool, PlacedSite]


def _order(placed: _Placed) -> tuple[float, bool, int]:
    km, closed, site = placed
    return km, closed, site.number


def _site(placed: _Placed | None) -> NearestSite | None:
    if placed is None:
        return None
    km, _, site = placed
    return NearestSite(round(km, 1), site.city, site.country, site.number, site.open)


def nearest_open_km(shown: Shown, place: Point) -> float:
    """Kilometres to the nearest site that takes people; infinite when there is none."""
    return min(
        (distance_km(place, site.point) for site in shown.sites if site.open and site.point), default=float("inf")
    )
