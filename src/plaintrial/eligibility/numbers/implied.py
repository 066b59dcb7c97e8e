"""Measures that a unit alone names: kilograms a square metre are a body mass index, "40-120 kg" is a weight."""

from __future__ import annotations

from plaintrial.eligibility.numbers.comparison import Comparison
from plaintrial.eligibility.page import Page

_BY_UNIT = {
    "drinks": ("drinks", "substances"),
    "drinks/day": ("drinks", "substances"),
    "drinks/week": ("drinks", "substances"),
    "cigarettes": ("cigarettes", "substances"),
    "cigarettes/day": ("cigarettes", "substances"),
    "pack-years": ("pack_years", "substances"),
    "METs": ("exercise_capacity", "heart"),
    "kg/m2": ("bmi", "body"),
}
_ALONE = {"kg": ("weight", "body"), "lb": ("weight", "body")}
_HEAVIEST = 400


def implied_measure(page: Page, at: int, comparison: Comparison) -> tuple[str, str] | None:
    """Variable and family that the unit stands for; a weight only where nothing stands before it."""
    shape = comparison.shape
    unit = shape.bounds[0].unit
    if unit is None:
        return None
    if shape.pair and unit == "mmHg":
        return "blood_pressure", "blood_pressure"
    before = page.folded[page.criteria[at].body : comparison.start].strip(b" (:-")
    largest = shape.bounds[-1].value
    if not before and isinstance(largest, (int, float)) and largest < _HEAVIEST and unit in _ALONE:
        return _ALONE[unit]
    return _BY_UNIT.get(unit)
