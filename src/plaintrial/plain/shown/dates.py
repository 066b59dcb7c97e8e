"""Dates as they are shown: "6 August 2018", no more precise than the record."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.ground.partial_date import read_partial_date
from plaintrial.plain.language import Language
from plaintrial.record import Locator

_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def date(evidence: Sequence[Locator], language: Language) -> str | None:
    """The date quoted; None for what is no date, or cannot be meant."""
    when = read_partial_date(evidence[0].quote)
    if when is None or when.year is None or not _FIRST_YEAR <= when.year <= _LAST_YEAR:
        return None
    return language.date(when)
