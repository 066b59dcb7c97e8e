"""From a tree to what its criteria ask: numbers first, then words, each with its negation and its time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice

import msgspec

from plaintrial.eligibility.families import FAMILIES, LEXICON
from plaintrial.eligibility.lexicon import Entry
from plaintrial.eligibility.numbers.attach import Measured, attach
from plaintrial.eligibility.numbers.comparison import Bound
from plaintrial.eligibility.page import MAX_FOUND, MOST_IN_ONE, Page
from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.scope import PLAIN, Cue, Place, find_cues, standing
from plaintrial.eligibility.tree import Criterion, Predicate, Window
from plaintrial.eligibility.windows import find_unnumbered, find_windows


def understand(folded: bytes, criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """Return the criteria with their predicates."""
    if not criteria:
        return criteria
    page = Page(folded, criteria, LEXICON)
    marks = _Marks(page)
    extra = _read_by_rules(page)
    return tuple(
        msgspec.structs.replace(criterion, predicates=tuple(found))
        if (found := _of(page, marks, n, extra))
        else criterion
        for n, criterion in enumerate(criteria)
    )


class _Marks:
    """Cues and one-unit windows of the text, to be looked up by place."""

    def __init__(self, page: Page) -> None:
        self.cues = list(find_cues(page.folded, MAX_FOUND))
        self._cue_starts = [cue.start for cue in self.cues]
        self.unnumbered = list(islice(find_unnumbered(page.folded), MOST_IN_ONE))

    def cues_in(self, start: int, end: int) -> list[Cue]:
        first = bisect_left(self._cue_starts, start)
        return self.cues[first : min(bisect_right(self._cue_starts, end), first + MOST_IN_ONE)]


def _read_by_rules(page: Page) -> dict[int, list[Predicate]]:
    """What rules with a reader of their own found, by criterion."""
    found: dict[int, list[Predicate]] = {}
    for rule in FAMILIES:
        if rule.read is not None:
            for predicate in rule.read(page):
                at = page.criterion_at(predicate.start, predicate.end)
                if at >= 0:
                    found.setdefault(at, []).append(predicate)
    return found


def _of(page: Page, marks: _Marks, at: int, extra: dict[int, list[Predicate]]) -> list[Predicate]:
    hits = page.hits[at]
    measured, times = attach(page, at)
    predicates = [_numeric(m, variable, bound) for m in measured for variable, bound in _each(m)]
    predicates.extend(extra.get(at, ()))
    for hit in hits:
        start, end = hit.start, hit.end
        if measured and any(m.start <= start and end <= m.end for m in measured):
            continue
        for entry in hit.entries:
            if not entry.measure:
                predicates.append(_said(entry, start, end))
    if not predicates:
        return predicates
    criterion = page.criteria[at]
    windows = list(find_windows(page, times)) if times else []
    if marks.unnumbered:
        windows += [w for w in marks.unnumbered if criterion.body <= w.start and w.end <= criterion.end]
    cues = marks.cues_in(criterion.body, criterion.end)
    if cues or windows:
        predicates = [_placed(page, predicate, cues, windows, criterion) for predicate in predicates]
    if len(predicates) > 1:
        predicates.sort(key=_place)
    return predicates


def _said(entry: Entry, start: int, end: int) -> Predicate:
    term = entry.term
    return Predicate(
        variable=term.variable,
        op=term.op,
        value=term.value,
        negated=term.negated,
        start=start,
        end=end,
        family=entry.family,
    )


def _place(predicate: Predicate) -> tuple[int, int]:
    return predicate.start, predicate.end


def _placed(
    page: Page, predicate: Predicate, cues: list[Cue], windows: list[Window], criterion: Criterion
) -> Predicate:
    """The predicate with its negation, exception and window."""
    start, end = predicate.start, predicate.end
    sentence, stop = page.sentence(start, end, criterion.body, criterion.end)
    how = PLAIN
    if cues:
        place = Place(start, end, sentence, stop, predicate.family, predicate.variable, criterion.kind)
        how = standing(page.folded, cues, place)
    timed = windows and predicate.op == "is" and not how.excepted
    window = _window_of(page, predicate, windows, sentence, stop) if timed else None
    if how is PLAIN and window is None:
        return predicate
    return Predicate(
        variable=predicate.variable,
        op=predicate.op,
        value=predicate.value,
        unit=predicate.unit,
        negated=predicate.negated or how.negated,
        window=window,
        start=start,
        end=end,
        family=predicate.family,
        excepted=how.excepted,
        hypothetical=how.hypothetical,
    )


_AHEAD, _FARTHEST, _OPENS = 60, 160, 16
_BARRIER = folded_pattern(
    rb"\b(?:if|who|whose|which|unless|except|requiring|requires|must|should|may|will|defined|other than|that|plus"
    rb"|agree|willing|using)\b|:"
)


def _window_of(page: Page, predicate: Predicate, windows: list[Window], sentence: int, stop: int) -> Window | None:
    """The first window behind the predicate in its sentence, or one before it that begins the sentence."""
    inside = [w for w in windows if sentence <= w.start and w.end <= stop]
    behind = next((w for w in inside if w.end > predicate.start), None)
    if behind is not None and _reaches(page.folded[predicate.end : behind.start], behind):
        return behind
    before = [w for w in inside if w.end <= predicate.start]
    if behind is None and before and predicate.start - before[-1].end < _AHEAD and before[-1].start - sentence < _OPENS:
        return before[-1]
    return None


def _reaches(between: bytes, window: Window) -> bool:
    """Whether the words between leave the window to what stands before them."""
    if window.relation == "for" and len(between) > _AHEAD:
        return False
    if len(between) > _FARTHEST or between.count(b")") > between.count(b"(") + 1:
        return False
    return _BARRIER.search(between) is None


def _each(measured: Measured) -> list[tuple[str, Bound]]:
    bounds = measured.shape.bounds
    if measured.shape.pair and measured.family == "blood_pressure":
        return [("sbp", bounds[0]), ("dbp", bounds[1])]
    return [(measured.variable, bound) for bound in bounds]


def _numeric(measured: Measured, variable: str, bound: Bound) -> Predicate:
    unit = bound.unit or ("years" if variable == "age" else None)
    return Predicate(
        variable=variable,
        op=bound.op or "=",
        value=bound.value,
        unit=unit,
        start=measured.start,
        end=measured.end,
        family=measured.family,
    )
