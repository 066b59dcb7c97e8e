"""Numbers in a criterion as bounds: "at least 18 years", "0-1", "< 30 mL/min", "within 4 weeks". Linear time.

Only for telling whether a bound moved, and which way. A number without a comparison is a point: it moves nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

import msgspec
import re2

from plaintrial.history.criteria.comparisons import AFTER_A_NUMBER, BEFORE_A_NUMBER
from plaintrial.record.clean_text import clean, unescaped

_LONGEST = 4_000
_TOKEN = re2.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[a-zµα-ωà-ÿ]+|[<>=≤≥⩽⩾≦≧]+|[-–—−]|[\^×*+%/(),]")
_NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
                 "twelve")  # fmt: skip
_NUMBERS = {word: float(value) for value, word in enumerate(_NUMBER_WORDS)}
_DASHES = frozenset("-–—−")
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25, "yr": 365.25, "wk": 7.0}
_NEGATIONS = frozenset(
    ("no", "not", "without", "never", "none", "absence", "free", "lack", "cannot", "nor", "non", "neither")
)
_EXCEPTIONS = frozenset(("unless", "except", "excluding", "exception"))
_NO_UNITS = frozenset(("and", "or", "at", "in", "to", "of", "on", "with", "for", "if", "who", "prior", "before",
                       "after", "but", "by", "as"))  # fmt: skip
_FILLERS = frozenset(("of", "a", "an", "the", "is", "to", "be", "=", "or", "equal", "value", "score", "(", "grade"))


class Bound(msgspec.Struct, frozen=True):
    """Values from ``low`` to ``high``; an open end does not hold the limit itself. Times are in days."""

    low: float
    high: float
    low_open: bool
    high_open: bool
    unit: str
    negated: bool

    def holds(self, other: Bound) -> bool:
        """Whether every value of ``other`` is one of this."""
        low = self.low < other.low or (self.low == other.low and (other.low_open or not self.low_open))
        high = self.high > other.high or (self.high == other.high and (other.high_open or not self.high_open))
        return low and high

    @property
    def is_point(self) -> bool:
        """Whether it is a bare number."""
        return self.low == self.high


def bounds_of(text: str) -> list[Bound]:
    """The bounds a criterion states, in order."""
    return _Reader(_TOKEN.findall(unescaped(clean(text[:_LONGEST])).casefold())).bounds()


def wording_of(text: str) -> list[str]:
    """The criterion's words without its numbers and comparisons."""
    tokens = _TOKEN.findall(unescaped(clean(text[:_LONGEST])).casefold())
    return [token for token in tokens if token[0].isalpha() and token not in _NUMBERS]


