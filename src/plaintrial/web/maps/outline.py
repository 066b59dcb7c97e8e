"""Outlines of countries as the package ships them: compiled by ``tools/compile_world.py`` from Natural Earth.

``wide`` is for the world (1:110 million), ``near`` for one country (1:50 million). See NOTICE.md in this folder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Literal

import msgspec
import zstandard

Ring = list[tuple[float, float]]
"""Points of a closed line, degrees east and north; the last is the first again."""
Level = Literal["wide", "near"]
STEPS = 100
"""Steps a degree that are kept: about 1 km."""


def packed(ring: Ring) -> list[int]:
    """A ring as steps: the first point, then the way to each next one."""
    flat: list[int] = []
    x = y = 0
    for lon, lat in ring:
        now_x, now_y = round(lon * STEPS), round(lat * STEPS)
        flat += [now_x - x, now_y - y]
        x, y = now_x, now_y
    return flat


def unpacked(flat: Sequence[int]) -> Ring:
    """What ``packed`` was given."""
    return [(x / STEPS, y / STEPS) for x, y in zip(accumulate(flat[::2]), accumulate(flat[1::2]), strict=True)]


@lru_cache(maxsize=1)
def _file() -> Mapping[str, Mapping[str, list[list[int]]]]:
    data = files("plaintrial.web.maps").joinpath("data/world.bin").read_bytes()
    return msgspec.msgpack.decode(zstandard.decompress(data), type=dict[str, dict[str, list[list[int]]]])


def codes(level: Level) -> tuple[str, ...]:
    """Countries that have an outline; "" stands for areas without a code."""
    return tuple(_file()[level])


@lru_cache(maxsize=600)
def rings(level: Level, code: str) -> tuple[Ring, ...]:
    """The rings of a country, none for one without an outline. Rings and holes are not told apart: fill even-odd."""
    return tuple(unpacked(flat) for flat in _file()[level].get(code, ()))
