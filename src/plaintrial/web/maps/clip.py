"""Cut rings to a sheet, so that what lies off it takes no room in the drawing (Sutherland and Hodgman)."""

from __future__ import annotations

from collections.abc import Sequence

Point = tuple[float, float]


def clipped(ring: Sequence[Point], left: float, top: float, right: float, bottom: float) -> list[Point]:
    """The ring within the edges; edges of the sheet take the place of what is cut off. Empty where nothing is left."""
    points = list(ring)
    for axis, edge, inside in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        points = _cut(points, axis, edge, inside)
    return points


def _cut(points: list[Point], axis: int, edge: float, inside: int) -> list[Point]:
    """What lies on one side of a line: ``inside`` 1 for greater coordinates, -1 for smaller ones."""
    kept: list[Point] = []
    for n, point in enumerate(points):
        before = points[n - 1]
        here, there = (point[axis] - edge) * inside >= 0, (before[axis] - edge) * inside >= 0
        if here != there:
            kept.append(_crossing(before, point, axis, edge))
        if here:
            kept.append(point)
    return kept


def _crossing(a: Point, b: Point, axis: int, edge: float) -> Point:
    part = (edge - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + part * (b[1 - axis] - a[1 - axis])
    return (edge, other) if axis == 0 else (other, edge)
