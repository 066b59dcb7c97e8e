"""Questions of studies that watch, where a word of the title tells what they look for: genes, samples, daily life."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Given, Message, Slot, given
from plaintrial.plain.page import Page
from plaintrial.plain.pattern import Pattern
from plaintrial.plain.rules.rule import Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.conditions import several_conditions
from plaintrial.plain.shown.people import CONDITION, OLDEST_AGE, SEX, whom
from plaintrial.plain.subject import group_of, illness
from plaintrial.record import Locator

_TITLE = "identificationModule/briefTitle"
_WATCHES = given("designModule/studyType", "OBSERVATIONAL")
_PEOPLE = Slot(whom, (CONDITION, OLDEST_AGE, SEX), many=True)
_CONDITION = Slot(several_conditions, (CONDITION,), many=True)


def _cue(text: str, pattern: str, **slots: Slot) -> Message:
    return Message(text, given=[_WATCHES, Given((_TITLE,), matches=Pattern("(?i)" + pattern))], **slots)


SAMPLES = _cue(
    "What can samples from {people} show?",
    r"\b(?:specimens?|biobank\w*|repository|tissue bank\w*|samples?|collection of (?:blood|tissue|bone marrow))\b",
    people=_PEOPLE,
)
GENES = _cue(
    "What part do genes play in {condition}?",
    r"\b(?:genetics?|genes?|genom\w+|mutations?|polymorphisms?|gene variants?|genotypes?)\b",
    condition=_CONDITION,
)
DAILY_LIFE = _cue("How is daily life for {people}?", r"\bquality of life\b", people=_PEOPLE)
SIGNS = _cue("Can signs in the body tell us more about {condition}?", r"\b(?:bio)?markers?\b", condition=_CONDITION)
FOOD = _cue(
    "What part does food play in {condition}?", r"\b(?:diets?|dietary|nutrition\w*|foods?|breastfeeding)\b",
    condition=_CONDITION,
)  # fmt: skip
COURSE = _cue(
    "What happens to {people} over time?",
    r"\b(?:long[- ]term|follow-?up|natural history|outcomes?|late effects|sequelae|prognosis|clinical course)\b",
    people=_PEOPLE,
)
MESSAGES = (SAMPLES, GENES, DAILY_LIFE, SIGNS, FOOD, COURSE)


def questions(page: Page, say: Say) -> Iterator[Sentence | None]:
    """The questions whose cue is in the title."""
    found = illness(page)
    title = page.study.identification.brief_title or ""
    if found is None or not title:
        return
    for message in (SAMPLES, GENES, DAILY_LIFE, SIGNS, FOOD):
        yield _asked(page, say, message, found, title)


def course(page: Page, say: Say) -> Iterator[Sentence | None]:
    """Where no field tells the direction in time, a word of the title may."""
    found = illness(page)
    if found is not None:
        yield _asked(page, say, COURSE, found, page.study.identification.brief_title or "")


def _asked(page: Page, say: Say, message: Message, found: Locator, title: str) -> Sentence | None:
    match = message.given[1].matches.search(title)
    return None if match is None else say(message, *_evidence(page, found, match.start(), match.end()))


def _evidence(page: Page, found: Locator, start: int, end: int) -> list[Locator]:
    kind = page.cite("designModule", "studyType")
    return [kind, page.cite_span(f"/protocolSection/{_TITLE}", start, end), found, *group_of(page)]
