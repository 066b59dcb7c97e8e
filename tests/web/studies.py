"""Made-up records and pages for the site's tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from plaintrial.mirror.queries import StudyPage, VersionLine
from plaintrial.record import study_of
from plaintrial.web.study.view import StudyView, study_view

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

SITES = [
    {"facility": "Hospital of Rest", "city": "Lyon", "country": "France", "status": "RECRUITING"},
    {"facility": "Clinic North", "city": "Lille", "country": "France", "status": "COMPLETED"},
    {"facility": "Clinic South", "city": "Madrid", "country": "Spain", "status": "RECRUITING", "zip": "28001"},
]
CONTACT = {"name": "Ada Honeytoken", "role": "CONTACT", "phone": "+33 4 99 88 77 66", "email": "ada@honeytoken.example"}


def raw_study(nct: str = "NCT99980001", **modules: Any) -> dict[str, Any]:
    """A whole v2 record; a module named by its short name (``status=...``) takes the place of the usual one."""
    usual: dict[str, Any] = {
        "identification": {"nctId": nct, "briefTitle": "A study of rest", "acronym": "NAP-1"},
        "status": {
            "overallStatus": "RECRUITING",
            "statusVerifiedDate": "2026-01",
            "studyFirstSubmitDate": "2023-05-02",
            "startDateStruct": {"date": "2023-09", "type": "ACTUAL"},
            "primaryCompletionDateStruct": {"date": "2026-12", "type": "ESTIMATED"},
            "completionDateStruct": {"date": "2027-06-30", "type": "ESTIMATED"},
            "lastUpdatePostDateStruct": {"date": "2026-01-20", "type": "ACTUAL"},
        },
        "sponsorCollaborators": {"leadSponsor": {"name": "University of Rest", "class": "OTHER"}},
        "description": {"briefSummary": "Does rest help?", "detailedDescription": "A longer text."},
        "conditions": {"conditions": ["Lupus"], "keywords": ["rest"]},
        "design": {
            "studyType": "INTERVENTIONAL",
            "phases": ["PHASE2"],
            "designInfo": {"allocation": "RANDOMIZED", "interventionModel": "PARALLEL", "primaryPurpose": "TREATMENT"},
            "enrollmentInfo": {"count": 120, "type": "ESTIMATED"},
        },
        "armsInterventions": {
            "armGroups": [{"label": "Rest", "type": "EXPERIMENTAL", "interventionNames": ["Behavioral: Rest"]}],
            "interventions": [{"type": "BEHAVIORAL", "name": "Rest"}],
        },
        "outcomes": {"primaryOutcomes": [{"measure": "Tiredness", "timeFrame": "12 weeks"}]},
        "eligibility": {
            "eligibilityCriteria": "Inclusion Criteria:\n\n* Weight \\<55 kgs\n* Adults",
            "sex": "ALL",
            "minimumAge": "18 Years",
            "healthyVolunteers": False,
        },
        "contactsLocations": {"centralContacts": [CONTACT], "locations": SITES},
    }
    return {
        "protocolSection": {
            f"{name}Module": value for name, value in {**usual, **modules}.items() if value is not None
        },
        "derivedSection": {
            "miscInfoModule": {"versionHolder": "2026-02-01"},
            "conditionBrowseModule": {"meshes": [{"id": "D008180", "term": "Lupus Erythematosus, Systemic"}]},
        },
        "hasResults": False,
    }


def page_of(raw: dict[str, Any], **facts: Any) -> StudyPage:
    """What the mirror would hand over for the record."""
    usual: dict[str, Any] = {
        "study": study_of(raw),
        "version": VersionLine(1, "a" * 64, date(2026, 2, 1), datetime(2026, 2, 2, tzinfo=UTC), True),
        "versions": 1,
        "first_seen": datetime(2026, 1, 5, tzinfo=UTC),
        "last_changed": datetime(2026, 1, 5, tzinfo=UTC),
        "times_changed": 0,
        "current_as_of": date(2026, 2, 1),
        "no_longer_shown_since": None,
    }
    return StudyPage(**{**usual, **facts})


def view_of(raw: dict[str, Any] | None = None, **facts: Any) -> StudyView:
    """The page's view of a record."""
    return study_view(page_of(raw or raw_study(), **facts), NOW)
