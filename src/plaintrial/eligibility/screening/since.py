"""Since when: "asthma since age 6", "since childhood" of someone whose age is known."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.patient import Fact

_SINCE = folded_pattern(
    rb"^[^.;]{0,60}?\b(?:since|from|diagnosed (?:at|in)|began (?:at|in)|at)(?: the)?(?: (?:early|late))? "
    rb"(?:(?:age(?: of)?|(?:s?he|they) (?:was|were)) (\d{1,2})\b|(childhood|infancy|adolescence|her teens|his teens))"
)
_ENDED = {b"childhood": 12.0, b"infancy": 1.0, b"adolescence": 18.0, b"her teens": 20.0, b"his teens": 20.0}
_FOUND = folded_pattern(rb"\bdiagnos(?:ed|is)\b")
_YEAR, _REACH, _NEAR = 365.25, 110, 24


def since_an_age(
    found: list[tuple[int, int, Fact]], folded: bytes, age: float | None
) -> Iterator[tuple[int, int, Fact]]:
    """Yield the facts, with how long they are so where an age is told: at least that long for "since childhood"."""
    for start, end, fact in found:
        if fact.days_ago is not None and _FOUND.search(folded[max(0, start - _NEAR) : end + _NEAR]) is not None:
            fact = msgspec.structs.replace(
                fact, lasting_days=fact.days_ago
            )  # found 3 months ago, it has lasted as long
        began = None if age is None or fact.variable != "condition" else _began(folded[end : end + _REACH])
        if began is None or age is None or began >= age or fact.lasting_days is not None:
            yield start, end, fact
        else:
            span = (age - began) * _YEAR
            yield start, end, msgspec.structs.replace(fact, lasting_days=span, days_ago=fact.days_ago)


def _began(behind: bytes) -> float | None:
    match = _SINCE.search(behind)
    if match is None:
        return None
    return float(match.group(1)) if match.group(1) is not None else _ENDED[match.group(2)]
