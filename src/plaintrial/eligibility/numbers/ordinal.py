"""Steps of a scale: "class III or IV", "grade 2 or higher", "A or B", "stage IIIB-IV"."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from plaintrial.eligibility.numbers.comparison import OPERATOR, Bound, operator_of
from plaintrial.eligibility.pattern import folded_pattern

_STEP_GROUP = rb"(iv|iii|ii|i|v|[a-d])(?: ?[abc12])?"
_MORE = rb",? ?(?:or|and|/) ?(?:greater|more|higher|above|worse|over)|\+| and up"
_LESS = rb",? ?(?:or|and|/) ?(?:less|lower|below|better|under)"
_ORDINAL = folded_pattern(
    rb"[\s,:=()\"'-]*(?:(?:of|is|class|classes|score|scores|stage|grade|grades|level|functional|status|category"
    rb"|classification|a)[\s,:=(\"'-]*)*"
    rb"(?:(%s) ?)?(?:class |grade |stage )?%s(?:[\s]*(-|to|through|,|/|or|and|&|, ?or|and/or)[\s]*(?:(%s) ?)?(?:class "
    rb"|grade |stage )?%s)?"
    rb"(?:[\s]*(?:,|/|or|and|&|, ?or|-)[\s]*(?:class )?%s)?(%s)?(%s)?\b"
    % (OPERATOR, _STEP_GROUP, OPERATOR, _STEP_GROUP, _STEP_GROUP, _MORE, _LESS)
)
_ROMAN = {b"i": 1, b"ii": 2, b"iii": 3, b"iv": 4, b"v": 5}
_LONGEST = 70


def read_ordinal(folded: bytes, start: int, end: int) -> tuple[tuple[Bound, ...], int] | None:
    """Return the steps named right after a scale's name and where they end; roman steps come as numbers."""
    match = _ORDINAL.match(folded, start, min(end, start + _LONGEST))
    if match is None or folded[match.end() : match.end() + 1].isalnum():
        return None
    bounds = _bounds(match)
    return (bounds, match.end()) if bounds else None


def _bounds(match: Any) -> tuple[Bound, ...]:
    op, first, joiner, op2, second, third, more, less = match.groups()
    low, high = step_value(first), step_value(second)
    sign = operator_of(op) if op else ""
    if sign == "between":
        sign = ""
    if low is None:
        return ()
    if high is None:
        sign = sign or (">=" if more else "<=" if less else "=")
        return (Bound(sign, low, None, None),)
    if type(low) is not type(high):
        return ()
    if joiner in (b"-", b"to", b"through") and third is None:
        return (Bound(sign or ">=", low, None, None), Bound(operator_of(op2) if op2 else "<=", high, None, None))
    steps = tuple(dict.fromkeys(step for step in (low, high, step_value(third)) if step is not None))
    return (Bound("in", steps, None, None) if len(steps) > 1 else Bound("=", low, None, None),)  # "IIIA/IIIB"


@lru_cache(maxsize=64)
def step_value(written: bytes | None) -> int | str | None:
    """A roman step as a number, a letter as itself."""
    if written is None:
        return None
    return _ROMAN.get(written) or written.decode("ascii").upper()
