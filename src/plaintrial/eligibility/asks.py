"""From words to what criteria ask: numbers first, then words, each with its negation and its time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice

import msgspec

from plaintrial.eligibility.families import FAMILIES, LEXICON
from plaintrial.eligibility.numbers.attach import Measured, attach
from plaintrial.eligibility.numbers.comparison import Bound, Comparison
from plaintrial.eligibility.page import MOST_IN_ONE, Page, Words
from plaintrial.eligibility.pattern import Pattern, folded_pattern
from plaintrial.eligibility.scope import PLAIN, Cue, Place, find_cues, standing
from plaintrial.eligibility.tree import Predicate, Scalar, Window
from plaintrial.eligibility.windows import find_unnumbered, find_windows


def read_asks(folded: bytes, criteria: list[Words]) -> list[list[Predicate]]:
    """Return what each of the criteria asks, with places as if its words began at their ``home``."""
    page = Page(folded, criteria, LEXICON)
    marks = _Marks(page)
    extra = _read_by_rules(page)
    return [_of(page, marks, n, extra.get(n)) for n in range(len(criteria))]


class _Marks:
    """Cues and one-unit windows of the text, to be looked up by place."""

    def __init__(self, page: Page) -> None:
        self.cues = find_cues(page.folded, page.most)
        self._cue_starts = [cue.start for cue in self.cues]
        self.unnumbered = list(islice(find_unnumbered(page.folded), page.most))
        self._unnumbered_starts = [window.start for window in self.unnumbered]

    def cues_in(self, start: int, end: int) -> list[Cue]:
        starts = self._cue_starts
        first = bisect_left(starts, start)
        return self.cues[first : min(bisect_right(starts, end, first), first + MOST_IN_ONE)]

    def unnumbered_in(self, start: int, end: int) -> list[Window]:
        first = bisect_left(self._unnumbered_starts, start)
        last = bisect_right(self._unnumbered_starts, end, first)
        return [window for window in self.unnumbered[first:last] if window.end <= end]


class _Said(msgspec.Struct, gc=False):
    """A predicate before its negation and its time are known."""

    start: int
    end: int
    variable: str
    op: str
    value: Scalar | tuple[Scalar, ...]
    family: str
    unit: str | None = None
    negated: bool = False


def _read_by_rules(page: Page) -> dict[int, list[_Said]]:
    """What rules with a reader of their own found, by criterion."""
    found: dict[int, list[_Said]] = {}
    for rule in FAMILIES:
        if rule.read is not None:
            for p in rule.read(page):
                at = page.criterion_at(p.start, p.end)
                if at >= 0:
                    said = _Said(p.start, p.end, p.variable, p.op, p.value, p.family, p.unit, p.negated)
                    found.setdefault(at, []).append(said)
    return found


def _of(page: Page, marks: _Marks, at: int, extra: list[_Said] | None) -> list[Predicate]:
    hits = page.hits[at]
    measured, times = attach(page, at) if page.comparisons[at] or hits else _NOTHING
    said = [_numeric(m, variable, bound) for m in measured for variable, bound in _each(m)] if measured else []
    if extra is not None:
        said += extra
    for hit in hits:
        if not hit.words:
            continue
        start, end = hit.start, hit.end
        if measured and [m for m in measured if m.start <= start and end <= m.end]:
            continue
        for entry in hit.words:
            term = entry.term
            said.append(_Said(start, end, term.variable, term.op, term.value, entry.family, None, term.negated))
    if not said:
        return []
    if len(said) > 1:
        said.sort(key=_place)
    criterion = page.criteria[at]
    windows = find_windows(page, times) if times else []
    if marks.unnumbered:
        windows += marks.unnumbered_in(criterion.body, criterion.end)
    cues = marks.cues_in(criterion.body, criterion.end)
    if not cues and not windows:
        by = criterion.home - criterion.body
        return [_unmarked(each, by) for each in said]
    if cues and any(each.negated for each in said):
        cues = [cue for cue in cues if not _is_part(cue, said)]
    return [_placed(page, each, cues, windows, criterion) for each in said]


def _unmarked(said: _Said, by: int) -> Predicate:
    """The predicate of a criterion with no word that changes how it stands, and no time."""
    return Predicate(
        variable=said.variable,
        op=said.op,
        value=said.value,
        unit=said.unit,
        negated=said.negated,
        start=said.start + by,
        end=said.end + by,
        family=said.family,
    )


_NOTHING: tuple[list[Measured], list[Comparison]] = ([], [])


def _place(said: _Said) -> tuple[int, int]:
    return said.start, said.end


def _is_part(cue: Cue, said: list[_Said]) -> bool:
    """Whether the cue is a word's own: "HER2-negative breast cancer" denies no breast cancer."""
    return any(each.negated and each.start <= cue.start and cue.end <= each.end for each in said)


