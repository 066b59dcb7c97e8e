"""Ages as they are shown: "18 to 65", "6 months to 12 years"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from plaintrial.plain.language import Language
from plaintrial.record import Locator

UNITS = {
    "year": ("{n} year", "{n} years"),
    "month": ("{n} month", "{n} months"),
    "week": ("{n} week", "{n} weeks"),
    "day": ("{n} day", "{n} days"),
    "hour": ("{n} hour", "{n} hours"),
    "minute": ("{n} minute", "{n} minutes"),
}
_DAYS = {"year": 365.25, "month": 30.44, "week": 7.0, "day": 1.0, "hour": 1 / 24, "minute": 1 / 1440}
RANGE = ("{low} to {high}",)
BARE_YEARS = ("{n}", "{n}")
YEARS = "years of age"
"""The context of ages in years: English leaves "years" out."""
_OLDEST = 99
"""Limits above are the registrant's way of writing that there is none."""


def age(evidence: Sequence[Locator], language: Language) -> str | None:
    """ "18" for years, "6 months" for other units."""
    read = age_of(evidence[0].quote)
    return None if read is None else _shown(*read, language, bare_years=True)


def age_range(evidence: Sequence[Locator], language: Language) -> str | None:
    """The lower and the upper limit: "18 to 65", "0 days to 12 years"; None when the lower is not lower."""
    if len(evidence) != 2:
        return None
    low, high = age_of(evidence[0].quote), age_of(evidence[1].quote)
    if low is None or high is None or in_days(low) >= in_days(high):
        return None
    bare = low[1] == high[1] == "year"
    if bare:
        return language.text(RANGE, 1, YEARS).format(low=language.number(low[0]), high=language.number(high[0]))
    shown = [_shown(*limit, language, bare_years=False) for limit in (low, high)]
    if low[1] == high[1]:
        shown[0] = language.number(low[0])
    return language.text(RANGE).format(low=shown[0], high=shown[1])


@lru_cache(maxsize=4_096)
def age_of(quote: str) -> tuple[int, str] | None:
    """ "18 Years" as (18, "year"); None for what is no age."""
    count, _, unit = quote.strip().partition(" ")
    name = unit.lower().rstrip("s")
    return (int(count), name) if count.isascii() and count.isdigit() and len(count) < 6 and name in UNITS else None


def in_days(limit: tuple[int, str]) -> float:
    """An age in days, to compare."""
    return limit[0] * _DAYS[limit[1]]


def is_no_limit(limit: tuple[int, str]) -> bool:
    """Whether an upper limit lies beyond a human life, and so limits nobody."""
    return in_days(limit) > _OLDEST * _DAYS["year"]


def _shown(count: int, unit: str, language: Language, *, bare_years: bool) -> str:
    if unit == "year" and bare_years:
        return language.text(BARE_YEARS, count, YEARS).format(n=language.number(count))
    return language.text(UNITS[unit], count).format(n=language.number(count))
