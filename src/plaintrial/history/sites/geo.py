"""How far apart two sites are by the coordinates the registry worked out for them."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Any

from plaintrial.history.pair import Part

_EARTH_KM = 6371.0


def apart_km(one: Part, other: Part) -> float | None:
    """Kilometres between two sites; None when either has no sound coordinates."""
    start, end = _degrees(one.get("geoPoint")), _degrees(other.get("geoPoint"))
    if start is None or end is None:
        return None
    (lat, lon), (other_lat, other_lon) = start, end
    half = sin(radians(other_lat - lat) / 2) ** 2
    half += cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def _degrees(point: Any) -> tuple[float, float] | None:
    if not isinstance(point, dict):
        return None
    lat, lon = point.get("lat"), point.get("lon")
    if not (isinstance(lat, int | float) and isinstance(lon, int | float)):
        return None
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None
