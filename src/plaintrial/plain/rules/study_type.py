"""What kind of study it is. Source: ClinicalTrials.gov data element "Study Type"."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, given
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
ACCESS_WHY = Message("It is often for people who cannot join a study of it.", given=[given(_TYPE, "EXPANDED_ACCESS")])

_BY_TYPE = {
    "INTERVENTIONAL": (TRIES,),
    "OBSERVATIONAL": (WATCHES, CHOOSES_NOT),
    "EXPANDED_ACCESS": (ACCESS, ACCESS_WHY),
}


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    for message in _BY_TYPE.get(page.study.design.study_type or "", ()):
        yield say(message, page.cite("designModule", "studyType"))
    if page.study.design.patient_registry:
        yield say(REGISTER, page.cite("designModule", "patientRegistry"))


RULE = Rule("study_type", "what", (TRIES, WATCHES, CHOOSES_NOT, REGISTER, ACCESS, ACCESS_WHY), _sentences)
