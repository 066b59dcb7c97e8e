"""Folded words with a part of them blanked: places stay where they were."""

from __future__ import annotations

from collections.abc import Iterable

from plaintrial.eligibility.pattern import Pattern, find_spans


def blanked(words: bytes, spans: Iterable[tuple[int, int]]) -> bytes:
    """The words, blank at these places."""
    blank = bytearray(words)
    for start, end in spans:
        blank[start:end] = b" " * (end - start)
    return bytes(blank)


def without(pattern: Pattern, words: bytes, limit: int) -> bytes:
    """The words, blank where the pattern matches: the first ``limit`` places."""
    return blanked(words, find_spans(pattern, words, limit))
