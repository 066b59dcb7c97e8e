"""What an answer says: yes, no, a number with its unit, words, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite

from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.numbers.unit import unit_of
from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.spans import DAYS

_YES = frozenset(("yes", "y", "true", "positive", "pos", "present", "current", "currently", "active", "1", "ja", "oui"))
_NO = frozenset(
    ("no", "n", "false", "negative", "neg", "absent", "never", "none", "nein", "non", "nil", "denies", "denied", "not",
     "0", "not present", "not detected", "non-reactive", "no known", "never smoker", "non-smoker", "nonsmoker")
)  # fmt: skip
_NOTHING = frozenset(
    ("", "unknown", "not known", "?", "n/a", "na", "don't know", "do not know", "i don't know", "unsure", "not sure",
     "not stated", "null", "not applicable", "-")
)  # fmt: skip
_NUMBER = folded_pattern(rb"[<>=~ \xbb\xab]*(-?\d{1,9}(?:[.,]\d{1,6})?) ?(.{0,30})")
_LONGEST = 60
_AGO = tuple((f"{unit}_ago", days) for unit, days in DAYS.items())
_FOR = tuple((f"for_{unit}", days) for unit, days in DAYS.items())


def is_nothing(answer: object) -> bool:
    """Whether nothing was said: None, "", "unknown", an empty list."""
    if isinstance(answer, str):
        return answer.strip().lower() in _NOTHING
    return answer is None or (isinstance(answer, (list, tuple, Mapping)) and not answer)


def yes_or_no(answer: object) -> bool | None:
    """``True`` for yes, ``False`` for no, None for anything else."""
    if isinstance(answer, bool):
        return answer
    word = answer.strip().lower() if isinstance(answer, str) else ""
    return True if word in _YES else False if word in _NO else None


def number(answer: object) -> tuple[float, str | None] | None:
    """A value and its unit: 7.1, "7.1 %", {"value": 7.1, "unit": "%"}; None for what is none."""
    if isinstance(answer, bool):
        return None
    if isinstance(answer, (int, float)):
        return (float(answer), None) if isfinite(answer) else None
    if isinstance(answer, Mapping):
        inner = number(answer.get("value"))
        unit = answer.get("unit", answer.get("units"))
        return inner and (inner[0], named_unit(unit) if isinstance(unit, str) else inner[1])
    if isinstance(answer, str) and len(answer) <= _LONGEST:
        match = _NUMBER.fullmatch(fold(answer.strip()))
        if match is not None:
            return float(match.group(1).replace(b",", b".")), named_unit(match.group(2).decode("latin-1"))
    return None


def named_unit(written: str) -> str | None:
    """The unit's one name; "10^9/L" and "K/uL" stay powers of their own."""
    words = fold(written).strip(b" .")
    squeezed = (
        words.replace(b" ", b"").replace(b"x10", b"10").replace(b"*", b"").replace(b"^", b"").replace(b"10e", b"10")
    )
    if squeezed in _THOUSANDS:
        return "10^9/L"
    known = unit_of(words) if words else None
    return known[0] if known is not None else None


_THOUSANDS = frozenset(
    (
        b"109/l",
        b"g/l(10)",
        b"k/ul",
        b"k/mm3",
        b"103/ul",
        b"103/mm3",
        b"thousand/ul",
        b"k/mcl",
        b"103/mcl",
        b"giga/l",
        b"1000/ul",
    )
)


def times(answer: Mapping[str, object]) -> tuple[float | None, float | None]:
    """How many days ago, and for how many days: ``{"value": true, "months_ago": 3}``, ``{"for_years": 2}``."""
    return _span(answer, _AGO), _span(answer, _FOR)


def _span(answer: Mapping[str, object], keys: tuple[tuple[str, float], ...]) -> float | None:
    for key, days in keys:
        value = answer.get(key)
        if isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value):
            return value * days
    return None
