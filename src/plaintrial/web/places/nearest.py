"""The town that a point belongs to."""

from __future__ import annotations

from functools import lru_cache
from math import floor

from plaintrial.places import distance_km, gazetteer

_CITY_KM = 14
"""A point this near belongs to the most populous town around: a hospital in a suburb is in the city."""
_REACH_KM = 60


@lru_cache(maxsize=1)
def _shelves() -> dict[tuple[int, int], list[int]]:
    """Rows of towns by whole degrees, most populous first as rows are in that order."""
    towns = gazetteer()
    found: dict[tuple[int, int], list[int]] = {}
    for row, (lat, lon) in enumerate(zip(towns.lat, towns.lon, strict=True)):
        found.setdefault((lat // 1000, lon // 1000), []).append(row)
    return found


def town_of(lat: float, lon: float) -> int | None:
    """The row of the town a point belongs to; None where no town is within reach."""
    city, nearest = _looked_up(lat, lon)
    if city is None:
        return nearest
    # A point in a suburb finds the suburb, or one quarter of a city: that one's own surroundings hold the city.
    larger, _nearest = _looked_up(*gazetteer().point(city))
    return city if larger is None else larger


def _looked_up(lat: float, lon: float) -> tuple[int | None, int | None]:
    """The most populous town right around a point, and the nearest one within reach."""
    towns = gazetteer()
    city: int | None = None
    best, nearest = None, float(_REACH_KM)
    for row in _around(floor(lat), floor(lon)):
        km = distance_km((lat, lon), towns.point(row))
        if km <= _CITY_KM and (city is None or row < city):
            city = row
        if km < nearest:
            best, nearest = row, km
    return city, best


def _around(north: int, east: int) -> list[int]:
    shelves = _shelves()
    return [
        row
        for up in (-1, 0, 1)
        for across in (-1, 0, 1)
        for row in shelves.get((north + up, (east + across + 180) % 360 - 180), ())
    ]
