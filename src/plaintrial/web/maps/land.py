"""Outlines as SVG paths: whole units, steps from point to point, points left out that nobody could tell apart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from plaintrial.web.maps.clip import clipped
from plaintrial.web.maps.outline import Level, Ring, rings
from plaintrial.web.maps.projection import NORTH, SOUTH, Box, Sheet

_EDGE = 8
"""Units that are drawn beyond the sheet, so that no cut edge shows."""
_NEAREST = 1.5
"""Points nearer than this to the one before are left out."""


@lru_cache(maxsize=1000)
def boxes(level: Level, code: str) -> tuple[Box, ...]:
    """The box of each ring of a country."""
    return tuple(_box(ring) for ring in rings(level, code))


def _box(ring: Ring) -> Box:
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    return Box(min(lons), min(lats), max(lons), max(lats))


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have anything in common."""
    return one.west <= other.east and other.west <= one.east and one.south <= other.north and other.south <= one.north


def path_of(country: str, level: Level, sheet: Sheet, seen: Box | None = None) -> str:
    """The path of a country on a sheet that shows ``seen`` (the world, when None); "" for none."""
    pairs = zip(rings(level, country), boxes(level, country), strict=True)
    return "".join(_path(ring, sheet, seen is None) for ring, box in pairs if seen is None or meet(box, seen))


def path_of_others(countries: Iterable[str], level: Level, sheet: Sheet, seen: Box | None = None) -> str:
    """The paths of several countries as one."""
    return "".join(path_of(code, level, sheet, seen) for code in countries)


def _path(ring: Ring, sheet: Sheet, whole_world: bool) -> str:
    if whole_world:
        ring = [(lon, min(max(lat, SOUTH), NORTH)) for lon, lat in ring]
    placed = [sheet.place(lon, lat) for lon, lat in ring]
    inside = clipped(placed, -_EDGE, -_EDGE, sheet.width + _EDGE, sheet.height + _EDGE)
    return _steps(inside)


def _steps(points: Iterable[tuple[float, float]]) -> str:
    kept: list[tuple[int, int]] = []
    for x, y in points:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > _NEAREST:
            kept.append((round(x), round(y)))
    if len(kept) < 3:
        return ""
    steps = [f"M{kept[0][0]} {kept[0][1]}l"]
    for (x0, y0), (x, y) in pairwise(kept):
        steps.append(f"{x - x0} {y - y0} ")
    return "".join(steps).rstrip() + "z"
