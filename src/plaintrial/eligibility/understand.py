"""From a tree to what its criteria ask: numbers first, then words, each with its negation and its time."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.families import LEXICON
from plaintrial.eligibility.numbers.attach import Measured, attach
from plaintrial.eligibility.numbers.comparison import Bound
from plaintrial.eligibility.page import Page
from plaintrial.eligibility.tree import Criterion, Predicate


def understand(folded: bytes, criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """Return the criteria with their predicates."""
    page = Page(folded, criteria, LEXICON)
    return tuple(
        msgspec.structs.replace(criterion, predicates=tuple(predicates)) if predicates else criterion
        for criterion, predicates in ((c, _predicates(page, n)) for n, c in enumerate(criteria))
    )


def _predicates(page: Page, at: int) -> list[Predicate]:
    measured, _ = attach(page, at)
    return [_numeric(m, variable, bound) for m in measured for variable, bound in _each(m)]


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
