"""Windows of time: "within the last 12 months", "for at least 3 months", "until 90 days after"."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.eligibility.numbers.comparison import Comparison
from plaintrial.eligibility.page import Page
from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.tree import Window

_BEHIND = folded_pattern(
    rb"[\s,)]*(?:of (?:the )?(?:study|screening|enrol|random|entry|first|start|baseline|inclusion|initiat|dosing|visit"
    rb"|registration|procedure|treatment"
    rb"|surgery|index|consent|sign|planned|prior|last|trial|day|informed|receiving|beginning|admin|c1d1|cycle|starting"
    rb"|date|challenge)"
    rb"|(?:immediately )?(?:before|prior|preceding|previous|earlier|ago|leading up to|pre-)|from (?:the )?(?:study"
    rb"|screening|enrol|random|first|start))"
)
_AHEAD = folded_pattern(
    rb"[\s,)]*(?:after|following|post|later|from|of (?:the )?(?:last|final|completion|end"
    rb"|delivery))"
)
_SINCE = folded_pattern(rb"[\s,)]*(?:since|have (?:elapsed|passed)|must have elapsed|or more (?:since|prior|before))")
_DURATION = folded_pattern(rb"[\s,)]*(?:duration|history|or (?:more|longer)|in duration|without|wash-?out)")
_LEFT = folded_pattern(
    rb"\b(?:(within|in|during|over|throughout|on)?(?: the| a| past| last| of| approximately| about)*? ?(?:\b(past|last"
    rb"|previous|prior|preceding|recent|most recent|first))"
    rb"|(within|in|during|over|throughout)|(for|since|of|lasting|duration|lasted)|(next|following|coming|subsequent"
    rb"|until|after|up to)|(before|prior to|preceding))"
    rb"(?: the| a| past| consecutive| at| past| than| period| ?of|:|,| approximately| about| duration)*[\s(]*$"
)
_UNNUMBERED = folded_pattern(
    rb"\b(?:(?:within|in|during|over|for) )?(?:(?:the|a) )?(?:past|last|previous|prior|preceding) (?:calendar )?(year"
    rb"|month|week|day|decade|24h|24 hours)\b"
    rb"|\b(?:within|in|during|over) the (year|month|week|day) (?:immediately )?(?:prior to|before|preceding)\b"
)
_LOOK_BACK, _LOOK_AHEAD = 34, 42


def find_windows(page: Page, times: list[Comparison]) -> list[Window]:
    """Return the windows among ``times``, the spans of time that measure nothing, in order."""
    return [window for each in times if (window := _window(page, each)) is not None]


def find_unnumbered(folded: bytes) -> Iterator[Window]:
    """Yield "in the past year": windows of one whole unit."""
    for match in _UNNUMBERED.finditer(folded):
        unit = str(match.group(1) or match.group(2), "ascii")
        name, value = {"decade": ("years", 10), "24h": ("hours", 24), "24 hours": ("hours", 24)}.get(
            unit, (unit + "s", 1)
        )
        yield Window(op="<=", value=value, unit=name, relation="before", start=match.start(), end=match.end())


def _window(page: Page, comparison: Comparison) -> Window | None:
    bound = comparison.shape.bounds[-1]
    if not isinstance(bound.value, (int, float)):
        return None
    folded = page.folded
    before = folded[max(0, comparison.start - _LOOK_BACK) : comparison.start]
    behind = folded[comparison.end : comparison.end + _LOOK_AHEAD]
    word = comparison.shape.word.strip()
    left = _LEFT.search(before)
    relation, op = _relation(word, bound.op, left, behind)
    hyphened = b"-" in folded[comparison.start : comparison.end]
    if hyphened and relation == "for" and not bound.op and not _DURATION.opens(behind):
        return None  # "a 14-week open-label trial"
    start = comparison.start - (len(before) - left.start() if left is not None else 0)
    return Window(op=op, value=bound.value, unit=bound.unit, relation=relation, start=start, end=comparison.end)


def _relation(word: bytes, op: str, left: object, behind: bytes) -> tuple[str, str]:
    """Which way the window looks, and its sign: "within" looks back unless "after" follows.

    "=" is of a span that no word makes a window: perhaps an interval or a dose ("every two weeks").
    """
    groups = left.groups() if left is not None else (None,) * 6  # type: ignore[attr-defined]
    _, looks_back, inside, lasts, ahead, earlier = groups
    if _SINCE.opens(behind):
        return "before", op or ">="
    if _AHEAD.opens(behind) and not looks_back:
        return "after", op or "<="
    if word.startswith(b"within") or looks_back or (inside and not op):
        return "before", op or "<="
    if ahead and not op:
        return "after", "<="
    if _BEHIND.opens(behind) or earlier:
        return "before", op or "<="
    if lasts or op in (">=", ">") or _DURATION.opens(behind):
        return "for", op or ">="
    if op in ("<", "<="):
        return "before", op
    return "for", op or "="
