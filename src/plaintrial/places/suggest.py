"""Towns to offer while a person types."""

from __future__ import annotations

from heapq import nsmallest
from itertools import islice

from plaintrial.places.gazetteer import gazetteer
from plaintrial.places.keys import place_key
from plaintrial.places.place import Place

MOST_KEYS = 20_000
"""Names that are looked through; only one or two letters have more."""


def suggest(prefix: str, n: int = 8) -> list[Place]:
    """Up to n towns one of whose names begins with what was typed, most populous first; none for no letter."""
    towns, key = gazetteer(), place_key(prefix)
    if not key or n < 1:
        return []
    named = islice(towns.names.starting_with(key), MOST_KEYS)
    rows = {row for _, owners in named for row in owners[:n]}
    return [towns.place(row) for row in nsmallest(n, rows)]
