"""What an exclusion asks together: "diabetes with HbA1c above 10 %" keeps nobody out whose HbA1c is 7 %."""

from __future__ import annotations

from plaintrial.eligibility.pattern import find_spans, folded_pattern
from plaintrial.eligibility.screening.asked import Asked
from plaintrial.eligibility.screening.residue import stems
from plaintrial.eligibility.tree import Criterion

_BREAK = folded_pattern(rb"[,;]|\bor\b|\band/or\b|/|\.(?:\s|$)|:")
_AND = folded_pattern(rb"\band\b|&|\bas well as\b")
_MOST = 500


def parts(criterion: Criterion, folded: bytes) -> list[tuple[int, int]]:
    """The parts any of which is enough; what stands in brackets belongs to the words before it."""
    words = folded[criterion.body : criterion.end]
    cuts = [*find_spans(_BREAK, words, _MOST), (len(words), len(words))]
    found, begins = [], 0
    for start, end in cuts:
        if stems(words[begins:start]):
            found.append((criterion.body + begins, criterion.body + start))
        begins = end
    return found


def fails_together(part: tuple[int, int], folded: bytes, asked: list[Asked]) -> bool:
    """Whether a part cannot hold, for one of what it asks together was said to be otherwise."""
    inside = [each.finding.truth for each in asked if part[0] <= each.predicate.start < part[1]]
    if _AND.search(folded, *part) is not None:
        return bool(inside) and all(truth is False for truth in inside)  # "and" may list what stands apart
    return any(truth is False for truth in inside)
