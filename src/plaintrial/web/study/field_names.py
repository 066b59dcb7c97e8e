"""What people call the fields of a record: "designModule/enrollmentInfo/count" is "How many people"."""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import gettext_noop as N_

from plaintrial.web.texts import said as _

_DATES = {"date": "", "type": N_("planned or happened")}
_MEASURE = {"measure": "", "timeFrame": N_("when"), "description": N_("how")}
_GROUPS = {"label": N_("name"), "type": N_("kind"), "description": N_("description"), "interventionNames": N_("gets")}
_GIVEN = {"name": N_("name"), "type": N_("kind"), "description": N_("description"), "otherNames": N_("other names"),
          "armGroupLabels": N_("groups")}  # fmt: skip
_PLACES = {"country": N_("country"), "city": N_("town"), "facility": N_("name"), "status": N_("status"),
           "contacts": N_("contacts")}  # fmt: skip
_PARTS = {
    "statusModule/startDateStruct": (N_("Start"), _DATES),
    "statusModule/primaryCompletionDateStruct": (N_("Main results measured"), _DATES),
    "statusModule/completionDateStruct": (N_("End"), _DATES),
    "statusModule/lastUpdatePostDateStruct": (N_("Update shown by the registry"), _DATES),
    "designModule/enrollmentInfo": (N_("How many people"), {"count": "", "type": N_("planned or counted")}),
    "outcomesModule/primaryOutcomes": (N_("Main thing measured"), _MEASURE),
    "outcomesModule/secondaryOutcomes": (N_("Other thing measured"), _MEASURE),
    "outcomesModule/otherOutcomes": (N_("Further thing measured"), _MEASURE),
    "armsInterventionsModule/armGroups": (N_("Group"), _GROUPS),
    "armsInterventionsModule/interventions": (N_("Treatment"), _GIVEN),
    "contactsLocationsModule/locations": (N_("Place"), _PLACES),
    "sponsorCollaboratorsModule/leadSponsor": (N_("Run by (the sponsor)"), {"name": "", "class": N_("kind")}),
    "sponsorCollaboratorsModule/collaborators": (N_("Together with"), {"name": "", "class": N_("kind")}),
}
"""Parts of a record with their fields; a field without words of its own is the part itself."""
_FIELDS = {
    "identificationModule/nctId": N_("Study number"),
    "identificationModule/briefTitle": N_("Title"),
    "identificationModule/officialTitle": N_("Official title"),
    "identificationModule/acronym": N_("Short name"),
    "identificationModule/orgStudyIdInfo/id": N_("The study team's own number"),
    "statusModule/overallStatus": N_("How far the study is"),
    "statusModule/lastKnownStatus": N_("How far it was when last confirmed"),
    "statusModule/whyStopped": N_("Why it stopped"),
    "statusModule/statusVerifiedDate": N_("Record last confirmed"),
    "statusModule/lastUpdateSubmitDate": N_("Record last updated"),
    "oversightModule/oversightHasDmc": N_("Watched by an independent data committee"),
    "oversightModule/isFdaRegulatedDrug": N_("Drug under US FDA rules"),
    "oversightModule/isFdaRegulatedDevice": N_("Device under US FDA rules"),
    "descriptionModule/briefSummary": N_("Summary"),
    "descriptionModule/detailedDescription": N_("Longer description"),
    "conditionsModule/conditions": N_("Conditions"),
    "conditionsModule/keywords": N_("Keywords"),
    "designModule/studyType": N_("Kind of study"),
    "designModule/phases": N_("Phase"),
    "designModule/patientRegistry": N_("A register of patients"),
    "designModule/targetDuration": N_("How long people are followed"),
    "designModule/bioSpec/retention": N_("Samples kept"),
    "designModule/bioSpec/description": N_("About the samples"),
    "designModule/designInfo/allocation": N_("How people are put in groups"),
    "designModule/designInfo/interventionModel": N_("How groups are arranged"),
    "designModule/designInfo/interventionModelDescription": N_("How groups are arranged"),
    "designModule/designInfo/primaryPurpose": N_("What it is for"),
    "designModule/designInfo/observationalModel": N_("How people are watched"),
    "designModule/designInfo/timePerspective": N_("Looks back or ahead"),
    "designModule/designInfo/maskingInfo/masking": N_("Who does not know who gets what"),
    "designModule/designInfo/maskingInfo/whoMasked": N_("Who does not know who gets what"),
    "designModule/designInfo/maskingInfo/maskingDescription": N_("Who does not know who gets what"),
    "eligibilityModule/eligibilityCriteria": N_("The rules on who can join"),
    "eligibilityModule/sex": N_("Sex"),
    "eligibilityModule/minimumAge": N_("Youngest age"),
    "eligibilityModule/maximumAge": N_("Oldest age"),
    "eligibilityModule/stdAges": N_("Age groups"),
    "eligibilityModule/healthyVolunteers": N_("Healthy volunteers"),
    "eligibilityModule/studyPopulation": N_("People it looks at"),
    "eligibilityModule/samplingMethod": N_("How people are chosen"),
    "contactsLocationsModule/centralContacts": N_("Contacts"),
    "contactsLocationsModule/overallOfficials": N_("Lead researchers"),
    "ipdSharingStatementModule/ipdSharing": N_("Plan to share each person's data"),
    "hasResults": N_("Results posted"),
    "descriptionModule": N_("Summary"),
    "designModule": N_("Plan of the study"),
    "eligibilityModule": N_("Who can join"),
    "armsInterventionsModule": N_("Groups and treatments"),
    "contactsLocationsModule": N_("Places and contacts"),
    "outcomesModule": N_("What the study measures"),
    "oversightModule": N_("Who watches over the study"),
}
FIELD_NAMES: dict[str, tuple[str, str]] = {name: (said, "") for name, said in _FIELDS.items()} | {
    f"{part}/{field}": (said, more) for part, (said, fields) in _PARTS.items() for field, more in fields.items()
}
FIELD_NAMES |= {part: (said, "") for part, (said, _fields) in _PARTS.items()}
"""By the path without its list places: the name, and which part of it is meant ("" for all)."""


@lru_cache(maxsize=16_384)
def field_said(path: str, _language: str) -> str:
    """The field a JSON Pointer leads to, with its place in a list, in the page's language; "" where it has no name."""
    name, more = names_of_field(path)
    place = next((int(step) + 1 for step in reversed(path.split("/")) if step.isdigit()), None)
    text = _(": ").join(_(each) for each in (name, more) if each)
    return f"{text} ({place})" if text and place else text


def names_of_field(path: str) -> tuple[str, str]:
    """The texts of a field's name, to be translated; ("", "") for a field that has no name here."""
    if path == "/protocolSection":
        return N_("The whole record"), ""
    steps = [step for step in path.split("/") if step and step != "protocolSection" and not step.isdigit()]
    return FIELD_NAMES.get("/".join(steps), ("", ""))
