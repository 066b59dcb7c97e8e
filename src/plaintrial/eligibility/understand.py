"""From a tree to what its criteria ask: numbers first, then words, each with its negation and its time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import msgspec

from plaintrial.eligibility.families import FAMILIES, LEXICON
from plaintrial.eligibility.numbers.attach import Measured, attach
from plaintrial.eligibility.numbers.comparison import Bound
from plaintrial.eligibility.page import MAX_FOUND, Page
from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.scope import Cue, Place, find_cues, standing
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
        self.unnumbered = list(find_unnumbered(page.folded))

    def cues_in(self, start: int, end: int) -> list[Cue]:
        return self.cues[bisect_left(self._cue_starts, start) : bisect_right(self._cue_starts, end)]


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
    measured, times = attach(page, at)
    predicates = [_numeric(m, variable, bound) for m in measured for variable, bound in _each(m)]
    predicates.extend(extra.get(at, ()))
    spent = [(m.start, m.end) for m in measured]
    for hit in page.hits[at]:
        if not hit.measure and any(a <= hit.start and hit.end <= b for a, b in spent):
            continue
        predicates.extend(
            Predicate(
                variable=entry.term.variable,
                op=entry.term.op,
                value=entry.term.value,
                negated=entry.term.negated,
                start=hit.start,
                end=hit.end,
                family=entry.family,
            )
            for entry in hit.entries
            if not entry.measure
        )
    if not predicates:
        return predicates
    criterion = page.criteria[at]
    windows = [
        *find_windows(page, times),
        *(w for w in marks.unnumbered if criterion.body <= w.start and w.end <= criterion.end),
    ]
    cues = marks.cues_in(criterion.body, criterion.end)
    if cues or windows:
        predicates = [_placed(page, predicate, cues, windows, at) for predicate in predicates]
    predicates.sort(key=_place)
    return predicates


def _place(predicate: Predicate) -> tuple[int, int]:
    return predicate.start, predicate.end


def _placed(page: Page, predicate: Predicate, cues: list[Cue], windows: list[Window], at: int) -> Predicate:
    """The predicate with its negation, exception and window."""
    criterion = page.criteria[at]
    sentence, stop = page.sentence(predicate.start, predicate.end, criterion.body, criterion.end)
    place = Place(predicate.start, predicate.end, sentence, stop, predicate.family, predicate.variable, criterion.kind)
    how = standing(page.folded, cues, place)
    timed = windows and predicate.op == "is" and not how.excepted
    window = _window_of(page, predicate, windows, sentence, stop) if timed else None
    if how.negated or how.excepted or how.hypothetical or window is not None:
        return msgspec.structs.replace(
            predicate,
            negated=predicate.negated or how.negated,
            excepted=how.excepted,
            hypothetical=how.hypothetical,
            window=window,
        )
    return predicate


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
