"""Places as tokens: the earth in quarters of quarters, so that "within 100 km" is a look-up.

A cell of level n is one of 2^n by 2^n boxes of longitude and latitude. A site has its cell at each of ``LEVELS``;
a circle is covered with the largest cells inside it and small ones along its edge. Cells of the last level are 2.4 km
wide at the equator and 1.2 km high, so an edge is drawn to about 2 km, which is what sites placed by their city bear.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

LEVELS = (4, 6, 8, 10, 12, 14)
EARTH_KM = 6371.0088
FARTHEST_KM = 20_040.0
_EDGE_CELLS = 40
"""An edge is drawn to this share of the radius at least: finer would cost time and tell nobody more."""


class Point(NamedTuple):
    """Degrees north and east."""

    lat: float
    lon: float


def point_of(lat: float | None, lon: float | None) -> Point | None:
    """The point, None unless both are numbers on the globe. (0, 0) is what broken forms send: no study is there."""
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180) or (lat == 0 and lon == 0):
        return None
    return Point(float(lat), float(lon))


def distance_km(a: Point, b: Point) -> float:
    """The great-circle distance (haversine)."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    turn = math.sin((lat_b - lat_a) / 2) ** 2
    turn += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(turn)))


@lru_cache(maxsize=65536)
def cells_of(point: Point) -> tuple[str, ...]:
    """The cells a point lies in, one of each level. Sites share their towns, so most are asked for often."""
    x = min((point.lon + 180) / 360, 1 - 1e-12)
    y = min((point.lat + 90) / 180, 1 - 1e-12)
    return tuple(cell_name(level, int(x * (1 << level)), int(y * (1 << level))) for level in LEVELS)


def cell_name(level: int, x: int, y: int) -> str:
    """The name of a cell by its column and row."""
    return f"{level:x}{x:x}.{y:x}"


def middle_of(cell: str) -> Point:
    """The middle of a cell."""
    level = int(cell[0], 16)
    x, y = (int(part, 16) for part in cell[1:].split("."))
    return Point((y + 0.5) / (1 << level) * 180 - 90, (x + 0.5) / (1 << level) * 360 - 180)


@lru_cache(maxsize=256)
def covering(centre: Point, km: float) -> tuple[str, ...]:
    """Cells that together cover the circle; those on its edge may reach a little beyond it."""
    last = _last_level(km)
    rows = _rows(centre, min(km, FARTHEST_KM) / EARTH_KM, 1 << last)
    found: list[str] = []
    coarser: dict[int, _Span] = {}
    for level in (level for level in LEVELS if level <= last):
        inside = _whole_cells(rows, 1 << (last - level))
        for y, span in inside.items():
            for x in _left_over(span, coarser.get(y >> 2)):
                found.append(cell_name(level, x % (1 << level), y))
        coarser = inside
    return tuple(dict.fromkeys(found))


_Span = tuple[int, int]
"""Columns from the first to the last, both included; beyond the antimeridian they go on counting."""


def _last_level(km: float) -> int:
    """The level fine enough for the edge of a circle of this radius."""
    wanted = max(km / _EDGE_CELLS, 1.0)
    return next((level for level in LEVELS if 20_015 / (1 << level) <= wanted * 1.3), LEVELS[-1])


def _rows(centre: Point, angle: float, n: int) -> dict[int, _Span]:
    """For each row of an n by n grid that the circle touches, the columns it touches."""
    reach = math.degrees(angle)
    first = max(math.floor((centre.lat - reach + 90) / 180 * n), 0)
    last = min(math.floor((centre.lat + reach + 90) / 180 * n), n - 1)
    return {y: _columns(centre, angle, y, n) for y in range(first, last + 1)}


def _columns(centre: Point, angle: float, y: int, n: int) -> _Span:
    south, north = math.radians(y / n * 180 - 90), math.radians((y + 1) / n * 180 - 90)
    half = math.degrees(_half_width(math.radians(centre.lat), angle, south, north))
    if half >= 180:
        return 0, n - 1
    west, east = ((centre.lon + 180 + side) / 360 * n for side in (-half, half))
    return (0, n - 1) if east - west >= n - 1 else (math.floor(west), math.floor(east))


def _half_width(lat: float, angle: float, south: float, north: float) -> float:
    """The most a circle reaches east of its centre between two latitudes, in radians of longitude."""
    if abs(lat) + angle >= math.pi / 2:
        widest = north if lat > 0 else south
        if abs(lat) + angle - math.pi / 2 >= math.pi / 2 - abs(widest):
            return math.pi
    turned = math.sin(lat) / math.cos(angle) if math.cos(angle) > 0 else math.copysign(2, lat)
    widest = math.asin(min(max(turned, -1.0), 1.0))
    at = min(max(widest, south), north)
    below = math.cos(lat) * math.cos(at)
    if below < 1e-12:
        return math.pi
    return math.acos(min(max((math.cos(angle) - math.sin(lat) * math.sin(at)) / below, -1.0), 1.0))


def _whole_cells(rows: dict[int, _Span], scale: int) -> dict[int, _Span]:
    """Columns of a grid coarser by ``scale`` whose cells lie wholly in the rows' columns, by coarse row."""
    found: dict[int, _Span] = {}
    for y in {row // scale for row in rows}:
        spans = [rows.get(row) for row in range(y * scale, (y + 1) * scale)]
        if None not in spans:
            west = max(span[0] for span in spans if span)
            east = min(span[1] for span in spans if span)
            first, last = -(-west // scale), (east + 1) // scale - 1
            if first <= last:
                found[y] = (first, last)
    return found


def _left_over(span: _Span, coarser: _Span | None) -> list[int]:
    """Columns of a span that no cell of the next coarser level covers."""
    if coarser is None:
        return list(range(span[0], span[1] + 1))
    return [*range(span[0], coarser[0] * 4), *range(coarser[1] * 4 + 4, span[1] + 1)]
