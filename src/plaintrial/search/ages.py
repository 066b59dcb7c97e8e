"""Ages as days, and as the tokens by which an index finds every study that takes somebody of an age.

A study's range of days is cut into dyadic blocks ("0-4095", "4096-8191" ...), few for any range; a person's age lies in
exactly one block of each size. So "takes a 45-year-old" is a look-up of 17 tokens, exact to the day.
"""

from __future__ import annotations

from collections.abc import Iterator

YEAR = 365.25
"""Days."""
_DAYS = {"year": YEAR, "month": 30.4375, "week": 7.0, "day": 1.0, "hour": 1 / 24, "minute": 1 / 1440}
LEVELS = 16
OLDEST = (1 << LEVELS) - 1
"""The last day of age told apart: 179 years."""


def days_of(age: str | None) -> int | None:
    """The registry's "18 Years" or "6 Months" in whole days; None when not given or not read."""
    number, _, unit = (age or "").strip().partition(" ")
    size = _DAYS.get(unit.strip().lower().removesuffix("s"))
    if size is None or not (number.isascii() and number.isdigit()) or len(number) > 6:
        return None
    return min(round(int(number) * size), OLDEST)


def years_to_days(years: float) -> int:
    """A person's age in days, within what is told apart."""
    return int(min(max(0.0, years * YEAR + 0.5), OLDEST))


def upper_bound(age: str | None) -> int:
    """The last day of the oldest age allowed: "up to 65 years" ends the day before somebody's 66th birthday."""
    days = days_of(age)
    if days is None:
        return OLDEST
    unit = (age or "").strip().partition(" ")[2].strip().lower().removesuffix("s")
    return min(days + max(int(_DAYS.get(unit, 1.0)) - 1, 0), OLDEST)


def whole_years(first: int, last: int) -> tuple[int, int]:
    """The first and the last whole year of age that lies in a range of days; the first is greater where none does."""
    youngest, oldest = int(first / YEAR), int(last / YEAR) + 1
    while years_to_days(youngest) < first:
        youngest += 1
    while years_to_days(oldest) > last:
        oldest -= 1
    return youngest, oldest


def range_tokens(first: int, last: int) -> list[str]:
    """Tokens of the blocks that make up the days ``first`` to ``last``, both included; none for an empty range."""
    return list(_blocks(max(first, 0), min(last, OLDEST)))


def _blocks(first: int, last: int) -> Iterator[str]:
    while first <= last:
        size = (first & -first).bit_length() - 1 if first else LEVELS
        while (1 << size) > last - first + 1:
            size -= 1
        yield f"{size:x}.{first >> size:x}"
        first += 1 << size


def age_tokens(day: int) -> list[str]:
    """Tokens of every block that holds a day of age."""
    return [f"{size:x}.{day >> size:x}" for size in range(LEVELS + 1)]
