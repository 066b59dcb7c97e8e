"""How many groups there are and how people come into them."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.mentions import mentions
from plaintrial.plain.message import Given, Message, Slot, given, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.pattern import Pattern
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.numbers import how_many
from plaintrial.plain.shown.ratios import RATIO, equal_parts, ratio
from plaintrial.plain.texts import TEXT_PLACES

_LABEL = "armsInterventionsModule/armGroups/*/label"
_ALLOCATION = "designModule/designInfo/allocation"
_MODEL = "designModule/designInfo/interventionModel"

COUNT = Message("There is 1 group.", "There are {n} groups.", n=Slot(how_many, (_LABEL,), many=True, count=True))
ONE_GROUP = Message("All people get the same plan of care.", given=[given(_MODEL, "SINGLE_GROUP")])
BY_CHANCE_YOU = Message(
    "Chance decides which group you join, like drawing lots.", given=[given(_ALLOCATION, "RANDOMIZED")]
)
BY_CHANCE = Message("Chance decides which group each person joins.", given=[given(_ALLOCATION, "RANDOMIZED")])
NOT_BY_CHANCE = Message("People are not put into groups by chance.", given=[given(_ALLOCATION, "NON_RANDOMIZED")])
EQUAL = Message(
    "Each group is equally likely.", given=[given(_ALLOCATION, "RANDOMIZED"), Given(TEXT_PLACES, matches=equal_parts)]
)
RATIO_SAID = Message("The groups are filled in a ratio of {ratio}.", given=[given(_ALLOCATION, "RANDOMIZED")],
                     ratio=Slot(ratio, TEXT_PLACES))  # fmt: skip
_ODDS = Pattern(r"(?i)\b(?:" + RATIO + r"\s+(?:ratio|fashion|manner|basis|randomi\w+|allocation)"
                r"|(?:ratio|allocation|random\w+)\s[^.;]{0,60}?\b" + RATIO
                + r"|(?:\d{1,3}|one|two)[ -](?:in|out of)[ -](?:\d{1,3}|two|three|four|five|six) chances?"
                r"|\d{1,3} ?% chance|(?:same|equal|\d{1,3}[/-]\d{1,3}) (?:chance|likelihood|probability)"
                r")\b")  # fmt: skip
CHANCE_TOLD = Message("The study team writes about how likely a group is; see its own words.",
                      given=[given(_ALLOCATION, "RANDOMIZED"), Given(TEXT_PLACES, matches=_ODDS)])  # fmt: skip
CHANCE_UNKNOWN = Message("The record does not say how likely each group is.",
                         given=[given(_ALLOCATION, "RANDOMIZED"), nothing_at("designModule/designInfo")])  # fmt: skip

_NEAR = Pattern(r"(?i)random\w*[^.;]{0,80}?\b(" + RATIO + r")|\b(" + RATIO + r")\b[^.;]{0,30}?random")


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    design = page.study.design.design_info
    arms = page.study.arms.arm_groups
    if len(arms) > 1:
        yield say(COUNT, *(page.cite("armsInterventionsModule", "armGroups", n, "label")
                           for n, arm in enumerate(arms) if arm.label))  # fmt: skip
    elif design.intervention_model == "SINGLE_GROUP" and design.allocation != "RANDOMIZED":
        yield say(ONE_GROUP, page.cite("designModule", "designInfo", "interventionModel"))
    if design.allocation == "RANDOMIZED":
        yield from _by_chance(page, say)
    elif design.allocation == "NON_RANDOMIZED" and len(arms) > 1:
        yield say(NOT_BY_CHANCE, page.cite("designModule", "designInfo", "allocation"))


def _by_chance(page: Page, say: Say) -> Iterator[Sentence | None]:
    allocation = page.cite("designModule", "designInfo", "allocation")
    yield say(BY_CHANCE_YOU if page.speaks_to_reader else BY_CHANCE, allocation)
    found = next(_ratios(page), None)
    if found is None:
        told = next(mentions(page, _ODDS, words=("random", "ratio", "chance", "likelihood", "probability")), None)
        if told is not None:
            yield say(CHANCE_TOLD, allocation, told)
        else:
            yield say(CHANCE_UNKNOWN, allocation, page.silent("designModule", "designInfo"))
    else:
        yield say(EQUAL, allocation, found) or say(RATIO_SAID, allocation, found)


def _ratios(page: Page) -> Iterator[object]:
    arms = len(page.study.arms.arm_groups)
    if not any(":" in text.text and "random" in text.lower for text in page.texts):
        return
    for group in (1, 2):
        for locator in mentions(page, _NEAR, words=("random",), group=group):
            if locator.quote and locator.quote.count(":") + 1 == arms:
                yield locator


RULE = Rule("groups", "asks", (COUNT, ONE_GROUP, BY_CHANCE_YOU, BY_CHANCE, NOT_BY_CHANCE, EQUAL, RATIO_SAID,
                               CHANCE_TOLD, CHANCE_UNKNOWN), _sentences)  # fmt: skip
