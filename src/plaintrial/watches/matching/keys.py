"""By which words a watch is found, and which words a study calls. Pure.

A wish stands under its most telling part only: its study, else one of its conditions, else its rarest part. A study
calls every word it has. So each study meets the few wishes that share a word with it, however many others there are.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from plaintrial.watches.matching.facts import Facts
from plaintrial.watches.wish import Around, Wish

_CELL = 2.0
"""Degrees. Wishes that name nothing but a place stand under the cells that their circle touches."""
_MOST_CELLS = 400
_KM_A_DEGREE = 111.0
ANYWHERE = "any"
"""Wishes with nothing but filters that most studies pass, such as an age alone."""


def wish_keys(wish: Wish) -> list[str]:
    """The words one of which every study that fits calls."""
    if wish.study:
        return [f"study {wish.study}"]
    if wish.conditions:
        fewest = min(wish.conditions, key=len)
        return [f"condition {concept}" for concept in fewest]
    if wish.sponsor:
        return [f"sponsor {max(wish.sponsor, key=len)}"]
    telling = wish.treatments or wish.words
    if telling:
        return [f"word {max(telling, key=len)}"]
    return _place_keys(wish)


def _place_keys(wish: Wish) -> list[str]:
    if wish.around is not None:
        cells = list(_cells(wish.around))
        if len(cells) <= _MOST_CELLS:
            return [f"cell {y} {x}" for y, x in cells]
    return [f"country {country}" for country in wish.countries] or [ANYWHERE]


def _cells(around: Around) -> Iterator[tuple[int, int]]:
    """Cells that a circle touches; near a pole or for a great circle, every cell of its rows."""
    reach = around.km / _KM_A_DEGREE + 0.1
    rows = range(_row(max(around.lat - reach, -90.0)), _row(min(around.lat + reach, 90.0)) + 1)
    widest = max(abs(around.lat - reach), abs(around.lat + reach))
    wide = 180.0 if widest >= 89 else min(reach / math.cos(math.radians(widest)), 180.0)
    columns = {_column(around.lon - wide + step * _CELL) for step in range(int(2 * wide / _CELL) + 1)}
    columns |= {_column(around.lon + wide)}
    for y in rows:
        for x in sorted(columns):
            yield y, x


def _row(lat: float) -> int:
    return int((lat + 90) // _CELL)


def _column(lon: float) -> int:
    return int(((lon + 180) % 360) // _CELL)


def study_keys(facts: Facts) -> set[str]:
    """Every word the study calls."""
    keys = {f"study {facts.nct_id}", ANYWHERE}
    keys |= {f"condition {concept}" for concept in facts.conditions}
    keys |= {f"sponsor {word}" for word in facts.sponsor}
    keys |= {f"word {word}" for word in facts.words}
    for site in facts.sites:
        if site.country:
            keys.add(f"country {site.country}")
        if site.point is not None:
            keys.add(f"cell {_row(site.point[0])} {_column(site.point[1])}")
    return keys
