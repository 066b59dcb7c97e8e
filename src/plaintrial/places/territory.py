"""Whether a point can lie in a country: within reach of a known town of it, in cells of 1 degree."""

from __future__ import annotations

from functools import lru_cache
from math import floor

from plaintrial.places.gazetteer import gazetteer


@lru_cache(maxsize=1)
def _cells() -> frozenset[int]:
    towns = gazetteer()
    points = zip(towns.country, towns.lat, towns.lon, strict=True)
    degrees = {(number, lat // 1000, lon // 1000) for number, lat, lon in points}
    return frozenset(_cell(*each) for each in degrees)


def _cell(country: int, lat: int, lon: int) -> int:
    return (country * 181 + lat + 90) * 360 + (lon + 180) % 360


def in_country(lat: float, lon: float, code: str) -> bool:
    """Whether a town of the country lies in the point's cell or one beside it. True for a country without towns here:
    nothing speaks against it."""
    number = gazetteer().number.get(code)
    if number is None:
        return True
    north, east = floor(lat), floor(lon)
    around = ((north + i, east + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
    return any(_cell(number, i, j) in _cells() for i, j in around)


def is_position(lat: float | None, lon: float | None) -> bool:
    """Whether two numbers are degrees of a place on earth; 0, 0 (in the sea off Ghana) stands for "not known"."""
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return False
    return abs(lat) > 0.01 or abs(lon) > 0.01