class _Reader:
    """Reads bounds from tokens, left to right."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens = tokens

    def bounds(self) -> list[Bound]:
        found: list[Bound] = []
        at = 0
        while at < len(self.tokens):
            bound, at = self._bound(at)
            if bound is not None:
                found.append(bound)
        return found

    def _bound(self, at: int) -> tuple[Bound | None, int]:
        value, after = self._number(at)
        if value is None:
            return None, at + 1
        upper, end = self._upper(after, value)
        side = "" if upper is not None else self._side_before(at) or self._side_after(end)
        unit, scale = self._unit(end)
        negated = self._negated(at, unit == "time" and side.startswith(">"))
        if upper is not None:
            low, high = sorted((value * scale, upper * scale))
            return Bound(low, high, False, False, unit, negated), end
        return _one_sided(value * scale, side, unit, negated), end

    def _number(self, at: int) -> tuple[float | None, int]:
        """A number at ``at`` ("1,000", "two", "1.5 x 10^9") and where it ends."""
        word = self._at(at)
        if word in _NUMBERS:
            return _NUMBERS[word], at + 1
        if not word[:1].isdigit() or len(word) > 15:
            return None, at + 1
        value = float(word.replace(",", ""))
        if self._at(at + 1) in ("x", "×", "*") and self._at(at + 2) == "10":
            power, end = self._power(at + 3)
            return value * 10.0**power, end
        if word == "10" and self._at(at + 1) == "^":
            power, end = self._power(at + 1)
            return 10.0**power, end
        return value, at + 1

    def _power(self, at: int) -> tuple[int, int]:
        at += self._at(at) == "^"
        token = self._at(at)
        return (int(token), at + 1) if token.isdigit() and len(token) < 3 else (1, at)

    def _upper(self, at: int, low: float) -> tuple[float | None, int]:
        """The other end of "18-65", "18 to 65", "18 years to 65", "0 or 1", "0, 1 or 2"."""
        skip = 1 if self._at(at)[:1].isalpha() and self._at(at) not in ("to", "or", "and", "through") else 0
        if self._at(at + skip) in _DASHES or self._at(at + skip) in ("to", "through"):
            upper, end = self._number(at + skip + 1)
            if upper is not None:
                return upper, end
        if self._at(at - 2) == "between" and self._at(at + skip) == "and":
            return self._number(at + skip + 1)
        return self._listed(at, low)

    def _listed(self, at: int, low: float) -> tuple[float | None, int]:
        """ "0 or 1", "0, 1 or 2", "0/1": small whole numbers one after another."""
        highest, end = low, at
        while self._at(end) in (",", "or", "/", "and"):
            step = 2 if self._at(end) == "," and self._at(end + 1) in ("or", "and") else 1
            following, after = self._number(end + step)
            if following is None or following != highest + 1 or following > 10:
                break
            highest, end = following, after
        return (highest, end) if highest > low else (None, at)

    def _side_before(self, at: int) -> str:
        """The comparison that stands before a number, over a few small words between."""
        last = at
        for _ in range(4):
            for length in (5, 4, 3, 2, 1):
                side = BEFORE_A_NUMBER.get(tuple(self.tokens[max(0, last - length) : last])) if last >= length else None
                if side is not None:
                    return side
            if self._at(last - 1) not in _FILLERS:
                return ""
            last -= 1
        return ""

    def _side_after(self, at: int) -> str:
        """ "18 years or older", "18+"."""
        for skip in range(4):
            for length in (4, 3, 2, 1):
                side = AFTER_A_NUMBER.get(tuple(self.tokens[at + skip : at + skip + length]))
                if side is not None and (length > 1 or skip == 0):
                    return side
            if not (self._at(at + skip).isalpha() or self._at(at + skip) in "%/"):
                return ""
        return ""

    def _unit(self, at: int) -> tuple[str, float]:
        token = self._at(at)
        unit = token.rstrip("s") if len(token) > 2 else token
        if unit in _DAYS:
            return "time", _DAYS[unit]
        return (unit if (unit.isalpha() and unit not in _NO_UNITS) or unit == "%" else ""), 1.0

    def _negated(self, at: int, lasting: bool) -> bool:
        """Whether the bound is turned round: by a "no" or "not" before it, or by an "unless" or "except".

        ``lasting``: the bound is the least time something must last; "no disease for 2 years" is not turned round
        by its "no", "not over 65 years" is by its "not".
        """
        words = self.tokens[max(0, at - 25) : at]
        start = next((place + 1 for place in reversed(range(len(words))) if _excepts(words, place)), 0)
        reach = max(start, len(words) - 4) if lasting else start
        denied = _denied(words[:start]) != _denied(words[reach:])
        return denied != (start > 0)

    def _at(self, at: int) -> str:
        return self.tokens[at] if 0 <= at < len(self.tokens) else ""


def _excepts(words: Sequence[str], place: int) -> bool:
    """Whether the word there begins an exception that is not closed by a bracket."""
    return words[place] in _EXCEPTIONS and words[place:].count(")") <= words[place:].count("(")


def _denied(words: Sequence[str]) -> bool:
    """Whether there is a "no" of its own, not one of "no more than"."""
    return any(word in _NEGATIONS and not _compares(words, place) for place, word in enumerate(words))


def _compares(words: Sequence[str], place: int) -> bool:
    return any(tuple(words[place : place + length]) in BEFORE_A_NUMBER for length in (2, 3))


def _one_sided(value: float, side: str, unit: str, negated: bool) -> Bound:
    if side.startswith(">"):
        return Bound(value, inf, side == ">", False, unit, negated)
    if side.startswith("<"):
        return Bound(-inf, value, False, side == "<", unit, negated)
    return Bound(value, value, False, False, unit, negated)
