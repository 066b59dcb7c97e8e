"""Small words for sentences: lists, counts, ordinals."""

from __future__ import annotations

from collections.abc import Sequence

_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def joined(parts: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def joined_briefly(parts: Sequence[str], shown: int, what: str) -> str:
    """ "France, Spain and 3 more countries"."""
    rest = len(parts) - shown
    if rest <= 1:
        return joined(parts)
    return f"{', '.join(parts[:shown])} and {rest} more {what}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 site", "2,000 sites"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def ordinal(number: int) -> str:
    """ "third", "11th"."""
    return _ORDINALS[number] if number < len(_ORDINALS) else f"{number}{_ending(number)}"


def _ending(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
