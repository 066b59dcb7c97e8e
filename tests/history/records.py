"""A small made-up record, and ways to change it."""

from __future__ import annotations

import copy
from typing import Any

from plaintrial.history import Event, diff

Json = Any
P = "/protocolSection"

CRITERIA = """Inclusion Criteria:

* Age 18 years or older
* Diagnosis of lupus for at least 6 months
* ECOG performance status 0-1
* Signed consent form

Exclusion Criteria:

* Pregnant or breast-feeding women
* eGFR \\< 30 mL/min
* Live vaccine within 4 weeks before the first dose
* Active hepatitis B infection
"""


def record() -> Json:
    """A record with something in every module."""
    return copy.deepcopy(_RECORD)


def put(study: Json, path: str, value: Any) -> Json:
    """A copy with ``value`` at a pointer; None takes the field out."""
    study = copy.deepcopy(study)
    part: Any = study
    *steps, last = path.split("/")[1:]
    for step in steps:
        part = part[int(step)] if isinstance(part, list) else part.setdefault(step, {})
    if isinstance(part, list):
        part[int(last) : int(last) + 1] = [] if value is None else [value]
    elif value is None:
        part.pop(last, None)
    else:
        part[last] = value
    return study


def changed(path: str, value: Any) -> list[Event]:
    """The events when one field of the record is set to ``value``."""
    return diff(record(), put(record(), path, value))


def only(events: list[Event]) -> Event:
    """The one event there must be."""
    assert len(events) == 1, [(event.kind, event.sentence) for event in events]
    return events[0]


def told(events: list[Event]) -> list[tuple[str, str]]:
    """Kind and sentence of each event."""
    return [(event.kind, event.sentence) for event in events]


_RECORD: Json = {
    "protocolSection": {
        "identificationModule": {
            "nctId": "NCT01234567",
            "orgStudyIdInfo": {"id": "LUP-1"},
            "secondaryIdInfos": [{"id": "2024-500001-11-00", "type": "CTIS"}],
            "organization": {"fullName": "Hopital Exemple", "class": "OTHER"},
            "briefTitle": "Quizalopril for Lupus",
            "officialTitle": "A Randomised Trial of Quizalopril in Adults With Systemic Lupus Erythematosus",
            "acronym": "QUILL",
        },
        "statusModule": {
            "statusVerifiedDate": "2025-10",
            "overallStatus": "RECRUITING",
            "expandedAccessInfo": {"hasExpandedAccess": False},
            "startDateStruct": {"date": "2025-02-03", "type": "ACTUAL"},
            "primaryCompletionDateStruct": {"date": "2026-05", "type": "ESTIMATED"},
            "completionDateStruct": {"date": "2026-11", "type": "ESTIMATED"},
            "lastUpdatePostDateStruct": {"date": "2025-10-28", "type": "ACTUAL"},
        },
        "sponsorCollaboratorsModule": {
            "responsibleParty": {"type": "SPONSOR"},
            "leadSponsor": {"name": "Hopital Exemple", "class": "OTHER"},
            "collaborators": [{"name": "Fondation Lupus", "class": "OTHER"}],
        },
        "oversightModule": {"oversightHasDmc": True, "isFdaRegulatedDrug": False},
        "descriptionModule": {
            "briefSummary": "We test if quizalopril helps people with lupus. Each person comes 6 times."
        },
        "conditionsModule": {"conditions": ["Systemic Lupus Erythematosus"], "keywords": ["lupus"]},
        "designModule": {
            "studyType": "INTERVENTIONAL",
            "phases": ["PHASE2"],
            "designInfo": {
                "allocation": "RANDOMIZED",
                "interventionModel": "PARALLEL",
                "primaryPurpose": "TREATMENT",
                "maskingInfo": {"masking": "DOUBLE", "whoMasked": ["PARTICIPANT", "INVESTIGATOR"]},
            },
            "enrollmentInfo": {"count": 60, "type": "ESTIMATED"},
        },
        "armsInterventionsModule": {
            "armGroups": [
                {
                    "label": "Quizalopril",
                    "type": "EXPERIMENTAL",
                    "description": "Gets quizalopril 10 mg once a day.",
                    "interventionNames": ["Drug: Quizalopril"],
                },
                {
                    "label": "Placebo",
                    "type": "PLACEBO_COMPARATOR",
                    "description": "Gets a tablet without a drug.",
                    "interventionNames": ["Drug: Placebo tablet"],
                },
            ],
            "interventions": [
                {
                    "type": "DRUG",
                    "name": "Quizalopril",
                    "description": "10 mg tablet",
                    "otherNames": ["QZ-10"],
                    "armGroupLabels": ["Quizalopril"],
                },
                {
                    "type": "DRUG",
                    "name": "Placebo tablet",
                    "description": "Looks the same",
                    "armGroupLabels": ["Placebo"],
                },
            ],
        },
        "outcomesModule": {
            "primaryOutcomes": [{"measure": "SRI-4 response", "timeFrame": "Week 24", "description": "Responders."}],
            "secondaryOutcomes": [
                {"measure": "Flares", "timeFrame": "Week 52", "description": "Number of flares a year."},
                {"measure": "Quality of life (SF-36)", "timeFrame": "Week 52"},
            ],
        },
        "eligibilityModule": {
            "eligibilityCriteria": CRITERIA,
            "healthyVolunteers": False,
            "sex": "ALL",
            "minimumAge": "18 Years",
            "maximumAge": "65 Years",
            "stdAges": ["ADULT"],
        },
        "contactsLocationsModule": {
            "centralContacts": [
                {"name": "Ana Lopez", "role": "CONTACT", "phone": "+33 5 55 55 01 01", "email": "ana@example.org"}
            ],
            "overallOfficials": [{"name": "Marie Curie, MD", "affiliation": "CHU", "role": "PRINCIPAL_INVESTIGATOR"}],
            "locations": [
                {
                    "facility": "CHU de Bordeaux",
                    "status": "NOT_YET_RECRUITING",
                    "city": "Bordeaux",
                    "zip": "33000",
                    "country": "France",
                    "geoPoint": {"lat": 44.84, "lon": -0.58},
                    "contacts": [{"name": "Paul Petit", "role": "CONTACT", "email": "paul@example.org"}],
                },
                {
                    "facility": "Charite University Hospital",
                    "status": "RECRUITING",
                    "city": "Berlin",
                    "zip": "10117",
                    "country": "Germany",
                    "geoPoint": {"lat": 52.52, "lon": 13.41},
                },
                {
                    "facility": "Hospital Clinic",
                    "status": "RECRUITING",
                    "city": "Barcelona",
                    "zip": "08036",
                    "country": "Spain",
                    "geoPoint": {"lat": 41.39, "lon": 2.15},
                },
            ],
        },
        "referencesModule": {
            "references": [{"pmid": "11111111", "type": "BACKGROUND", "citation": "Doe J. Lupus. 2019."}],
            "seeAlsoLinks": [{"label": "Study page", "url": "https://example.org/quill"}],
        },
        "ipdSharingStatementModule": {"ipdSharing": "NO"},
    },
    "documentSection": {
        "largeDocumentModule": {"largeDocs": [{"typeAbbrev": "Prot", "label": "Study Protocol", "date": "2025-01-05"}]}
    },
    "derivedSection": {"miscInfoModule": {"versionHolder": "2025-10-28"}},
    "hasResults": False,
}
