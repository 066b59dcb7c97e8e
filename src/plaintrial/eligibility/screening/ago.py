"""How long ago, and for how long, a note tells something: "stopped 8 months ago", "last night", "since 4 months"."""

from __future__ import annotations

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.spans import days

_NUMBER = rb"(\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_UNIT = rb"(hour|day|week|month|year)s?"
_NUMBERS = {
    b"a": 1.0, b"an": 1.0, b"one": 1.0, b"two": 2.0, b"three": 3.0, b"four": 4.0, b"five": 5.0, b"six": 6.0,
    b"seven": 7.0, b"eight": 8.0, b"nine": 9.0, b"ten": 10.0, b"twelve": 12.0,
}  # fmt: skip
_NAMED = {b"today": 0.3, b"this morning": 0.4, b"yesterday": 1.0, b"last night": 0.7, b"last week": 7.0,
          b"last month": 30.0, b"last year": 365.0}  # fmt: skip
_WORDS = rb"((?: [a-z0-9/%'-]+){0,6}?) "
_NAMES = b"(" + b"|".join(_NAMED) + b")"
_BEHIND = folded_pattern(_WORDS + rb"(?:" + _NUMBER + rb" " + _UNIT + rb" (?:ago|earlier)|" + _NAMES + rb")\b")
_BEFORE = folded_pattern(
    rb"\b(?:" + _NUMBER + rb" " + _UNIT + rb" (?:ago|earlier)|" + _NAMES + rb"),?(?: and)?((?: [a-z0-9-]+){0,5}) $"
)
_LASTING = folded_pattern(
    _WORDS + rb"(?:for|since|over) (?:the (?:last|past) |about |nearly )?" + _NUMBER + rb" " + _UNIT + rb"\b"
)
_ANOTHER_MATTER = folded_pattern(rb"\b(?:and|but|or|who|which|until|before|after|then|also)\b")
_REACH = 90


def days_ago(folded: bytes, low: int, start: int, end: int, high: int) -> float | None:
    """How many days ago what stands at ``start:end`` was, where its clause in ``low:high`` says so."""
    match = _BEHIND.match(folded[end : min(high, end + _REACH)])
    if match is not None:
        between, number, unit, named = match.groups()
    else:
        match = _BEFORE.search(folded[max(low, start - _REACH) : start])
        if match is None:
            return None
        number, unit, named, between = match.groups()
    if _ANOTHER_MATTER.search(between or b"") is not None:
        return None
    return _NAMED[named] if named is not None else _span(number, unit)


def days_lasting(folded: bytes, end: int, high: int) -> float | None:
    """For how many days what ends at ``end`` has gone on, where the words behind it say so."""
    match = _LASTING.match(folded[end : min(high, end + _REACH)])
    if match is None or _ANOTHER_MATTER.search(match.group(1) or b"") is not None:
        return None
    return _span(match.group(2), match.group(3))


def _span(number: bytes, unit: bytes) -> float | None:
    return days(_NUMBERS.get(number) or float(number), unit.decode() + "s")
