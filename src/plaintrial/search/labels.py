"""Filters in words, for the steps of the funnel and for what to loosen."""

from __future__ import annotations

from collections.abc import Iterable

from plaintrial.ground.partial_date import house_date
from plaintrial.places import name_in_house_style
from plaintrial.record.status_words import spoken_enum, status_word
from plaintrial.search.asked import Asked
from plaintrial.search.understood import Understood, said

_SEX = {"FEMALE": "open to women", "MALE": "open to men"}
_SINCE = {"posted_since": "first shown", "changed_since": "changed"}
_PHASES = {"EARLY_PHASE1": "early phase 1", "PHASE1": "phase 1", "PHASE2": "phase 2", "PHASE3": "phase 3"}


def words_label(understood: Understood) -> str:
    """What was searched for."""
    parts = understood.needed
    joined = " or " if understood.some else ", "
    return "for " + joined.join(said(part.text) for part in parts) if parts else "in all"


def filter_label(asked: Asked, name: str) -> str:
    """One filter."""
    if name == "near":
        return _near(asked)
    if name == "age_years":
        return f"open to the age of {_number(asked.age_years or 0)}"
    if name == "sex":
        return _SEX.get(asked.sex or "", "")
    if name == "healthy":
        return "for healthy volunteers" if asked.healthy else "not for healthy volunteers"
    if name == "has_results":
        return "with results" if asked.has_results else "without results"
    if name in _SINCE:
        return f"{_SINCE[name]} since {house_date(getattr(asked, name))}"
    if name == "countries":
        return "in " + _listed(name_in_house_style(country) for country in asked.countries)
    return _listed(_spoken(name, value) for value in getattr(asked, name))


def _near(asked: Asked) -> str:
    place = asked.near.name if asked.near and asked.near.name else "the place you gave"
    return f"within {_number(asked.within_km or 0)} km of {place}"


def _spoken(name: str, value: str) -> str:
    if name == "statuses":
        return status_word(value).label.lower()
    if name == "phases":
        return _PHASES.get(value, spoken_enum(value).replace("phase4", "phase 4"))
    return spoken_enum(value)


def _number(value: float) -> str:
    return f"{value:g}"


def _listed(words: Iterable[str]) -> str:
    return " or ".join(words)
