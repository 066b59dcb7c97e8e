"""The registry's names for parts of a record ("pieces"), and taking just those parts out of it.

Source: the API's data structure page. The list holds the pieces that public tools ask for, not all 500.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plaintrial.testing.emulated.reply import Refused

Path = tuple[str, ...]

_P = "protocolSection."
_PIECES = {
    "NCTId": "identificationModule.nctId",
    "NCTIdAlias": "identificationModule.nctIdAliases",
    "OrgStudyId": "identificationModule.orgStudyIdInfo.id",
    "SecondaryId": "identificationModule.secondaryIdInfos.id",
    "BriefTitle": "identificationModule.briefTitle",
    "OfficialTitle": "identificationModule.officialTitle",
    "Acronym": "identificationModule.acronym",
    "OrgFullName": "identificationModule.organization.fullName",
    "OverallStatus": "statusModule.overallStatus",
    "LastKnownStatus": "statusModule.lastKnownStatus",
    "StatusVerifiedDate": "statusModule.statusVerifiedDate",
    "StartDate": "statusModule.startDateStruct.date",
    "PrimaryCompletionDate": "statusModule.primaryCompletionDateStruct.date",
    "CompletionDate": "statusModule.completionDateStruct.date",
    "StudyFirstSubmitDate": "statusModule.studyFirstSubmitDate",
    "StudyFirstPostDate": "statusModule.studyFirstPostDateStruct.date",
    "ResultsFirstPostDate": "statusModule.resultsFirstPostDateStruct.date",
    "LastUpdateSubmitDate": "statusModule.lastUpdateSubmitDate",
    "LastUpdatePostDate": "statusModule.lastUpdatePostDateStruct.date",
    "LeadSponsorName": "sponsorCollaboratorsModule.leadSponsor.name",
    "CollaboratorName": "sponsorCollaboratorsModule.collaborators.name",
    "BriefSummary": "descriptionModule.briefSummary",
    "DetailedDescription": "descriptionModule.detailedDescription",
    "Condition": "conditionsModule.conditions",
    "Keyword": "conditionsModule.keywords",
    "StudyType": "designModule.studyType",
    "Phase": "designModule.phases",
    "EnrollmentCount": "designModule.enrollmentInfo.count",
    "InterventionName": "armsInterventionsModule.interventions.name",
    "InterventionOtherName": "armsInterventionsModule.interventions.otherNames",
    "PrimaryOutcomeMeasure": "outcomesModule.primaryOutcomes.measure",
    "SecondaryOutcomeMeasure": "outcomesModule.secondaryOutcomes.measure",
    "EligibilityCriteria": "eligibilityModule.eligibilityCriteria",
    "Sex": "eligibilityModule.sex",
    "LocationFacility": "contactsLocationsModule.locations.facility",
    "LocationCity": "contactsLocationsModule.locations.city",
    "LocationState": "contactsLocationsModule.locations.state",
    "LocationCountry": "contactsLocationsModule.locations.country",
    "LocationStatus": "contactsLocationsModule.locations.status",
}
_DERIVED = {
    "ConditionMeshTerm": "conditionBrowseModule.meshes.term",
    "ConditionAncestorTerm": "conditionBrowseModule.ancestors.term",
    "InterventionMeshTerm": "interventionBrowseModule.meshes.term",
    "VersionHolder": "miscInfoModule.versionHolder",
}
_SECTIONS = ("protocolSection", "resultsSection", "annotationSection", "documentSection", "derivedSection")

PIECES: Mapping[str, Path] = {
    **{name: tuple((_P + path).split(".")) for name, path in _PIECES.items()},
    **{name: ("derivedSection", *path.split(".")) for name, path in _DERIVED.items()},
    "HasResults": ("hasResults",),
}


def path_of(name: str) -> Path:
    """The path meant by a piece's name, a section's or module's, or a dotted path. ``Refused`` (400) for others."""
    if name in PIECES:
        return PIECES[name]
    path = tuple(name.split("."))
    if path[0] in (*_SECTIONS, "hasResults"):
        return path
    module = name[:1].lower() + name[1:]
    if module in _SECTIONS:
        return (module,)
    if module.endswith("Module"):
        return ("derivedSection" if "Browse" in name or "Misc" in name else "protocolSection", module)
    raise Refused(400, f"Unknown field `{name}`")


def values_at(value: Any, path: Path) -> Iterator[Any]:
    """The values a path leads to; lists on the way are gone through."""
    if isinstance(value, list):
        for item in value:
            yield from values_at(item, path)
    elif not path:
        if value is not None:
            yield value
    elif isinstance(value, dict) and path[0] in value:
        yield from values_at(value[path[0]], path[1:])


def texts_in(value: Any) -> Iterator[str]:
    """Every string in a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts_in(item)


def projected(record: Any, paths: list[Path]) -> Any:
    """The record with nothing but what the paths lead to."""
    if isinstance(record, list):
        return [projected(item, paths) for item in record]
    if not isinstance(record, dict) or () in paths:
        return record
    kept = {key: projected(value, [p[1:] for p in paths if p[0] == key]) for key, value in record.items()}
    return {key: value for key, value in kept.items() if any(p[0] == key for p in paths) and value != {}}
