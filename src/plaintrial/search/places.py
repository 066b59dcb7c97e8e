"""A place as people write it on a command line or in an address: "48.85, 2.35", or a name."""

from __future__ import annotations

from plaintrial.search.asked import Near, Place
from plaintrial.search.cells import point_of


def near_of(text: str, place: Place | None = None) -> Near | None:
    """The place meant: coordinates "LAT, LON", else a name that ``place`` knows; None when it is neither."""
    numbers = [_number(part) for part in text.split(",")]
    if len(numbers) == 2 and None not in numbers:
        point = point_of(numbers[0], numbers[1])
        return Near(point.lat, point.lon, "this place") if point else None
    return place(text) if place is not None else None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
