"""Criteria laid out for the rules: the terms in them, the comparisons and the ends of sentences."""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from plaintrial.eligibility.lexicon import Hit, Lexicon
from plaintrial.eligibility.numbers.comparison import Comparison, find_comparisons
from plaintrial.eligibility.pattern import find_spans, folded_pattern
from plaintrial.eligibility.tree import Kind

MAX_FOUND = 20_000
"""Comparisons and terms beyond these are not read: far more than any real record holds."""

MOST_IN_ONE = 250
"""Terms, comparisons and cues of one criterion beyond these are not read: the longest real ones have a fifth."""

_STOP = folded_pattern(rb"[.!?] +|; ?|\n *\n|\n[ *\x95-]|[.!?]\n")
_SHORTENED = (
    b" e.g",
    b" i.e",
    b"(e.g",
    b"(i.e",
    b" vs",
    b" dr",
    b" no",
    b" approx",
    b" incl",
    b" st",
    b" cf",
    b" resp",
    b" max",
    b" min",
    b" y.o",
)
_DOT = 0x2E


class Words(msgspec.Struct, gc=False):
    """The words of one criterion, and all that its rules may know of what stands around it."""

    body: int
    end: int
    kind: Kind
    of_age: bool  # a heading above says that it is of age


class Page:
    """Folded criteria in order, and where in them things stand. Offsets are into ``folded``."""

    def __init__(self, folded: bytes, criteria: list[Words], lexicon: Lexicon) -> None:
        self.folded = folded
        self.criteria = criteria
        self._bodies = [criterion.body for criterion in criteria]
        self._ends = [criterion.end for criterion in criteria]
        self.hits: list[list[Hit]] = [[] for _ in criteria]
        self.comparisons: list[list[Comparison]] = [[] for _ in criteria]
        self._lay_out(lexicon)
        before = folded.endswith
        self.stops = [
            at
            for at, _ in find_spans(_STOP, folded, MAX_FOUND)
            if folded[at] != _DOT or not before(_SHORTENED, max(0, at - 7), at)
        ]

    def _lay_out(self, lexicon: Lexicon) -> None:
        for hit in lexicon.find(self.folded, MAX_FOUND):
            at = self.criterion_at(hit.start, hit.end)
            if at >= 0 and len(self.hits[at]) < MOST_IN_ONE:
                self.hits[at].append(hit)
        for comparison in find_comparisons(self.folded, MAX_FOUND):
            at = self.criterion_at(comparison.start, comparison.end)
            if at >= 0 and len(self.comparisons[at]) < MOST_IN_ONE:
                self.comparisons[at].append(comparison)

    def criterion_at(self, start: int, end: int) -> int:
        """Index of the criterion whose words hold ``start:end`` wholly, -1 for none."""
        at = bisect_right(self._bodies, start) - 1
        return at if at >= 0 and end <= self._ends[at] else -1

    def together(self, start: int, end: int) -> bool:
        """Whether no sentence ends between ``start`` and ``end``."""
        at = bisect_right(self.stops, start - 1)
        return at == len(self.stops) or self.stops[at] >= end

    def sentence(self, start: int, end: int, low: int, high: int) -> tuple[int, int]:
        """Where the sentence that holds ``start:end`` begins and ends, within ``low:high``."""
        at = bisect_right(self.stops, start)
        begins = self.stops[at - 1] if at else low
        at = bisect_right(self.stops, end - 1)
        ends = self.stops[at] if at < len(self.stops) else high
        return max(begins, low), min(max(ends, end), high)
