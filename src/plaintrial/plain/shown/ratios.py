"""Ratios between groups: "1:1" is equal, "2:1" is "2 to 1"."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.plain.language import Language
from plaintrial.record import Locator

RATIO = r"\d{1,2}\s?:\s?\d{1,2}(?:\s?:\s?\d{1,2})*"
TO = ("{list} to {last}",)


def parts(quote: str) -> list[int]:
    """The numbers of a ratio; [] when it is none."""
    numbers = [part.strip() for part in quote.split(":")]
    sound = len(numbers) > 1 and all(number.isascii() and number.isdigit() and int(number) for number in numbers)
    return [int(number) for number in numbers] if sound else []


class _Equal:
    """Asked by a template's ``Given``: does the quote name equal parts?"""

    def search(self, quote: str) -> bool | None:
        """True for equal parts, None else, as a pattern would answer."""
        return True if len(set(parts(quote))) == 1 else None


equal_parts = _Equal()


def ratio(evidence: Sequence[Locator], language: Language) -> str | None:
    """ "2:1" as "2 to 1"; None for equal parts, or what is no ratio."""
    numbers = parts(evidence[0].quote)
    if len(set(numbers)) < 2:
        return None
    shown = language.number(numbers[0])
    for number in numbers[1:]:
        shown = language.text(TO).format(list=shown, last=language.number(number))
    return shown
