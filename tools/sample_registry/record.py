"""One authored version -> one v2 record; the whole sample -> the lines of the shipped file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from .authored import Authored, authored_files, versions
from .derived import derived
from .identity import Module, given, identification, oversight, sponsors, status
from .plan import arms, conditions, description, design, eligibility, outcomes
from .results import results_section
from .sites import contacts_locations


def record(study: Authored) -> Module:
    """The v2 record of one version, modules in the registry's order, empty ones left out."""
    found = results_section(study.get("results"))
    return given(
        protocolSection=_protocol(study),
        resultsSection=found,
        documentSection=_documents(study),
        derivedSection=derived(study),
    ) | {"hasResults": found is not None}


def _protocol(study: Authored) -> Module:
    modules = {
        "identificationModule": identification(study),
        "statusModule": status(study),
        "sponsorCollaboratorsModule": sponsors(study),
        "oversightModule": oversight(study),
        "descriptionModule": description(study),
        "conditionsModule": conditions(study),
        "designModule": design(study),
        "armsInterventionsModule": arms(study),
        "outcomesModule": outcomes(study),
        "eligibilityModule": eligibility(study),
        "contactsLocationsModule": contacts_locations(study),
        "referencesModule": _references(study),
        "ipdSharingStatementModule": study.get("sharing", {}),
    }
    return {name: module for name, module in modules.items() if module}


def _references(study: Authored) -> Module:
    cited = [given(pmid=pmid or None, type=kind, citation=text) for pmid, kind, text in study.get("references", [])]
    links = [{"label": label, "url": url} for label, url in study.get("links", [])]
    return given(references=cited or None, seeAlsoLinks=links or None)


def _documents(study: Authored) -> Module | None:
    if "documents" not in study:
        return None
    return {"largeDocumentModule": {"largeDocs": study["documents"]}}


def entries(studies: Iterable[Authored] | None = None) -> list[Module]:
    """Every version of every study as the shipped file holds it, by the day it was seen, then by id."""
    made = [entry for study in (studies or authored_files()) for entry in _entries(study)]
    return sorted(made, key=lambda entry: (entry["seen"], entry["nctId"]))


def _entries(study: Authored) -> Iterator[dict[str, Any]]:
    told = versions(study)
    for number, version in enumerate(told):
        yield {
            "nctId": version["id"],
            "version": number,
            "of": len(told),
            "seen": version["seen"],
            "study": record(version),
        }


def lines(studies: Iterable[Authored] | None = None) -> Iterator[bytes]:
    """The shipped file's lines, one JSON object each, without the newline."""
    for entry in entries(studies):
        yield json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
