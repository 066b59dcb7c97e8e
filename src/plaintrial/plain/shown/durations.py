"""Lengths of time: "24 weeks", "5 Years", "six visits"."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.plain.language import Language
from plaintrial.plain.pattern import Pattern
from plaintrial.record import Locator

UNITS = {"hour": ("{n} hour", "{n} hours"), "day": ("{n} day", "{n} days"), "week": ("{n} week", "{n} weeks"),
          "month": ("{n} month", "{n} months"), "year": ("{n} year", "{n} years")}  # fmt: skip
_HOURS = {"hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.5, "year": 8766.0}
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
          "eleven": 11, "twelve": 12}  # fmt: skip
NUMBER = r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_UNIT = r"(hour|day|week|month|year)s?"
DURATION = Pattern(r"(?i)\b(" + NUMBER + r")[\s-]*" + _UNIT + r"\b")
POINTS = Pattern(r"(?i)\b" + _UNIT + r" (\d{1,3}(?:(?:,| and|, and|,? or| to|-)\s?\d{1,3})*)\b")
"""Points in time: "week 24", "weeks 4, 8 and 12"."""
_NUMERAL = Pattern(r"\d+")


def count_of(text: str) -> int | None:
    """ "12" or "twelve" as 12."""
    return int(text) if text.isascii() and text.isdigit() else _WORDS.get(text.lower())


def duration_of(quote: str) -> tuple[int, str] | None:
    """ "24-week" as (24, "week"), "weeks 4, 8 and 12" as (12, "week"); None when it is no length of time."""
    points = POINTS.fullmatch(quote)
    if points is not None:
        last = max(int(numeral.group()) for numeral in _NUMERAL.finditer(points.group(2)))
        return (last, points.group(1).lower()) if last else None
    match = DURATION.search(quote)
    if match is not None and quote[: match.start()].endswith((".", ",", "/")):
        return None  # "1.5 years" is not 5
    count = count_of(match.group(1)) if match is not None else None
    return (count, match.group(2).lower()) if match is not None and count else None


def in_hours(length: tuple[int, str]) -> float:
    """A length of time in hours, to compare."""
    return length[0] * _HOURS[length[1]]


def duration(evidence: Sequence[Locator], language: Language) -> str | None:
    """ "24 weeks"."""
    length = duration_of(evidence[0].quote)
    return None if length is None else language.text(UNITS[length[1]], length[0]).format(n=language.number(length[0]))


def spoken_number(evidence: Sequence[Locator], language: Language) -> str | None:
    """ "six" as 6."""
    count = count_of(evidence[0].quote)
    return None if count is None else language.number(count)
