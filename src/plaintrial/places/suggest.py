"""Towns to offer while a person types."""

from __future__ import annotations

from functools import lru_cache
from heapq import nsmallest
from itertools import islice

from plaintrial.places.gazetteer import gazetteer
from plaintrial.places.keys import place_key
from plaintrial.places.place import Place

SHORT = 2
"""Up to so many letters only the largest towns are looked through, by their main names."""
LARGEST = 5_000


@lru_cache(maxsize=1)
def _largest() -> tuple[str, ...]:
    towns = gazetteer()
    return tuple(place_key(towns.title(row)) for row in range(LARGEST))


@lru_cache(maxsize=4096)
def _rows(key: str, n: int) -> tuple[int, ...]:
    if len(key) <= SHORT:
        rows = tuple(islice((row for row, name in enumerate(_largest()) if name.startswith(key)), n))
        if len(rows) == n:
            return rows
    named = gazetteer().names.starting_with(key)
    return tuple(nsmallest(n, {row for _, owners in named for row in owners[:n]}))


def suggest(prefix: str, n: int = 8) -> list[Place]:
    """Up to n towns one of whose names begins with what was typed, most populous first; none for no letter."""
    key = place_key(prefix)
    return [gazetteer().place(row) for row in _rows(key, n)] if key and n > 0 else []
