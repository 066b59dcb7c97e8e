"""How far a study's sites are from a place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from plaintrial.search.cells import Point
from plaintrial.search.distances import distances_km
from plaintrial.search.found import NearestSite
from plaintrial.search.shown import Shown
from plaintrial.search.sites import OPEN, PlacedSite


class Nearness(NamedTuple):
    """The nearest site that takes people now, the nearest of all; how many that take nobody lie nearer than the first.

    All that take nobody, where no site takes people. Sites whose place is unknown count nowhere.
    """

    nearest_open: NearestSite | None
    nearest: NearestSite | None
    closed_nearer: int


def nearness(listed: Sequence[Shown], place: Point) -> list[Nearness]:
    """How near each of some studies comes to a place."""
    on_map = [[site for site in shown.sites if site.lat is not None] for shown in listed]
    points = np.array([(site.lat, site.lon) for sites in on_map for site in sites], np.float64).reshape(-1, 2)
    distances = iter(distances_km(place, points).tolist())
    return [_nearness([(next(distances), site.letter not in OPEN, site) for site in sites]) for sites in on_map]


def _nearness(placed: Sequence[_Placed]) -> Nearness:
    first = min(placed, key=_order, default=None)
    first_open = min((each for each in placed if not each[1]), key=_order, default=None)
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
