"""What conditions are kinds of, remembered: a few thousand conditions are asked for again and again."""

from __future__ import annotations

from functools import lru_cache

from plaintrial.conditions import vocabulary


@lru_cache(maxsize=65536)
def broader(concept: str) -> frozenset[str]:
    """All that a condition is a kind of, by id."""
    return vocabulary().ancestors(concept)
