"""What kind of study it is. Source: ClinicalTrials.gov data element "Study Type"."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, given, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence

_TYPE = "designModule/studyType"
_REGISTER = "designModule/patientRegistry"
TRIES = Message("This study tries something out with people and measures what happens.",
                given=[given(_TYPE, "INTERVENTIONAL")])  # fmt: skip
WATCHES = Message("In this study, researchers watch and measure.", given=[given(_TYPE, "OBSERVATIONAL")])
CHOOSES_NOT = Message("They do not choose people's treatment.", given=[given(_TYPE, "OBSERVATIONAL")])
REGISTER = Message("It is a register: it collects facts about many people over time.", given=[given(_REGISTER, "true")])
ACCESS = Message("This is a way to get a treatment outside a study.", given=[given(_TYPE, "EXPANDED_ACCESS")])
_OVER = given("statusModule/overallStatus", "NO_LONGER_AVAILABLE", "APPROVED_FOR_MARKETING")
ACCESS_THEN = Message(
    "This was a way to get a treatment outside a study.", given=[given(_TYPE, "EXPANDED_ACCESS"), _OVER]
)
NONE = Message("The record does not say what kind of study it is.", given=[nothing_at(_TYPE)])
ACCESS_WHY = Message("Such a way is often for people who cannot join a study.", given=[given(_TYPE, "EXPANDED_ACCESS")])

_BY_TYPE = {
    "INTERVENTIONAL": (TRIES,),
    "OBSERVATIONAL": (WATCHES, CHOOSES_NOT),
    "EXPANDED_ACCESS": (ACCESS, ACCESS_WHY),
}


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    if not page.study.design.study_type:
        yield say(NONE, page.silent("designModule", "studyType"))
    for message in _BY_TYPE.get(page.study.design.study_type or "", ()):
        kind = page.cite("designModule", "studyType")
        over = message is ACCESS and page.access_is_over
        yield say(ACCESS_THEN, kind, page.cite("statusModule", "overallStatus")) if over else say(message, kind)
    if page.study.design.patient_registry:
        yield say(REGISTER, page.cite("designModule", "patientRegistry"))


RULE = Rule(
    "study_type", "what", (TRIES, WATCHES, CHOOSES_NOT, REGISTER, ACCESS, ACCESS_THEN, ACCESS_WHY, NONE), _sentences
)
