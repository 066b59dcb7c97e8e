"""How far the open sites of many studies are from a place."""

from __future__ import annotations

import numpy as np

from plaintrial.search.cells import EARTH_KM, FARTHEST_KM, Point
from plaintrial.search.filters import rows_in, rows_near
from plaintrial.search.reader import Reader
from plaintrial.search.sets.block import Array, Flags, Rows
from plaintrial.search.sites import OPEN, SOMEWHERE

_RINGS = (5.0, 15.0, 40.0, 100.0, 250.0, 600.0, 1500.0, 4000.0, FARTHEST_KM)


def with_open_site(rows: Rows, reader: Reader) -> Flags:
    """For each row whether a site on the map takes people."""
    return np.asarray(
        np.logical_or.reduce([rows_in((SOMEWHERE,), letter, reader).take(rows) for letter in sorted(OPEN)])
    )


def nearest_rows(rows: Rows, place: Point, wanted: int, reader: Reader) -> Rows:
    """The ``wanted`` rows with the nearest open sites, from rings that widen until they hold enough."""
    found = rows[:0]
    for km in _RINGS:
        there = rows
        if km < FARTHEST_KM:
            flags = [rows_near(place, km, letter, reader).take(rows) for letter in sorted(OPEN)]
            there = rows.compress(np.logical_or.reduce(flags))
            if len(there) < wanted:
                continue
        distances = _distances(there, place, km, reader)
        order = np.lexsort((reader.sets.numbers[there], distances))
        found = there[order]
        if np.count_nonzero(distances <= km) >= wanted:
            break
    return found[:wanted]


def _distances(rows: Rows, place: Point, km: float, reader: Reader) -> Array:
    """Kilometres to each row's nearest open site; infinite beyond ``km``, where it is not needed."""
    owners, points = reader.sets.open_sites(rows)
    close = np.abs(points[:, 0] - place.lat) <= np.degrees(km / EARTH_KM) + 1e-3
    owners, points = owners[close], points[close].astype(np.float64)
    nearest = np.full(len(rows), np.inf)
    np.minimum.at(nearest, owners, distances_km(place, points))
    return nearest


def distances_km(place: Point, points: Array) -> Array:
    """Great-circle distances (haversine); ``points`` in degrees north and east."""
    lat, lon = np.radians(place.lat), np.radians(place.lon)
    north, east = np.radians(points[:, 0]), np.radians(points[:, 1])
    turn = np.sin((north - lat) / 2) ** 2 + np.cos(lat) * np.cos(north) * np.sin((east - lon) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(turn))))
