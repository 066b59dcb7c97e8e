"""What a number is of: the measure named beside it, an age, or something the rules have no name for."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plaintrial.eligibility.lexicon import STEPS, Entry, Hit
from plaintrial.eligibility.numbers.age_context import is_age
from plaintrial.eligibility.numbers.comparison import Bound, Comparison, Shape
from plaintrial.eligibility.numbers.fitting import can_have, is_bare_noise, plausible
from plaintrial.eligibility.numbers.implied import implied_measure
from plaintrial.eligibility.numbers.ordinal import read_ordinal
from plaintrial.eligibility.numbers.subject import of_the_heading
from plaintrial.eligibility.numbers.unit import TIME, ULN
from plaintrial.eligibility.numbers.unnamed import unnamed_measure
from plaintrial.eligibility.page import Page
from plaintrial.eligibility.pattern import folded_pattern

_FARTHEST, _LOOSE, _NEAR, _TIGHT = 110, 32, 16, 4
_AND = folded_pattern(
    rb"[)\]]?\s*(?:(?:and ?/ ?or|and|or|&|,|/|\+|plus)[\s,(\[]*)+(?:the |serum |either |both |total |an? )*"
    rb"(?:\([^()]{0,40}\)\s*)?"
)
FILLER = folded_pattern(
    rb"[\s,:=()\[\]\"'/-]*(?:(?:of|is|was|are|be|being|score|scores|scoring|scored|status|grade|class|classes|level"
    rb"|levels"
    rb"|value|values|stage|type|the|a|an|at|total|equal to|between|range|ranging|from|with|on|has|have|must|should|to"
    rb"|category|index|rating|functional|ps|performance|in|scale|limits?|group|or|males?|females?|men|women|years?"
    rb"|subjects"
    rb"|patients|inclusive|approximately|about|screening|baseline|least|for|and)[\s,:=()\[\]\"'/-]*)*"
)
_OF = folded_pattern(rb"[\s(]*(?:(?:of|in|for|the|their|his|on|a|predicted) ?)*")
_FLIP = folded_pattern(rb"\s*(<\s*=|>\s*=|<|>|\xab|\xbb|=)\s*(?:the )?")
_FLIPPED = {b"<=": ">=", b"\xab": ">=", b">=": "<=", b"\xbb": "<=", b"<": ">", b">": "<", b"=": "="}


class Measured(msgspec.Struct, gc=False):
    """A comparison and what it measures. ``start:end`` takes in the measure's name where it stands before."""

    variable: str
    family: str
    shape: Shape
    start: int
    end: int


def attach(page: Page, at: int) -> tuple[list[Measured], list[Comparison]]:
    """Return what the numbers of criterion ``at`` measure, and those left that are spans of time."""
    hits = page.hits[at]
    if not page.comparisons[at] and not any(hit.scale for hit in hits):
        return [], []
    return _Attaching(page, at, [hit for hit in hits if hit.measure]).run()


