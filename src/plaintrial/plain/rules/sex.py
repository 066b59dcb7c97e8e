"""Which sex may take part."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Given, Message, given, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.ages import OLDEST
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.people import ChildLimit, is_child_limit

_SEX = "eligibilityModule/sex"
_AGE = Given((OLDEST,), matches=ChildLimit())
ANY = Message("It is for people of any sex.", given=[given(_SEX, "ALL")])
WOMEN = Message("It is only for women.", given=[given(_SEX, "FEMALE")])
MEN = Message("It is only for men.", given=[given(_SEX, "MALE")])
NOT_SAID = Message("The record does not say if it is for women, men or both.", given=[nothing_at(_SEX)])
GIRLS = Message("It is only for girls.", given=[given(_SEX, "FEMALE"), _AGE])
BOYS = Message("It is only for boys.", given=[given(_SEX, "MALE"), _AGE])


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    eligibility = page.study.eligibility
    value = eligibility.sex or ""
    if is_child_limit(eligibility.maximum_age or "") and value in ("FEMALE", "MALE"):
        message = GIRLS if value == "FEMALE" else BOYS
        yield say(message, page.cite("eligibilityModule", "sex"), page.cite("eligibilityModule", "maximumAge"))
    elif value in ("ALL", "FEMALE", "MALE"):
        message = {"ALL": ANY, "FEMALE": WOMEN, "MALE": MEN}[value]
        yield say(message, page.cite("eligibilityModule", "sex"))
    elif not value:
        yield say(NOT_SAID, page.silent("eligibilityModule", "sex"))


RULE = Rule("sex", "who", (ANY, WOMEN, MEN, GIRLS, BOYS, NOT_SAID), _sentences)
