"""How many people: planned or taken part."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, Slot, given, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.numbers import number

_COUNT = "designModule/enrollmentInfo/count"
_KIND = "designModule/enrollmentInfo/type"
_N = Slot(number, (_COUNT,))

PLANNED_ONE = Message("The plan is to include {n} person.", given=[given(_COUNT, "1")], n=_N)
PLANNED = Message("The plan is to include {n} people.", n=_N)
TOOK_PART_ONE = Message("{n} person took part.", given=[given(_COUNT, "1"), given(_KIND, "ACTUAL")], n=_N)
TOOK_PART = Message("{n} people took part.", given=[given(_KIND, "ACTUAL")], n=_N)
NOBODY = Message("Nobody took part.", given=[given(_COUNT, "0")])
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
        yield say(message, count, kind)
    elif info.count:
        yield say(PLANNED_ONE if info.count == 1 else PLANNED, count)
    elif page.study.status.overall_status == "WITHDRAWN":
        yield say(NOBODY, count)


RULE = Rule("how_many", "who", (PLANNED_ONE, PLANNED, TOOK_PART_ONE, TOOK_PART, NOBODY, UNKNOWN), _sentences)
