"""The modules that say what is done, to whom, and what is measured."""

from __future__ import annotations

from typing import Any

from .authored import Authored
from .identity import Module, given

# The registry's own bounds: a child is under 18, an older adult is 65 or over.
_AGE_BANDS = (("CHILD", 0.0, 18.0), ("ADULT", 18.0, 65.0), ("OLDER_ADULT", 65.0, 200.0))
_YEARS = {"Year": 1.0, "Month": 1 / 12, "Week": 7 / 365.25, "Day": 1 / 365.25, "Hour": 1 / 8766}


def description(study: Authored) -> Module:
    """The registrant's own account."""
    return given(briefSummary=_prose(study.get("summary")), detailedDescription=_prose(study.get("detail")))


def _prose(text: str | None) -> str | None:
    return None if text is None else text.strip("\n")


def conditions(study: Authored) -> Module:
    """What the registrant typed."""
    return given(conditions=study.get("conditions"), keywords=study.get("keywords"))


def design(study: Authored) -> Module:
    """Type, phase, allocation, masking and size."""
    count, _, kind = str(study.get("enrol", "")).partition(" ")
    return given(
        studyType=study.get("type"),
        expandedAccessTypes=study.get("access_types"),
        patientRegistry=study.get("registry"),
        targetDuration=study.get("duration"),
        phases=study.get("phases"),
        designInfo=_design_info(study),
        bioSpec=_specimens(study.get("biospec")),
        enrollmentInfo=given(count=int(count), type=kind or None) if count else None,
    )


def _design_info(study: Authored) -> Module | None:
    info = study.get("design")
    if info is None:
        return None
    masking = given(masking=info.get("masking"), maskingDescription=info.get("masking_note"), whoMasked=info.get("who"))
    return given(
        allocation=info.get("allocation"),
        interventionModel=info.get("model"),
        interventionModelDescription=info.get("model_note"),
        primaryPurpose=info.get("purpose"),
        observationalModel=info.get("observes"),
        timePerspective=info.get("time"),
        maskingInfo=masking or None,
    )


def _specimens(row: list[str] | None) -> Module | None:
    return None if row is None else {"retention": row[0], "description": row[1]}


def arms(study: Authored) -> Module:
    """Arms and interventions; each intervention is told which arms name it."""
    groups = [_arm(row) for row in study.get("arms", [])]
    named = [_intervention(row, study.get("arms", [])) for row in study.get("interventions", [])]
    return given(armGroups=groups or None, interventions=named or None)


def _arm(row: list[Any]) -> Module:
    kind, label, text, names = row
    return given(label=label, type=kind or None, description=text or None, interventionNames=names or None)


_SHOWN = {
    "DIETARY_SUPPLEMENT": "Dietary Supplement",
    "DIAGNOSTIC_TEST": "Diagnostic Test",
    "COMBINATION_PRODUCT": "Combination Product",
}


def _intervention(row: list[Any], groups: list[list[Any]]) -> Module:
    kind, name, text, *others = row
    shown = f"{_SHOWN.get(kind, kind.capitalize())}: {name}"
    labels = [label for _, label, _, names in groups if shown in names]
    return given(
        type=kind,
        name=name,
        description=text or None,
        armGroupLabels=labels or None,
        otherNames=others or None,
    )


def outcomes(study: Authored) -> Module:
    """Primary, secondary and other outcome measures."""
    return given(
        primaryOutcomes=_measures(study, "primary"),
        secondaryOutcomes=_measures(study, "secondary"),
        otherOutcomes=_measures(study, "other"),
    )


def _measures(study: Authored, key: str) -> list[Module] | None:
    rows = [
        given(measure=measure, description=text or None, timeFrame=when or None)
        for measure, text, when in study.get(key, [])
    ]
    return rows or None


def eligibility(study: Authored) -> Module:
    """Who may take part, with the criteria exactly as the registrant typed them; nothing where none are told."""
    if "criteria" not in study:
        return {}
    return given(
        eligibilityCriteria=_prose(study["criteria"]),
        healthyVolunteers=study.get("healthy"),
        sex=study.get("sex", "ALL"),
        genderBased=study.get("gender_based"),
        genderDescription=study.get("gender_note"),
        minimumAge=study.get("min_age"),
        maximumAge=study.get("max_age"),
        stdAges=age_bands(study.get("min_age"), study.get("max_age")),
        studyPopulation=study.get("population"),
        samplingMethod=study.get("sampling"),
    )


def age_bands(youngest: str | None, oldest: str | None) -> list[str]:
    """The registry's age groups that a range touches."""
    low, high = _years(youngest, 0.0), _years(oldest, 199.0)
    return [name for name, start, end in _AGE_BANDS if low < end and high >= start]


def _years(text: str | None, absent: float) -> float:
    if text is None:
        return absent
    number, unit = text.split()
    return float(number) * _YEARS[unit.removesuffix("s")]
