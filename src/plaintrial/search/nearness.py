"""How far a study's sites are from a place."""

from __future__ import annotations

from plaintrial.search.cells import Point, distance_km
from plaintrial.search.found import NearestSite
from plaintrial.search.shown import Shown


def by_distance(shown: Shown, place: Point) -> list[NearestSite]:
    """The sites whose place is known, nearest first."""
    found = [
        NearestSite(round(distance_km(place, site.point), 1), site.city, site.country, site.number, site.open)
        for site in shown.sites
        if site.point is not None
    ]
    return sorted(found, key=lambda site: (site.km, not site.open, site.number))


def nearest_open_km(shown: Shown, place: Point) -> float:
    """Kilometres to the nearest site that takes people; infinite when there is none."""
    return min(
        (distance_km(place, site.point) for site in shown.sites if site.open and site.point), default=float("inf")
    )
