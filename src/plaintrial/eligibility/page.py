"""Criteria laid out for the rules: the terms in them, the comparisons and the ends of sentences."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from plaintrial.eligibility.lexicon import Hit, Lexicon
from plaintrial.eligibility.numbers.comparison import Comparison, find_comparisons
from plaintrial.eligibility.pattern import find_spans, folded_pattern
from plaintrial.eligibility.tree import Kind, Subject

TOGETHER = 150_000
"""Bytes of criteria that are read together. Of a criterion longer than that not all is looked for."""
_MOST_FOUND = 20_000
"""Comparisons and terms of so long a criterion beyond these are not read: far more than any real record holds."""

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
    subject: Subject  # what a heading above says that its bare numbers are of
    home: int = 0  # where places are counted from: the words begin there in their own text


class Page:
    """Folded criteria in order, and where in them things stand. Offsets are into ``folded``."""

    def __init__(self, folded: bytes, criteria: list[Words], lexicon: Lexicon) -> None:
        self.folded = folded
        self.criteria = criteria
        self.most = len(folded) if len(folded) <= TOGETHER else _MOST_FOUND
        self._bodies = [criterion.body for criterion in criteria]
        self._ends = [criterion.end for criterion in criteria]
        self.hits: list[list[Hit]] = [[] for _ in criteria]
        self.comparisons: list[list[Comparison]] = [[] for _ in criteria]
        self._lay_out(lexicon)
        before = folded.endswith
        self.stops = [
            at
            for at, _ in find_spans(_STOP, folded, self.most)
            if folded[at] != _DOT or not (before(_SHORTENED, max(0, at - 7), at) or folded.startswith(b". v.", at))
        ]

    def _lay_out(self, lexicon: Lexicon) -> None:
        _shared_out(lexicon.find(self.folded, self.most), self.hits, self._bodies, self._ends)
        _shared_out(find_comparisons(self.folded, self.most), self.comparisons, self._bodies, self._ends)

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
        stops = self.stops
        at = bisect_right(stops, start)
        begins = stops[at - 1] if at else low
        while at < len(stops) and stops[at] < end:
            at += 1
        ends = stops[at] if at < len(stops) else high
        return begins if begins > low else low, min(max(ends, end), high)


_Found = TypeVar("_Found", Hit, Comparison)


def _shared_out(found: Iterable[_Found], among: list[list[_Found]], bodies: list[int], ends: list[int]) -> None:
    """Put what was found, in order, into the list of the criterion that holds it wholly."""
    at, following, stop = -1, bodies[0] if bodies else 0, 0
    into: list[_Found] = []
    for each in found:
        start = each.start
        if start >= following:
            at = bisect_right(bodies, start, at + 1) - 1
            following = bodies[at + 1] if at + 1 < len(bodies) else sys.maxsize
            into, stop = among[at], ends[at]
        if each.end <= stop and len(into) < MOST_IN_ONE:
            into.append(each)
