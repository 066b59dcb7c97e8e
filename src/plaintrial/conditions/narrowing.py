"""Which words of a term only narrow, date or grade the condition."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.conditions.spelling import Token
from plaintrial.conditions.wordlists import modifiers

GRADED = frozenset({"stag", "grad", "phas", "class", "level", "nyha", "ajcc", "figo", "who", "line"})
"""Words after which numbers and single letters belong to the grade: "stage IV", "grade 3b"."""


def narrowing(tokens: Sequence[Token]) -> list[bool]:
    """For each word, whether it may be dropped without making it another condition."""
    found: list[bool] = []
    in_grade = False
    narrow = modifiers()
    for token in tokens:
        key = token.key
        in_grade = key in GRADED or (in_grade and _is_grade(key))
        found.append(in_grade or key in narrow)
    return found


def _is_grade(key: str) -> bool:
    return (
        key.isdigit()
        or len(key) == 1
        or key in ("and", "or", "to", "iia", "iib", "iiia", "iiib", "iiic", "iva", "ivb", "ia", "ib")
    )
