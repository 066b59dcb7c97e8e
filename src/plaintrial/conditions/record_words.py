"""What a record's own text says its short forms mean: "multiple sclerosis (MS)"."""

from __future__ import annotations

from collections.abc import Iterable

from plaintrial.conditions.abbreviations import looks_short
from plaintrial.conditions.phrase import PhraseFinder
from plaintrial.conditions.segments import brackets
from plaintrial.conditions.spelling import Token, words

FAR = 150
"""Characters before the bracket that are looked at."""
REACH = 8
"""Words before the bracket that may be the long form."""


def expansions(finder: PhraseFinder, texts: Iterable[str]) -> dict[str, int]:
    """Short form in capitals -> row, for every "long form (SF)" whose long form is a known name."""
    found: dict[str, int] = {}
    for text in texts:
        for start, end in brackets(text) if "(" in text else ():
            short = text[start + 1 : end - 1].strip(" \"'")
            if 2 <= len(short) <= 9 and looks_short(short):
                row = _long_form(finder, words(text[max(0, start - FAR) : start])[-REACH:], short)
                if row is not None:
                    found.setdefault(short.upper(), row)
    return found


def _long_form(finder: PhraseFinder, before: list[Token], short: str) -> int | None:
    """The row of the longest run of words up to the bracket that begins with the short form's letter."""
    for i in range(len(before)):
        if before[i].key[:1] == short[0].lower():
            hit = finder.whole(before[i:])
            if hit:
                return hit.row
    return None
