"""What the registry or its forms write by themselves: never an event.

Each new version has new posting dates, and a new date of confirmation. They tell when the version came, which the
version itself says. ``stdAges`` follows from the age limits; ``derivedSection`` is the registry's own reading.
"""

from __future__ import annotations

from plaintrial.history.rule import Rule

_STATUS = "/protocolSection/statusModule"

RULE = Rule(
    "housekeeping",
    (
        "/derivedSection",
        f"{_STATUS}/statusVerifiedDate",
        f"{_STATUS}/lastUpdateSubmitDate",
        f"{_STATUS}/lastUpdatePostDateStruct",
        f"{_STATUS}/studyFirstSubmitDate",
        f"{_STATUS}/studyFirstSubmitQcDate",
        f"{_STATUS}/studyFirstPostDateStruct",
        f"{_STATUS}/resultsFirstSubmitQcDate",
        f"{_STATUS}/dispFirstSubmitQcDate",
        f"{_STATUS}/dispFirstPostDateStruct",
        "/protocolSection/eligibilityModule/stdAges",
        "/annotationSection/annotationModule/unpostedAnnotation/unpostedResponsibleParty",
    ),
    lambda _: (),
)
