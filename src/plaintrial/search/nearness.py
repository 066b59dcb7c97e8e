"""How far a study's sites are from a place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from plaintrial.search.cells import Point
from plaintrial.search.distances import distances_km
from plaintrial.search.found import NearestSite
from plaintrial.search.sets.block import Array, Flags
from plaintrial.search.shown import Shown
from plaintrial.search.sites import Sites


class Nearness(NamedTuple):
    """The nearest site that takes people now, the nearest of all; how many that take nobody lie nearer than the first.

    All that take nobody, where no site takes people. Sites whose place is unknown count nowhere.
    """

    nearest_open: NearestSite | None
    nearest: NearestSite | None
    closed_nearer: int


def nearness(listed: Sequence[Shown], place: Point) -> list[Nearness]:
    """How near each of some studies comes to a place."""
    points = np.concatenate([shown.sites.degrees for shown in listed], axis=1) if listed else np.empty((2, 0))
    ends = np.cumsum([len(shown.sites) for shown in listed])
    distances = np.split(distances_km(place, points.T), ends[:-1])
    return [_nearness(shown.sites, kms) for shown, kms in zip(listed, distances, strict=True)] if listed else []


def _nearness(sites: Sites, kms: Array) -> Nearness:
    on_map, takes_people = ~np.isnan(kms), sites.open
    first_open = _first(kms, on_map & takes_people)
    first = _first(kms, on_map)
    if first is not None and first_open is not None and kms[first] == kms[first_open]:
        first = first_open
    reach = np.inf if first_open is None else kms[first_open]
    nearer = int(np.count_nonzero(kms[on_map & ~takes_people] < reach))
    return Nearness(_site(sites, kms, first_open), _site(sites, kms, first), nearer)


def _first(kms: Array, among: Flags) -> int | None:
    """The nearest of some sites, of several the first; None for none."""
    return int(np.argmin(np.where(among, kms, np.inf))) if among.any() else None


def _site(sites: Sites, kms: Array, number: int | None) -> NearestSite | None:
    if number is None:
        return None
    site = sites.site(number)
    return NearestSite(round(float(kms[number]), 1), site.city, site.country, site.number, site.open)
