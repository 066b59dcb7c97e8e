"""Small made-up records to read."""

from __future__ import annotations

from typing import Any

from plaintrial.plain.page import Page
from plaintrial.plain.read import PlainReading, read_plain
from plaintrial.plain.rules import BY_ID
from plaintrial.plain.rules.rule import spoken
from plaintrial.record import Study, study_of


def record(**modules: Any) -> dict[str, Any]:
    """A record with a title and the modules given, by their names without "Module"."""
    protocol: dict[str, Any] = {"identificationModule": {"nctId": "NCT00000001", "briefTitle": "A study"}}
    for name, content in modules.items():
        if name in ("hasResults", "resultsSection"):
            continue
        protocol.setdefault(f"{name}Module", {}).update(content)
    raw: dict[str, Any] = {"protocolSection": protocol}
    return raw | {name: modules[name] for name in ("hasResults", "resultsSection") if name in modules}


def study(**modules: Any) -> Study:
    return study_of(record(**modules))


def reading(**modules: Any) -> PlainReading:
    return read_plain(study(**modules))


def said(rule: str, **modules: Any) -> list[str]:
    """What one rule says of a record."""
    return [sentence.text for sentence in spoken(BY_ID[rule], Page(study(**modules)))]


def trial(
    *,
    purpose: str | None = "TREATMENT",
    phases: tuple[str, ...] = (),
    names: tuple[str, ...] = ("aspirin",),
    conditions: tuple[str, ...] = ("Asthma",),
    kind: str = "DRUG",
    status: str = "COMPLETED",
    **design_info: Any,
) -> dict[str, Any]:
    """Modules of an interventional study."""
    info = ({"primaryPurpose": purpose} if purpose else {}) | design_info
    return {
        "status": {"overallStatus": status},
        "design": {"studyType": "INTERVENTIONAL", "phases": list(phases), "designInfo": info},
        "conditions": {"conditions": list(conditions)},
        "armsInterventions": {"interventions": [{"type": kind, "name": name} for name in names]},
    }
