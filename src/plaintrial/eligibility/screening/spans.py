"""Spans of time in days, so that "12 months" and "1 year" compare."""

from __future__ import annotations

DAYS = {
    "years": 365.25,
    "months": 30.4375,
    "weeks": 7.0,
    "days": 1.0,
    "hours": 1 / 24,
    "minutes": 1 / 1440,
}


def days(value: float, unit: str | None) -> float | None:
    """The span in days; None for half-lives and what is no span of time."""
    return value * DAYS[unit] if unit in DAYS else None


def years(value: float, unit: str | None) -> float | None:
    """The span in years, as ages are compared: 18 months are 1.5 years. A number alone is years."""
    if unit is None or unit == "years":
        return float(value)
    span = days(value, unit)
    return None if span is None else round(span / DAYS["years"], 4)
