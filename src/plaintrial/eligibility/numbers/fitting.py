"""Which numbers can be of which measure, and which are no measurement at all."""

from __future__ import annotations

from plaintrial.eligibility.lexicon import Entry
from plaintrial.eligibility.numbers.comparison import Bound, Comparison, Shape
from plaintrial.eligibility.numbers.unit import TIME

_PART_OF = frozenset(("mass", "composite", "volume", "length"))  # can be a percentage of something
_PLAUSIBLE = {
    "sbp": (40, 300), "dbp": (20, 200), "blood_pressure": (20, 300), "bmi": (8, 90), "heart_rate": (15, 300),
    "body_temperature": (30, 115), "karnofsky": (0, 100), "lansky": (0, 100), "ecog": (0, 5), "nyha_class": (1, 4),
    "asa_class": (1, 6), "qtc": (100, 700), "egfr": (1, 200), "creatinine_clearance": (1, 250), "inr": (0.5, 20),
}  # fmt: skip
_SIZES = frozenset(("length", "volume"))
_COUNTED = (b"scale", b"point scale", b"item")
_YEARS = range(1900, 2101)


def can_have(entry: Entry, bound: Bound) -> bool:
    """Whether the measure can be in such a unit; a bare number may be of anything."""
    kinds, kind = entry.term.kinds, bound.kind
    if not entry.measure or entry.term.variable == "age":
        return False  # what is an age, ``age_context`` decides
    if kind == TIME and bound.unit == "days" and "diopters" in kinds:
        return True  # "8.00D"
    if kind == TIME:
        return TIME in kinds and (len(kinds) == 1 or bound.unit in ("seconds", "minutes"))
    if kind == "percentile":
        return True
    if kind == "percent" and kinds == _SIZES:
        return False  # "in 1 % of the tumour's cells"
    if kind == "percent":
        return not kinds or kind in kinds or not _PART_OF.isdisjoint(kinds)
    if kind is None and kinds == _SIZES:
        return False  # "at least one measurable lesion" is no size
    return not kinds or kind is None or kind in kinds


def plausible(variable: str, shape: Shape) -> bool:
    """Whether the values lie where the measure can: "stage 2 hypertension" is no blood pressure of 2."""
    limits = _PLAUSIBLE.get(variable)
    if limits is None or shape.bounds[0].kind in ("uln", "percentile"):
        return True
    low, high = limits
    return all(low <= bound.value <= high for bound in shape.bounds if isinstance(bound.value, (int, float)))


def is_bare_noise(folded: bytes, comparison: Comparison) -> bool:
    """A number alone that names something: "IL-2", "[18]", "18th", "in 2016", "glucose-6-phosphate"."""
    bound = comparison.shape.bounds[0]
    behind = folded[comparison.end : comparison.end + 13]
    if (b"scal" in behind or b"item" in behind) and behind.lstrip(b" -").startswith(_COUNTED):
        return True
    if bound.op or bound.unit is not None:
        return False
    before, after = folded[max(0, comparison.start - 2) : comparison.start], folded[comparison.end : comparison.end + 1]
    if before[-1:] in (b"[", b"#", b".") or after.isalpha():
        return True
    if before[-1:] == b"-" and before[:1].isalpha():
        return True
    return isinstance(bound.value, int) and bound.value in _YEARS