def _placed(page: Page, said: _Said, cues: list[Cue], windows: list[Window], criterion: Words) -> Predicate:
    """The predicate with its negation, exception and window."""
    start, end, body = said.start, said.end, criterion.body
    by = criterion.home - body
    how, window = PLAIN, None
    if cues or windows:
        sentence, stop = page.sentence(start, end, body, criterion.end)
        if cues:
            place = Place(start, end, sentence, stop, said.family, said.variable, criterion.kind)
            how = standing(page.folded, cues, place)
        if windows and said.op == "is" and not how.excepted and not _timeless(said):
            window = _window_of(page, said, windows, sentence, stop)
    return Predicate(
        variable=said.variable,
        op=said.op,
        value=said.value,
        unit=said.unit,
        negated=said.negated != how.negated,  # "no non-compliance" denies the denial
        window=None if window is None else moved_window(window, by),
        start=start + by,
        end=end + by,
        family=said.family,
        excepted=how.excepted,
        hypothetical=how.hypothetical,
    )


def _timeless(said: _Said) -> bool:
    """Whether no span of time beside it is of it: "women of childbearing potential within 7 days"."""
    return said.family == "consent" or said.variable == "childbearing_potential"


def moved_window(window: Window, by: int) -> Window:
    """The window as many code points further on."""
    return Window(
        op=window.op,
        value=window.value,
        unit=window.unit,
        relation=window.relation,
        start=window.start + by,
        end=window.end + by,
    )


_AHEAD, _FARTHEST, _OPENS, _ASIDE, _SHORTEST = 60, 160, 16, 12, 8
_BARRIER = folded_pattern(
    rb"\b(?:if|who|whose|which|where|unless|except|requiring|requires|must|should|may|will|defined|other than|that|plus"
    rb"|agree|willing|using|with no|without|and (?:have|has|had|are|is) (?:received|been|taking|treated|receiving))\b|:"
)
_BRACKETS = folded_pattern(rb"[(\[][^()\[\]]*[)\]]")
_DONE = folded_pattern(
    rb"\b(?:must|should|may|will) (?:have|not have|be)\b|\bwith or without\b"
    rb"|\b(?:that|which) (?:has|have|had) (?:lasted|persisted|continued|been (?:present|stable|ongoing))\b"
    rb"|\b(?:that|which) (?:has|have|had)(?: lasted)? *$"
)
_OF_WHEN = folded_pattern(
    rb"\((?:(?:current(?:ly)?|previous(?:ly)?|past|prior|planned|ongoing|recent|either|use|used|taken|received|given|or|and|within|in"
    rb"|the|during|is|was|if)[ ,]*)*"
)
_BESIDE = folded_pattern(rb"[ (:-]*")
_JOINS = folded_pattern(
    rb"\)?(?: (?:of|without|with|on|history|prior|previous|documented|continuous|treatment|use))* ?"
)


def _window_of(page: Page, said: _Said, windows: list[Window], sentence: int, stop: int) -> Window | None:
    """The first window behind the predicate in its sentence, or one before it that reaches it."""
    inside = [w for w in windows if sentence <= w.start and w.end <= stop]
    behind = next((w for w in inside if w.end > said.start), None)
    before = [w for w in inside if w.end <= said.start]
    if behind is not None and _reaches(page.folded[said.end : behind.start], behind):
        aside = b"(" in page.folded[said.end : behind.start]
        if aside and before and _reaches_ahead(page.folded, before[-1], said.start, sentence, alone=True):
            return before[-1]  # "at least 4 weeks since chemotherapy (6 weeks for nitrosoureas)"
        return behind
    if before and _reaches_ahead(page.folded, before[-1], said.start, sentence, alone=behind is None):
        return before[-1]
    return None


def _reaches(between: bytes, window: Window) -> bool:
    """Whether the words between leave the window to what stands before them."""
    if window.op == "=":
        return _BESIDE.is_all(between)  # "antihistamines: 4 weeks"
    if window.relation == "for" and len(between) > _AHEAD:
        return False
    if len(between) > _FARTHEST or between.count(b")") > between.count(b"(") + 1:
        return False
    plain = _without(_DONE, _without(_BRACKETS, between)) if len(between) > _SHORTEST else between
    opens = plain.rfind(b"(")
    if opens >= 0 and len(plain) - opens > _ASIDE and not _OF_WHEN.is_all(plain, opens):
        return False  # "heart disease (infarction within 6 months)": the bracket's own
    return not _BARRIER.is_in(plain)


def _reaches_ahead(folded: bytes, window: Window, start: int, sentence: int, *, alone: bool) -> bool:
    """ "24 months without menses", "within 2 weeks: beta blockers, ..", or a window that opens the sentence."""
    between = folded[window.end : start]
    if _JOINS.is_all(between) and window.relation == "for":
        return True
    if not alone:
        return False
    if 0 <= between.find(b":") < _AHEAD:
        return True
    return len(between) < _AHEAD and window.start - sentence < _OPENS


def _without(pattern: Pattern, words: bytes) -> bytes:
    """The words without what the pattern finds in them."""
    kept, upto = [], 0
    for match in pattern.finditer(words):
        kept.append(words[upto : match.start()])
        upto = match.end()
    return b"".join([*kept, words[upto:]]) if kept else words


def _each(measured: Measured) -> list[tuple[str, Bound]]:
    bounds = measured.shape.bounds
    if measured.shape.pair and measured.family == "blood_pressure":
        return [("sbp", bounds[0]), ("dbp", bounds[1])]
    return [(measured.variable, bound) for bound in bounds]


def _numeric(measured: Measured, variable: str, bound: Bound) -> _Said:
    unit = bound.unit or ("years" if variable == "age" else None)
    op = bound.op or "="
    return _Said(measured.start, measured.end, variable, op, bound.value, measured.family, unit)
