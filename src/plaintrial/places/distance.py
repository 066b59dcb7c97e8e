"""Distances on the globe, and how they are said."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""
KM_PER_MILE = 1.609344

Point = tuple[float, float]
"""Degrees north, degrees east."""


def distance_km(a: Point, b: Point) -> float:
    """Kilometres along the great circle between two points (haversine, sphere: within 0.6 % of the true way)."""
    north, south = radians(a[0]), radians(b[0])
    half_lat, half_lon = (south - north) / 2, radians(b[1] - a[1]) / 2
    square = sin(half_lat) ** 2 + cos(north) * cos(south) * sin(half_lon) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, square)))


def round_position(lat: float, lon: float) -> Point:
    """A position to about 1 km, for a reader's own: 2 decimals; longitudes coarser towards the poles.

    Raises ValueError for what is no position on earth.
    """
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError("a latitude is -90 to 90, a longitude -180 to 180")
    step = 0.01 / max(cos(radians(lat)), 0.01)
    rounded = round(round(lon / step) * step, 2)
    return round(lat, 2) + 0.0, max(-180.0, min(180.0, rounded)) + 0.0


def kilometres(miles: float) -> float:
    """Kilometres of some miles."""
    return miles * KM_PER_MILE


def miles(km: float) -> float:
    """Miles of some kilometres."""
    return km / KM_PER_MILE


def about(km: float, *, miles_first: bool = False) -> str:
    """A distance for people: "about 12 km (7 miles)"; under 1 km "less than 1 km (1 mile)"."""
    if km < 0.95:
        return "less than 1 mile (1 km)" if miles_first else "less than 1 km (1 mile)"
    far = f"{rounded(km):,} km"
    number = f"{rounded(max(miles(km), 1.0)):,}"
    way = f"{number} mile" if number == "1" else f"{number} miles"
    return f"about {way} ({far})" if miles_first else f"about {far} ({way})"


def rounded(number: float) -> int:
    """Whole numbers up to 100, then tens, then hundreds from 1,000 on: no more exact than the places are."""
    step = 1 if number < 100 else 10 if number < 1000 else 100
    return int(number / step + 0.5) * step
