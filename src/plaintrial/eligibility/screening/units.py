"""Values in other units: "110 g/L" against "10 g/dL", "133 umol/L" against "1.5 mg/dL". Pure arithmetic."""

from __future__ import annotations

_FACTOR = {
    **{f"{prefix}g": size for prefix, size in (("", 1.0), ("m", 1e-3), ("u", 1e-6), ("n", 1e-9), ("p", 1e-12))},
    **{f"{prefix}mol": size for prefix, size in (("", 1.0), ("m", 1e-3), ("u", 1e-6), ("n", 1e-9), ("p", 1e-12))},
    **{f"{prefix}U": size for prefix, size in (("", 1.0), ("m", 1e-3), ("k", 1e3), ("u", 1e-6))},
    **{f"{prefix}IU": size for prefix, size in (("", 1.0), ("m", 1e-3), ("k", 1e3), ("u", 1e-6))},
    "mEq": 1e-3, "kg": 1e3, "": 1.0, "copies": 1.0,
}  # fmt: skip
_PER = {"L": 1.0, "dL": 0.1, "mL": 1e-3, "uL": 1e-6, "mm3": 1e-6, "day": 1.0, "24h": 1.0, "g": 1.0, "mg": 1e-3,
        "mmol": 1e-3, "mol": 1.0}  # fmt: skip
_SORT = {"g": "mass", "mol": "amount", "Eq": "amount", "U": "units", "IU": "units"}
_MOLAR = {
    "creatinine": 113.12, "glucose": 180.16, "fasting_glucose": 180.16, "total_bilirubin": 584.66,
    "direct_bilirubin": 584.66, "total_cholesterol": 386.65, "ldl_cholesterol": 386.65, "hdl_cholesterol": 386.65,
    "triglycerides": 885.7, "uric_acid": 168.11, "calcium": 40.08, "magnesium": 24.31, "phosphate": 30.97,
    "vitamin_d": 400.6, "lactate": 90.08, "hemoglobin": 16114.0, "testosterone": 288.4, "cortisol": 362.5,
}  # fmt: skip
"""Grams a mole, so that "mg/dL" and "mmol/L" of a substance compare."""

_SIMPLE = {"kg": ("kg", 1.0), "g": ("kg", 1e-3), "lb": ("kg", 0.45359237), "cm": ("cm", 1.0), "mm": ("cm", 0.1),
           "m": ("cm", 100.0), "in": ("cm", 2.54), "um": ("cm", 1e-4), "L": ("L", 1.0), "mL": ("L", 1e-3)}  # fmt: skip
_SAME = {"mL/min/1.73m2": "mL/min", "copies/mL": "/mL"}

_SUPPOSED: dict[str, tuple[tuple[float, float, str], ...]] = {
    "hemoglobin": ((3, 25, "g/dL"), (30, 250, "g/L")),
    "platelet_count": ((1, 1500, "10^9/L"), (2000, 2e6, "/uL")),
    "wbc": ((0.1, 100, "10^9/L"), (200, 2e5, "/uL")),
    "anc": ((0.05, 50, "10^9/L"), (100, 1e5, "/uL")),
    "lymphocyte_count": ((0.05, 50, "10^9/L"), (100, 1e5, "/uL")),
    "eosinophil_count": ((0.01, 10, "10^9/L"), (20, 2e4, "/uL")),
    "cd4_count": ((1, 3000, "/uL"),),
    "hiv_viral_load": ((0, 1e8, "copies/mL"),),
    "creatinine": ((0.1, 20, "mg/dL"), (30, 2000, "umol/L")),
    "glucose": ((1.5, 30, "mmol/L"), (40, 900, "mg/dL")),
    "fasting_glucose": ((1.5, 30, "mmol/L"), (40, 900, "mg/dL")),
    "total_bilirubin": ((0.05, 3, "mg/dL"), (20, 800, "umol/L")),
    "albumin": ((1, 7, "g/dL"), (10, 70, "g/L")),
    "alt": ((1, 9000, "U/L"),), "ast": ((1, 9000, "U/L"),), "alkaline_phosphatase": ((5, 5000, "U/L"),),
    "egfr": ((1, 250, "mL/min"),), "creatinine_clearance": ((1, 300, "mL/min"),),
    "total_cholesterol": ((1, 20, "mmol/L"), (50, 800, "mg/dL")),
    "ldl_cholesterol": ((0.3, 15, "mmol/L"), (20, 600, "mg/dL")),
    "psa": ((0, 5000, "ng/mL"),), "potassium": ((1, 10, "mmol/L"),), "sodium": ((90, 190, "mmol/L"),),
    "calcium": ((1, 4, "mmol/L"), (5, 20, "mg/dL")),
    "hba1c": ((3, 20, "%"), (20.01, 200, "mmol/mol")),
    "body_temperature": ((30, 45, "C"), (86, 113, "F")),
    "bmi": ((8, 100, "kg/m2"),), "sbp": ((40, 300, "mmHg"),), "dbp": ((20, 200, "mmHg"),),
    "heart_rate": ((15, 300, "/min"),), "respiratory_rate": ((3, 100, "/min"),), "spo2": ((30, 100, "%"),),
    "lvef": ((3, 90, "%"),), "qtc": ((200, 700, "ms"),), "height": ((1, 2.5, "m"), (40, 250, "cm")),
    "weight": ((1, 400, "kg"),), "ferritin": ((1, 20000, "ng/mL"),),
}  # fmt: skip
"""What a number without a unit must be of, by its size; between the ranges it stays open."""


