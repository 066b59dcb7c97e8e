"""Values that are to be normal, without a number: "Bilirubin normal", "normal creatinine and ALT"."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.eligibility.lexicon import Hit
from plaintrial.eligibility.page import Page
from plaintrial.eligibility.pattern import find_spans, folded_pattern
from plaintrial.eligibility.rule import Rule
from plaintrial.eligibility.tree import Predicate

_NORMAL = folded_pattern(rb"\b(?:ab)?normal\b")
_BEHIND = folded_pattern(
    rb"[\s:=)]*(?:(?:is|are|must be|should be|values?|levels?|within|in|the|a|institutional|local|laboratory|lab|of"
    rb"|limits?|clinically) ?)*"
)
_LIMIT = folded_pattern(
    rb"(?:[x*\d/>=<\xab\xbb]|times|upper|lower|limits?|than|uln|lln)\s*(?:(?:of|the|institutional) ?)*$"
)
_JOINS = folded_pattern(rb"[)\s]*(?:\([^()]{0,60}\)?)?[)\s]*(?:,|/|and/or|and|or|&|, and)[\s(]*(?:serum )?")
_FARTHEST = 50


def _read(page: Page) -> Iterator[Predicate]:
    folded = page.folded
    for start, end in find_spans(_NORMAL, folded, page.most):
        at = page.criterion_at(start, end)
        if at < 0 or folded[start] != _N:
            continue
        named = [hit for hit in page.hits[at] if hit.measure]
        if not named or _LIMIT.is_in(folded[max(page.criteria[at].body, start - _FARTHEST) : start]):
            continue
        yield from _of(folded, named, start, end)


_N = 0x6E


def _of(folded: bytes, named: list[Hit], start: int, end: int) -> Iterator[Predicate]:
    """The measures that the word "normal" at ``start:end`` is said of: those joined before it, else those behind."""
    before = [hit for hit in named if hit.end <= start and start - hit.end < _FARTHEST]
    if before and _BEHIND.is_all(folded[before[-1].end : start]):
        edge = before[-1].start
        yield _normal(before[-1], before[-1].start, end)
        for hit in reversed(before[:-1]):
            gap = folded[hit.end : edge]
            if gap.strip(b" (") and not _JOINS.is_all(gap):
                return
            if gap.strip(b" ("):  # else the same name in full: "LDH (lactate dehydrogenase)"
                yield _normal(hit, hit.start, hit.end)
            edge = hit.start
        return
    edge = end
    for hit in named:
        if hit.start < end:
            continue
        gap = folded[edge : hit.start]
        if gap.strip() and (edge == end or not _JOINS.is_all(gap)):
            return
        yield _normal(hit, start if edge == end else hit.start, hit.end)
        edge = hit.end


def _normal(hit: Hit, start: int, end: int) -> Predicate:
    entry = next(entry for entry in hit.entries if entry.measure)
    return Predicate(variable=entry.term.variable, op="is", value="normal", start=start, end=end, family=entry.family)


RULE = Rule(family="normal_values", read=_read)