class _Attaching:
    """Goes through the numbers of one criterion, and remembers which names are spoken for."""

    def __init__(self, page: Page, at: int, named: list[Hit]) -> None:
        self.page = page
        self.at = at
        self.named = named
        self.measured: list[Measured] = []
        self.times: list[Comparison] = []
        self.last: dict[int, int] = {}  # where the number that a name was last given ends, by the name's start
        self.named_behind: set[int] = set()

    def run(self) -> tuple[list[Measured], list[Comparison]]:
        for hit in self.named:
            if hit.scale:
                self._ordinal(hit)
        covered = [(m.start, m.end) for m in self.measured]
        folded = self.page.folded
        for comparison in self.page.comparisons[self.at]:
            if covered and any(a <= comparison.start and comparison.end <= b for a, b in covered):
                continue
            if is_bare_noise(folded, comparison):
                continue
            found = self._measures(comparison)
            if found:
                self.measured += found
            elif comparison.shape.bounds[0].kind == TIME:
                self.times.append(comparison)
        return self.measured, self.times

    def _ordinal(self, hit: Hit) -> None:
        """ "NYHA class III or IV", "Child-Pugh A": steps of a scale that are no numbers."""
        for entry in hit.entries:
            if not entry.measure or entry.term.kinds.isdisjoint(STEPS):
                continue
            read = read_ordinal(self.page.folded, hit.end, self.page.criteria[self.at].end)
            if read is not None:
                bounds, end = read
                self.measured.append(Measured(entry.term.variable, entry.family, Shape(bounds), hit.start, end))

    def _measures(self, comparison: Comparison) -> list[Measured]:
        shape, start, end = comparison.shape, comparison.start, comparison.end
        left: list[Hit] = []
        right: Hit | None = None
        for hit in self.named:
            if hit.end <= start:
                if hit.start not in self.named_behind:
                    left.append(hit)
            elif right is None and hit.start >= end:
                right = hit
        bounds = shape.bounds
        plain = not (bounds[0].op or bounds[-1].op)
        if right is not None and plain and len(bounds) == 1:
            flipped = self._flip(comparison, right)
            if flipped is not None:
                return [flipped]
        if is_age(self.page, self.at, comparison, left[-1] if left else None, FILLER) or self._second_age(comparison):
            return [Measured("age", "age", shape, _start(left, comparison), end)]
        return self._of_a_measure(comparison, left, right, plain)

    def _of_a_measure(self, comparison: Comparison, left: list[Hit], right: Hit | None, plain: bool) -> list[Measured]:
        if right is not None and self._belongs_to_right(comparison, left, right):
            found = list(self._named_after(comparison, right))
        else:
            found = list(self._named_before(comparison, left, plain)) if left else []
        if found:
            return found
        shape = comparison.shape
        if right is not None and (not plain or shape.bounds[0].kind == ULN):
            found = list(self._named_after(comparison, right))
        headed = None if found else of_the_heading(self.page, self.at, comparison)
        if headed is not None:
            found = [Measured(*headed, shape, comparison.start, comparison.end)]
        if plain and not shape.pair:
            return found
        implied = None if found else implied_measure(self.page, self.at, comparison)
        if implied is not None:
            found = [Measured(*implied, shape, comparison.start, comparison.end)]
        if not found and not plain:
            found = list(self._unnamed(comparison))
        return found

    def _belongs_to_right(self, comparison: Comparison, left: list[Hit], right: Hit) -> bool:
        """ "BP > 140 mm Hg systolic": the name right behind is nearer than the family's name before."""
        if (
            comparison.shape.pair
            or right.start - comparison.end > _TIGHT
            or right.entries[0].family != "blood_pressure"
        ):
            return False
        return not left or left[-1].entries[0].term.variable in ("blood_pressure", right.entries[0].term.variable)

    def _named_before(self, comparison: Comparison, left: list[Hit], plain: bool) -> Iterator[Measured]:
        """The nearest measure before the number that can have its unit, and those listed with it: "ALT and AST"."""
        bound = comparison.shape.bounds[0]
        for n in range(len(left) - 1, -1, -1):
            hit = left[n]
            gap = self.page.folded[hit.end : comparison.start]
            if len(gap) > _FARTHEST or not self.page.together(hit.end, comparison.start):
                return
            if (plain or (bound.unit is None and len(gap) > _LOOSE)) and not FILLER.is_all(gap):
                return
            if not any(can_have(entry, bound) for entry in hit.entries):
                continue
            if hit.start in self.last and bound.kind != ULN and self._other_name(comparison, self.last[hit.start]):
                return
            yield from self._listed(comparison, left[: n + 1])
            return

    def _other_name(self, comparison: Comparison, since: int) -> bool:
        """ "TLC > 120 %, RV > 150 %": a second number after a name of its own that the rules do not know."""
        between = self.page.folded[since : comparison.start]
        if FILLER.is_all(between):
            return False
        name = unnamed_measure(self.page, comparison, since, behind=False)
        return name is not None and len(name) < 2 * _NEAR + _TIGHT

    def _listed(self, comparison: Comparison, hits: list[Hit]) -> Iterator[Measured]:
        seen: set[str] = set()
        following: Hit | None = None
        for hit in reversed(hits):
            if following is not None and not _AND.is_all(self.page.folded[hit.end : following.start]):
                return
            if hit.start in self.last and following is not None:
                return
            self.last[hit.start] = comparison.end
            for entry in hit.entries:
                if can_have(entry, comparison.shape.bounds[0]) and entry.term.variable not in seen:
                    seen.add(entry.term.variable)
                    yield from self._one(entry, comparison, hit.start, comparison.end)
            following = hit

    def _named_after(self, comparison: Comparison, hit: Hit) -> Iterator[Measured]:
        """ "at least 50% FEV1": the measure right behind its value."""
        gap = self.page.folded[comparison.end : hit.start]
        if len(gap) > _NEAR or not _OF.is_all(gap):
            return
        for entry in hit.entries:
            if can_have(entry, comparison.shape.bounds[0]):
                self.named_behind.add(hit.start)
                yield from self._one(entry, comparison, comparison.start, hit.end)

    def _one(self, entry: Entry, comparison: Comparison, start: int, end: int) -> Iterator[Measured]:
        if plausible(entry.term.variable, comparison.shape):
            yield Measured(entry.term.variable, entry.family, comparison.shape, start, end)

    def _unnamed(self, comparison: Comparison) -> Iterator[Measured]:
        bound = comparison.shape.bounds[0]
        counts_one = (
            bound.unit is None and bound.value == 1 and comparison.shape.word.startswith((b"at least", b"a min"))
        )
        if counts_one or comparison.shape.word.startswith(b"within"):
            return
        name = unnamed_measure(self.page, comparison, self.page.criteria[self.at].body, behind=bound.kind != TIME)
        if name is None or (bound.kind == TIME and not name.endswith(_SPANS)):
            return
        if bound.op == "in" and bound.unit is None and not name.endswith(_STEPPED):
            return  # "herpes simplex 1 or 2" names kinds
        yield Measured(name, "unnamed", comparison.shape, comparison.start, comparison.end)

    def _second_age(self, comparison: Comparison) -> bool:
        """ "< 18 or > 65 years": what is joined to an age and can be one."""
        before = self.measured[-1] if self.measured else None
        if before is None or before.variable != "age" or comparison.start - before.end > _NEAR:
            return False
        bound, age = comparison.shape.bounds[0], before.shape.bounds[0]
        alike = bound.kind is None or (bound.kind == TIME and (bound.unit == age.unit or age.unit is None))
        return alike and bool(bound.op) and _AND.is_all(self.page.folded[before.end : comparison.start])

    def _flip(self, comparison: Comparison, right: Hit) -> Measured | None:
        """ "18 <= age": the sign behind the number, turned round."""
        sign = _FLIP.match(self.page.folded, comparison.end, right.start)
        if sign is None or sign.end() != right.start:
            return None
        bound = comparison.shape.bounds[0]
        op = _FLIPPED[sign.group(1).replace(b" ", b"")]
        entry = right.entries[0]
        shape = Shape((Bound(op, bound.value, bound.unit, bound.kind),))
        return Measured(entry.term.variable, entry.family, shape, comparison.start, right.end)


_STEPPED = ("score", "grade", "class", "stage", "level", "scale", "index", "category", "status", "group", "step")
_SPANS = ("length", "duration", "interval", "time", "delay", "stay", "admission")


def _start(left: list[Hit], comparison: Comparison) -> int:
    near = left and comparison.start - left[-1].end < _NEAR and left[-1].entries[0].term.variable == "age"
    return left[-1].start if near else comparison.start
