"""Which piece of the world shows a country, or the surroundings of a place."""

from __future__ import annotations

from math import cos, hypot, radians

from plaintrial.web.maps.land import boxes
from plaintrial.web.maps.projection import Box

_NEAR = 0.08
"""A part belongs on the map where its way to the rest is no longer than this share of the map's diagonal."""
_LARGE = 0.3
"""A part at least this share of the largest one's size may lie as far off as the whole diagonal: Malaysia has two."""
_MARGIN = 0.06
_KM_A_DEGREE = 111.2
_SMALLEST = 0.3


def country_box(code: str) -> Box | None:
    """The box that shows a country: its largest part and those near it. Parts far away are left off; None: no outline.

    France is drawn without French Guiana, the United States without Alaska: as large as the rest can be drawn.
    """
    parts = sorted(boxes("near", code), key=_size, reverse=True)
    if not parts:
        return None
    shown, waiting = parts[0], parts[1:]
    large = _LARGE * _size(shown)
    while near := [part for part in waiting if _belongs(part, shown, large)]:
        for part in near:
            shown = _both(shown, part)
        waiting = [part for part in waiting if part not in near]
    return _with_margin(shown)


def surroundings(lat: float, lon: float, km: float) -> Box:
    """The box that reaches ``km`` to each side of a place."""
    up = km / _KM_A_DEGREE
    across = min(up / max(cos(radians(lat)), 0.05), 90)
    return Box(lon - across, lat - up, lon + across, lat + up)


def holds(box: Box, lon: float, lat: float) -> bool:
    """Whether a point lies on the map."""
    return box.west <= lon <= box.east and box.south <= lat <= box.north


def _size(box: Box) -> float:
    squeeze = cos(radians((box.south + box.north) / 2))
    return (box.east - box.west) * squeeze * (box.north - box.south)


def _belongs(part: Box, shown: Box, large: float) -> bool:
    """Whether a part lies near enough to what is shown so far, for its size."""
    return _gap(shown, part) <= _reach(shown) * (1 if _size(part) >= large else _NEAR)


def _reach(box: Box) -> float:
    return hypot(box.east - box.west, box.north - box.south)


def _gap(one: Box, other: Box) -> float:
    across = max(other.west - one.east, one.west - other.east, 0.0)
    return hypot(across, max(other.south - one.north, one.south - other.north, 0.0))


def _both(one: Box, other: Box) -> Box:
    return Box(
        min(one.west, other.west), min(one.south, other.south), max(one.east, other.east), max(one.north, other.north)
    )


def _with_margin(box: Box) -> Box:
    across = max((box.east - box.west) * _MARGIN, _SMALLEST)
    up = max((box.north - box.south) * _MARGIN, _SMALLEST)
    return Box(box.west - across, box.south - up, box.east + across, box.north + up)
