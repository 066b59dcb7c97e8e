"""From degrees to places on a sheet.

The world is drawn in the Equal Earth projection (B. Savric, T. Patterson, B. Jenny, 2018): areas keep their share. A
piece of it is drawn flat, with degrees of longitude as long as they are in its middle.
"""

from __future__ import annotations

from collections.abc import Callable
from math import asin, cos, radians, sin, sqrt

import msgspec

Projection = Callable[[float, float], tuple[float, float]]
"""Degrees east and north to units from the sheet's left and top edge."""
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
SOUTH, NORTH = -56.0, 83.7
"""Latitudes between which the world is drawn: the ice around the South Pole is left out."""


class Box(msgspec.Struct, frozen=True):
    """A piece of the world in degrees."""

    west: float
    south: float
    east: float
    north: float


class Sheet(msgspec.Struct, frozen=True):
    """A sheet to draw on: its size in units and how degrees come onto it."""

    width: int
    height: int
    place: Projection


def equal_earth(lon: float, lat: float) -> tuple[float, float]:
    """Equal Earth on a sphere of radius 1: x from -2.71 to 2.71 and y from -1.32 to 1.32, y northward."""
    turned = asin(sqrt(3) / 2 * sin(radians(lat)))
    square = turned * turned
    sixth = square**3
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = 2 * sqrt(3) * radians(lon) * cos(turned) / (3 * slope)
    return x, turned * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


def world_sheet(width: int) -> Sheet:
    """The whole world, ``width`` units wide."""
    half = equal_earth(180, 0)[0]
    top, bottom = equal_earth(0, NORTH)[1], equal_earth(0, SOUTH)[1]
    scale = width / (2 * half)

    def place(lon: float, lat: float) -> tuple[float, float]:
        x, y = equal_earth(lon, lat)
        return (x + half) * scale, (top - y) * scale

    return Sheet(width, round((top - bottom) * scale), place)


def flat_sheet(box: Box, width: int, tallest: int) -> Sheet:
    """A piece of the world, ``width`` units wide; narrower on the sheet where it would be taller than ``tallest``."""
    squeeze = max(cos(radians((box.south + box.north) / 2)), 0.05)
    across, up = (box.east - box.west) * squeeze, box.north - box.south
    scale = min(width / across, tallest / up)
    left = (width - across * scale) / 2

    def place(lon: float, lat: float) -> tuple[float, float]:
        return left + (lon - box.west) * squeeze * scale, (box.north - lat) * scale

    return Sheet(width, round(up * scale), place)
