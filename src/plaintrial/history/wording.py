"""Small words for sentences: lists, counts, ordinals."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.history.said import Number, Said, listed, say

_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def joined(parts: Sequence[str]) -> Said:
    """ "A", "A and B", "A, B and C"."""
    return listed(" and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts), parts)


def joined_briefly(parts: Sequence[str], shown: int, more: str) -> Said:
    """ "France, Spain and 3 more countries"; ``more``: "{n} more countries"."""
    rest = len(parts) - shown
    return joined(parts) if rest <= 1 else joined([*parts[:shown], say(more, n=rest)])


def ordinal(number: int) -> Said:
    """ "third", "11th"; a number in other languages."""
    return Said(_ORDINALS[number] if number < len(_ORDINALS) else f"{number}{_ending(number)}", Number(number))


def _ending(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
