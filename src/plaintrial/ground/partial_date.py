"""Dates as registries give them: a year, a month or a day, sometimes not a date at all.

Source: ClinicalTrials.gov API v2 ``PartialDate`` (``yyyy``, ``yyyy-MM``, ``yyyy-MM-dd``). Precision is kept and
never invented: "2024-03" is March 2024, not a day in it.
"""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache

import msgspec

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


class PartialDate(msgspec.Struct, frozen=True, order=False, gc=False):
    """A date with the precision it was given in. ``year`` is None when ``raw`` is not a date."""

    raw: str
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def known(self) -> bool:
        """Whether at least a year could be read."""
        return self.year is not None

    def earliest(self) -> date | None:
        """The first day this date may mean; None when it is not a date."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date | None:
        """The last day this date may mean; None when it is not a date."""
        if self.year is None:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def sort_key(self) -> tuple[int, int, int, str]:
        """Orders by the earliest day meant; what is not a date comes first, by its raw text."""
        return (self.year or 0, self.month or 0, self.day or 0, self.raw)

    def __str__(self) -> str:
        """In house style: "6 August 2018", "March 2024", "2024"; the raw text when it is not a date."""
        if self.year is None:
            return self.raw
        if self.month is None:
            return str(self.year)
        month = f"{_MONTHS[self.month - 1]} {self.year}"
        return month if self.day is None else f"{self.day} {month}"


@lru_cache(maxsize=16_384)
def read_partial_date(raw: str | None) -> PartialDate | None:
    """Read a registry date. None or "" gives None; text that is not a date keeps only ``raw``."""
    if not raw:
        return None
    parts = raw.split("T", 1)[0].split("-")
    widths = [len(p) for p in parts]
    if widths != [4, 2, 2][: len(parts)] or not all(p.isascii() and p.isdigit() for p in parts):
        return PartialDate(raw)
    numbers = [int(p) for p in parts]
    return PartialDate(raw, *numbers) if _is_real(numbers) else PartialDate(raw)


def _is_real(numbers: list[int]) -> bool:
    year, month, day = (*numbers, 1, 1)[:3]
    if not (1 <= month <= 12 and year >= 1):
        return False
    return 1 <= day <= calendar.monthrange(year, month)[1]


def house_date(day: date) -> str:
    """A whole day in house style, "6 August 2018"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
