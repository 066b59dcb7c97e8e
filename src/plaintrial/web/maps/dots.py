"""Dots on a map, merged where they would lie on top of each other."""

from __future__ import annotations

from collections.abc import Iterable
from math import hypot, sqrt

import msgspec

from plaintrial.web.maps.projection import Sheet


class Spot(msgspec.Struct, frozen=True):
    """Something to show: degrees north and east, and how much it weighs (a number of studies)."""

    lat: float
    lon: float
    weight: float


class Dot(msgspec.Struct, frozen=True):
    """A dot on the sheet, in its units."""

    x: float
    y: float
    radius: float


class Sizes(msgspec.Struct, frozen=True):
    """Smallest and largest radius, and how near two dots' middles may come before they are merged; in units."""

    smallest: float
    largest: float
    apart: float


def dots(spots: Iterable[Spot], sheet: Sheet, sizes: Sizes) -> tuple[Dot, ...]:
    """The dots, largest first; a dot's area grows with its weight. Each spot is in exactly one dot."""
    merged: list[tuple[float, float, float]] = []
    for spot in sorted(spots, key=lambda each: (-each.weight, each.lat, each.lon)):
        x, y = sheet.place(spot.lon, spot.lat)
        near = next((n for n, (ox, oy, _) in enumerate(merged) if hypot(ox - x, oy - y) < sizes.apart), None)
        if near is None:
            merged.append((x, y, spot.weight))
        else:
            merged[near] = (*merged[near][:2], merged[near][2] + spot.weight)
    most = max((weight for _, _, weight in merged), default=1.0)
    drawn = [Dot(x, y, max(sizes.smallest, sizes.largest * sqrt(weight / most))) for x, y, weight in merged]
    return tuple(sorted(drawn, key=lambda dot: -dot.radius))
