"""What a trial is for. Source: ClinicalTrials.gov data element "Primary Purpose" and its definitions."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Given, Message, Slot, given
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.rules.side_by_side import of_all
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.conditions import several_conditions
from plaintrial.plain.shown.people import CONDITION
from plaintrial.plain.subject import illness, prevented
from plaintrial.plain.subject_title import PREVENTS

_CONDITION = Slot(several_conditions, (CONDITION,), many=True)


def _aim(value: str, text: str, **slots: Slot) -> Message:
    return Message(text, given=[given("designModule/designInfo/primaryPurpose", value)], **slots)


WITH_CONDITION = {
    "TREATMENT": _aim("TREATMENT", "It tests a way to treat {condition}.", condition=_CONDITION),
    "PREVENTION": Message(
        "It tests a way to prevent {condition}.",
        given=[
            given("designModule/designInfo/primaryPurpose", "PREVENTION"),
            Given(("identificationModule/briefTitle",), matches=PREVENTS),
        ],
        condition=_CONDITION,
    ),
    "DIAGNOSTIC": _aim("DIAGNOSTIC", "It tests a way to find or check {condition}.", condition=_CONDITION),
    "SCREENING": _aim("SCREENING", "It tests a way to look for {condition}.", condition=_CONDITION),
}
ALONE = {
    "TREATMENT": _aim("TREATMENT", "It tests a treatment."),
    "PREVENTION": _aim("PREVENTION", "It tests a way to prevent illness."),
    "DIAGNOSTIC": _aim("DIAGNOSTIC", "It tests a way to find or check an illness."),
    "SCREENING": _aim("SCREENING", "It tests a way to look for an illness."),
    "SUPPORTIVE_CARE": _aim("SUPPORTIVE_CARE", "The aim is to help people feel better or to ease side effects."),
    "BASIC_SCIENCE": _aim("BASIC_SCIENCE", "The aim is to learn how the body or a treatment works."),
    "HEALTH_SERVICES_RESEARCH": _aim("HEALTH_SERVICES_RESEARCH", "The aim is to learn how to give or plan care."),
    "DEVICE_FEASIBILITY": _aim("DEVICE_FEASIBILITY", "The aim is to see if a device works as planned."),
    "EDUCATIONAL_COUNSELING_TRAINING": _aim("EDUCATIONAL_COUNSELING_TRAINING",
                                            "It tests a way to teach or support people."),
}  # fmt: skip


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    say = of_all(page, say)
    value = page.study.design.design_info.primary_purpose or ""
    if value not in ALONE:
        return
    purpose = page.cite("designModule", "designInfo", "primaryPurpose")
    disease = illness(page)
    about = prevented(page) if value == "PREVENTION" else [disease] if disease is not None else []
    specific = say(WITH_CONDITION[value], purpose, *about) if about and value in WITH_CONDITION else None
    yield specific or say(ALONE[value], purpose)


RULE = Rule("purpose", "why", (*WITH_CONDITION.values(), *ALONE.values()), _sentences)