def supposed_unit(variable: str, value: float) -> str | None:
    """The unit a bare number has by its size, None where that stays open."""
    return next((unit for low, high, unit in _SUPPOSED.get(variable, ()) if low <= value <= high), None)


def converted(variable: str, value: float, unit: str, wanted: str) -> float | None:
    """``value`` in the unit ``wanted``; None where the two do not compare."""
    unit, wanted = _SAME.get(unit, unit), _SAME.get(wanted, wanted)
    if unit == wanted:
        return value
    if unit in _SIMPLE and wanted in _SIMPLE:
        (base, size), (other, wanted_size) = _SIMPLE[unit], _SIMPLE[wanted]
        return value * size / wanted_size if base == other else None
    if {unit, wanted} == {"C", "F"}:
        return value * 9 / 5 + 32 if wanted == "F" else (value - 32) * 5 / 9
    if {unit, wanted} == {"%", "mmol/mol"} and variable == "hba1c":
        return 10.93 * value - 23.5 if wanted == "mmol/mol" else (value + 23.5) / 10.93
    return _composite(variable, value, unit, wanted)


def _composite(variable: str, value: float, unit: str, wanted: str) -> float | None:
    mine, theirs = _parts(unit), _parts(wanted)
    if mine is None or theirs is None or mine[2] != theirs[2]:
        return None
    ratio = mine[1] / theirs[1]
    if mine[0] != theirs[0]:
        grams = _MOLAR.get(variable)
        if grams is None or {mine[0], theirs[0]} != {"mass", "amount"}:
            return None
        ratio = ratio / grams if mine[0] == "mass" else ratio * grams
    return value * ratio


def _parts(unit: str) -> tuple[str, float, str] | None:
    """What is measured, its size, and whether in a volume or another way: "mg/dL" -> ("mass", 0.01, "volume")."""
    power = 1e9 if unit.startswith("10^9/") else 1.0
    numerator, slash, denominator = unit.removeprefix("10^9").partition("/")
    factor, per = _FACTOR.get(numerator), _PER.get(denominator)
    if not slash or factor is None or per is None:
        return None
    sort = next((name for end, name in _SORT.items() if numerator.endswith(end)), "count")
    within = "volume" if denominator in ("L", "dL", "mL", "uL", "mm3") else denominator
    return sort, power * factor / per, within.replace("24h", "day")


_USUAL_LIMIT = {
    "alt": (30.0, 65.0, "U/L"), "ast": (30.0, 50.0, "U/L"), "alkaline_phosphatase": (100.0, 150.0, "U/L"),
    "total_bilirubin": (1.0, 1.4, "mg/dL"), "creatinine": (0.9, 1.4, "mg/dL"), "inr": (1.1, 1.2, ""),
}  # fmt: skip


def times_upper_limit(variable: str, value: float, unit: str | None) -> tuple[float, float] | None:
    """How many times the upper limit of normal a value is, at least and at most, over laboratories' usual limits."""
    usual = _USUAL_LIMIT.get(variable)
    if usual is None:
        return None
    low, high, known = usual
    own = value if not known else converted(variable, value, unit or supposed_unit(variable, value) or "", known)
    return None if own is None else (own / high, own / low)
