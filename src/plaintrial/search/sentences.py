"""Sentences on a result, for pages and for the terminal."""

from __future__ import annotations

from plaintrial.search.found import Hit


def distance_sentence(hit: Hit) -> str:
    """How far the nearest site that takes people is, and how many nearer ones take nobody; "" without a place."""
    nearest, closed = hit.nearest_open, hit.closed_nearer
    if nearest is None:
        return "" if not closed else f"None of its {closed} sites on the map takes people now."
    place = ", ".join(part for part in (nearest.city, nearest.country) if part)
    sentence = f"Nearest site that takes people: {place}, {nearest.km:.0f} km."
    return sentence + _nearer(closed)


def _nearer(closed: int) -> str:
    if not closed:
        return ""
    return " 1 nearer site is closed." if closed == 1 else f" {closed} nearer sites are closed."
