"""How many people: planned or taken part."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, Slot, given, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.numbers import number
from plaintrial.record import Locator

_COUNT = "designModule/enrollmentInfo/count"
_KIND = "designModule/enrollmentInfo/type"
_N = Slot(number, (_COUNT,))

PLANNED_ONE = Message("The plan is to include {n} person.", given=[given(_COUNT, "1")], n=_N)
PLANNED = Message("The plan is to include {n} people.", n=_N)
_ENDED = ("COMPLETED", "TERMINATED", "WITHDRAWN", "UNKNOWN", "NO_LONGER_AVAILABLE", "APPROVED_FOR_MARKETING")
_OVER = given("statusModule/overallStatus", *_ENDED)
PLANNED_ONE_THEN = Message("The plan was to include {n} person.", given=[given(_COUNT, "1"), _OVER], n=_N)
PLANNED_THEN = Message("The plan was to include {n} people.", given=[_OVER], n=_N)
TOOK_PART_ONE = Message("{n} person took part.", given=[given(_COUNT, "1"), given(_KIND, "ACTUAL")], n=_N)
TOOK_PART = Message("{n} people took part.", given=[given(_KIND, "ACTUAL")], n=_N)
NOBODY = Message("Nobody took part.", given=[given(_COUNT, "0")])
AT_ODDS = Message("The record gives the number of people as {n}.", n=_N)
UNKNOWN = Message("The record does not say how many people take part.", given=[nothing_at(_COUNT)])


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    info = page.study.design.enrollment_info
    if info.known_count is None:
        expanded = page.study.design.study_type == "EXPANDED_ACCESS"
        if info.count is None and not expanded:
            yield say(UNKNOWN, page.silent("designModule", "enrollmentInfo", "count"))
        return
    count = page.cite("designModule", "enrollmentInfo", "count")
    if info.type == "ACTUAL":
        kind = page.cite("designModule", "enrollmentInfo", "type")
        message = NOBODY if info.count == 0 else TOOK_PART_ONE if info.count == 1 else TOOK_PART
        called_off = page.study.status.overall_status == "WITHDRAWN" and info.count != 0
        yield say(AT_ODDS, count) if called_off else say(message, count, kind)
    elif info.count:
        yield _planned(page, say, count)
    elif page.study.status.overall_status == "WITHDRAWN":
        yield say(NOBODY, count)
    else:
        yield say(AT_ODDS, count)


def _planned(page: Page, say: Say, count: Locator) -> Sentence | None:
    """What is planned, or was: some records of studies that are over still hold only the plan."""
    one = count.quote == "1"
    if page.study.status.overall_status in _ENDED:
        return say(PLANNED_ONE_THEN if one else PLANNED_THEN, count, page.cite("statusModule", "overallStatus"))
    return say(PLANNED_ONE if one else PLANNED, count)


RULE = Rule(
    "how_many",
    "who",
    (PLANNED_ONE, PLANNED, PLANNED_ONE_THEN, PLANNED_THEN, TOOK_PART_ONE, TOOK_PART, NOBODY, AT_ODDS, UNKNOWN),
    _sentences,
)
