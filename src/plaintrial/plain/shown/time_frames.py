"""How long an outcome's time frame says that measuring goes on: "Up to 24 weeks", "an average of 1 year".

Many a length of time in a frame is no such sum: "every 3 months", "30 days after the last dose", "8 cycles of 21
days", "at least 6 months". What they add up to is not in the record, and must not be guessed.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from plaintrial.plain.pattern import Pattern
from plaintrial.plain.shown.durations import DURATION, POINTS, duration_of, in_hours

_BEFORE, _AFTER = 32, 56
_A_YEAR = 365 * 24.0

_ABOUT = r"(?i)\b(?:average|mean|median|approximate\w*|approx\.?|about|around|estimated|expected|anticipated)"
ROUGH = Pattern(_ABOUT + r"\b")
_ROUGHLY = Pattern(_ABOUT + r"(?: (?:of|to be|at|follow-up(?: of)?|duration(?: of)?|up to|is))*\s*$")
_BETWEEN = Pattern(r"(?i)\b(?:every|each|per|once(?: in)?|last|previous|past|prior|preceding)[\s(]*"
                   r"(?:(?:\d{1,3}|one|two|three|four|five|six)\s?(?:-|–|to|or)\s?)?$")  # fmt: skip
_BETWEEN_AFTER = Pattern(r"(?i)^[\s)-]*(?:apart|intervals?|before|prior|pre)\b")
"""What stands beside a time between two looks, or a time before all of them."""
_OPEN = Pattern(
    r"(?i)(?:\d[.,]|\b(?:at least|minimum(?: of)?|more than|longer than|a cycle of|cycle \d+,?)[\s(]*"
    r"|[>≥]\s*=?\s*|\bcycles?[\s\w]{0,12}[:=]?\s*|[x×*]\s?)$"
)
_OPEN_AFTER = Pattern(
    r"(?i)^[\s)-]*(?:(?:treatment |dosing |study )?cycles?\b|per cycle|courses?\b|or (?:more|longer|until)"
    r"|and (?:beyond|longer)|onwards?\b|\+|minimum\b|of (?:age|life|gestation)\b|old\b"
    r"|(?:after|following|post|from|past|beyond|since)[\s-]*"
    r"(?:(?:the|their|each|his|a|any|study|drug|treatment|dose|is|of|end)[\s-]+){0,3}"
    r"(?:last|final|end|complet\w+|stop\w*|discontinu\w+|cessation|treatment|each|every|second|third|2nd|3rd|4th"
    r"|booster|dose \d|progress\w+|relapse|discharge|withdraw\w+|therapy|intervention|infusion \d|removal))"
)


class Lengths(msgspec.Struct, frozen=True, gc=False):
    """``longest``: hours, start and end in the frame of the longest length that can be told; None without any.

    ``open_ended``: hours of the longest that is no sum, 0 where every length is one.
    """

    longest: tuple[float, int, int] | None
    open_ended: float


def is_told(hours: float, open_ended: float) -> bool:
    """Whether the longest time may be told though something is open: it is a year or more, and none is longer."""
    return not open_ended or (hours >= _A_YEAR and hours >= open_ended)


@lru_cache(maxsize=4_096)
def lengths_of(frame: str) -> Lengths:
    """The lengths of time a frame names."""
    longest: tuple[float, int, int] | None = None
    open_ended = between = 0.0
    for match in (*POINTS.finditer(frame), *DURATION.finditer(frame)):
        length = duration_of(match.group(0))
        if length is None:
            continue
        before = frame[max(0, match.start() - _BEFORE) : match.start()]
        hours = in_hours(length)
        after = frame[match.end() : match.end() + _AFTER]
        if before.endswith("/") and frame[match.start()].isdigit():
            open_ended = max(open_ended, hours)  # "1/2 year"
        elif _BETWEEN.holds(before) or _BETWEEN_AFTER.holds(after):
            between = max(between, hours)
        elif _OPEN.holds(before) or _OPEN_AFTER.holds(after):
            open_ended = max(open_ended, _decimal(before) * hours / length[0] if before[-1:] in (".", ",") else hours)
        elif longest is None or hours > longest[0]:
            rough = _ROUGHLY.search(before)
            start = match.start() if rough is None else match.start() - len(before) + rough.start()
            longest = hours, start, match.end()
    return Lengths(longest, open_ended or (0.0 if longest is not None else between))


def _decimal(before: str) -> float:
    """At least what "12." of "12.9 years" counts, and one more."""
    digits = ""
    for char in reversed(before[:-1]):
        if not (char.isascii() and char.isdigit()):
            break
        digits = char + digits
    return int(digits or "0") + 1.0
