"""A span of time at the end of a list is for all of the list: "fever up to 39 C, cough and dyspnea for 2 days"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.patient import Fact

_GLUE = folded_pattern(
    rb"(?:[\s,]|\b(?:and|with|up to|to|of|as high as|mild|moderate|severe|some|a|an|productive|dry|degrees?|deg|c|f"
    rb"|\d{1,3}(?:\.\d)?)\b)*"
)
_LONGEST = 60


def lasting_alike(found: list[tuple[int, int, Fact]], folded: bytes) -> Iterator[Fact]:
    """Yield the facts of a sentence, each with its span; those listed before a time have it too."""
    found = sorted(found, key=_start)
    behind: float | None = None
    follows = -1
    alike: list[Fact] = []
    for start, end, fact in reversed(found):
        between = folded[end:follows] if follows >= 0 else b""
        joined = follows >= 0 and len(between) <= _LONGEST and _GLUE.fullmatch(between) is not None
        if fact.lasting_days is not None or fact.days_ago is not None or not joined:
            behind = fact.lasting_days
        elif behind is not None and fact.variable == "symptom":
            fact = msgspec.structs.replace(fact, lasting_days=behind)
        alike.append(fact)
        follows = start
    return reversed(alike)


def _start(found: tuple[int, int, Fact]) -> int:
    return found[0]
