"""How far a study's sites are from a place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from plaintrial.search.cells import Point
from plaintrial.search.distances import distances_km
from plaintrial.search.found import NearestSite
from plaintrial.search.sets.block import Array
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
    """How near each of some studies comes to a place. All their sites are measured at once."""
    sites = [shown.sites for shown in listed]
    many = [len(each) for each in sites]
    if not sum(many):
        return [Nearness(None, None, 0) for _ in listed]
    kms = distances_km(place, np.concatenate([each.degrees for each in sites], axis=1).T)
    owners = np.repeat(np.arange(len(sites)), many)
    starts = np.cumsum(many) - many
    takes_people = np.concatenate([each.open for each in sites]) & ~np.isnan(kms)
    far = np.where(np.isnan(kms), np.inf, kms)
    first_open = _firsts(np.where(takes_people, kms, np.inf), owners, len(sites))
    first = _firsts(far, owners, len(sites))
    reach = np.array([np.inf if at is None else kms[at] for at in first_open])
    closer = np.bincount(owners[~takes_people & (far < reach[owners])], minlength=len(sites)).tolist()
    found = []
    for i, (at_open, at) in enumerate(zip(first_open, first, strict=True)):
        if at is not None and at_open is not None and kms[at] == kms[at_open]:
            at = at_open
        nearest = _site(sites[i], kms, at, starts[i])
        nearest_open = nearest if at_open == at else _site(sites[i], kms, at_open, starts[i])
        found.append(Nearness(nearest_open, nearest, closer[i]))
    return found


def _firsts(kms: Array, owners: Array, many: int) -> list[int | None]:
    """Where each owner's least distance stands, of equal ones the first; None where all are infinite."""
    least = np.full(many, np.inf)
    np.minimum.at(least, owners, kms)
    at = np.flatnonzero((kms == least[owners]) & (kms < np.inf))
    found: list[int | None] = [None] * many
    for place, owner in zip(at.tolist()[::-1], owners[at].tolist()[::-1], strict=True):
        found[owner] = place
    return found


def _site(sites: Sites, kms: Array, at: int | None, start: int) -> NearestSite | None:
    if at is None:
        return None
    site = sites.site(int(at - start))
    return NearestSite(round(float(kms[at]), 1), site.city, site.country, site.number, site.open)
