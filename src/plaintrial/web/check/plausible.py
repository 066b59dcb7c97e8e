"""Values people can read off a letter: their units, and what a value can be in each.

A number outside was read off in another unit, and nothing may follow from it. A unit that is not here is not asked.
"""

from __future__ import annotations

import msgspec

_RANGES: dict[tuple[str, str | None], tuple[float, float]] = {
    ("weight", "kg"): (0.4, 400),
    ("height", "cm"): (25, 250),
    ("bmi", "kg/m2"): (8, 100),
    ("waist_circumference", "cm"): (20, 250),
    ("birth_weight", "g"): (300, 7000),
    ("gestational_age", "weeks"): (1, 45),
    ("sbp", "mmHg"): (50, 280),
    ("dbp", "mmHg"): (20, 180),
    ("heart_rate", "/min"): (25, 250),
    ("body_temperature", "C"): (30, 43),
    ("spo2", "%"): (40, 100),
    ("hba1c", "%"): (3, 20),
    ("hba1c", "mmol/mol"): (21, 200),
    ("hemoglobin", "g/dL"): (3, 25),
    ("hemoglobin", "g/L"): (30, 250),
    ("hemoglobin", "mmol/L"): (2, 15),
    ("creatinine", "mg/dL"): (0.1, 20),
    ("creatinine", "umol/L"): (21, 1800),
    ("creatinine_clearance", "mL/min"): (2, 250),
    ("egfr", "mL/min"): (2, 200),
    ("total_bilirubin", "mg/dL"): (0.05, 50),
    ("total_bilirubin", "umol/L"): (1, 850),
    ("alt", "U/L"): (1, 10000),
    ("ast", "U/L"): (1, 10000),
    ("alkaline_phosphatase", "U/L"): (5, 5000),
    ("albumin", "g/dL"): (1, 7),
    ("albumin", "g/L"): (10, 70),
    ("inr", None): (0.5, 15),
    ("lvef", "%"): (5, 90),
    ("qtc", "ms"): (250, 700),
    ("fev1", "%"): (5, 200),
    ("fev1", "L"): (0.2, 8),
    ("karnofsky", None): (0, 100),
    ("prior_lines_of_therapy", None): (0, 20),
    ("pack_years", "pack-years"): (0, 200),
    ("pain_score", None): (0, 10),
    ("disease_duration", "years"): (0, 100),
    ("hiv_viral_load", "copies/mL"): (0, 100_000_000),
    ("ldl_cholesterol", "mg/dL"): (21, 600),
    ("ldl_cholesterol", "mmol/L"): (0.3, 20),
    ("total_cholesterol", "mg/dL"): (50, 1000),
    ("total_cholesterol", "mmol/L"): (1, 25),
    ("triglycerides", "mg/dL"): (21, 6000),
    ("triglycerides", "mmol/L"): (0.1, 20),
    ("glucose", "mg/dL"): (34, 1000),
    ("glucose", "mmol/L"): (1, 33),
    ("fasting_glucose", "mg/dL"): (34, 1000),
    ("fasting_glucose", "mmol/L"): (1, 33),
}
_CELLS = {"platelet_count": 1000, "anc": 10, "wbc": 10, "lymphocyte_count": 10, "eosinophil_count": 1, "cd4_count": 1}
"""Cells: no fewer than so many in a microlitre, and no more than 2,000,000."""
_MOST_CELLS = 2_000_000
_CELL_UNITS = {"/uL": 1.0, "/L": 1e6}  # how many of the unit are one in a microlitre
_COUNTED_SINGLY = frozenset(("cd4_count", "eosinophil_count"))  # letters write them in a microlitre
_SAME = {"IU/L": "U/L", "/mm3": "/uL", "points": None, "mL/min/1.73m2": "mL/min", "/mL": "copies/mL"}
_SHOWN = {"C": "°C", "kg/m2": "kg/m²", "umol/L": "µmol/L", "pack-years": "", "/min": "beats a minute"}


class Measure(msgspec.Struct, frozen=True):
    """How a value is asked: the unit to show, what the record's value is divided by, the bounds of belief."""

    unit: str
    divisor: float
    low: float
    high: float


def measure(key: str, unit: str | None) -> Measure | None:
    """How a value in a unit is asked; None where it is not."""
    unit = _SAME.get(unit or "", unit)
    if key in _CELLS and unit in _CELL_UNITS:
        return _cells(key, _CELL_UNITS[unit])
    if (key, unit) == ("hemoglobin", "g/L"):
        return Measure("g/dL", 10, *_RANGES[key, "g/dL"])
    if key == "karnofsky":
        unit = None
    bounds = _RANGES.get((key, unit))
    return None if bounds is None else Measure(_SHOWN.get(unit or "", unit or ""), 1, *bounds)


def _cells(key: str, one: float) -> Measure:
    """Cells are asked in one unit, whichever the record writes: one number answers for all studies."""
    if key in _COUNTED_SINGLY:
        return Measure("/µL", one, _CELLS[key], _MOST_CELLS)
    return Measure("× 10⁹/L", one * 1000, _CELLS[key] / 1000, _MOST_CELLS / 1000)
