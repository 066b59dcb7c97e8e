"""What the study could lead to. Never a promise: "may", and for others in the future."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, Slot, given
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.rules.side_by_side import of_all
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.conditions import is_operation, is_topic, people_with, several_conditions
from plaintrial.plain.shown.people import CONDITION, whom
from plaintrial.plain.subject import main_condition

_TYPE = "designModule/studyType"
_PHASE = "designModule/phases/*"
TRIAL_PEOPLE = Message("What is learned may help {people} in the future.", given=[given(_TYPE, "INTERVENTIONAL")],
                       people=Slot(whom, (CONDITION,), many=True))  # fmt: skip
TRIAL = Message("What is learned may help others in the future.", given=[given(_TYPE, "INTERVENTIONAL")])
WATCHED_CONDITION = Message(
    "What is learned may help doctors understand {condition}.",
    given=[given(_TYPE, "OBSERVATIONAL")],
    condition=Slot(several_conditions, (CONDITION,), many=True),
)
WATCHED = Message("What is learned may help doctors and patients in the future.", given=[given(_TYPE, "OBSERVATIONAL")])
ACCESS = Message("The treatment may or may not help those who get it.", given=[given(_TYPE, "EXPANDED_ACCESS")])
EARLY = Message("Early studies are for learning, so they may not help those who join.",
                given=[given(_PHASE, "PHASE1", "EARLY_PHASE1")])  # fmt: skip
LATE = Message("Late studies help decide if a treatment can be widely used.", given=[given(_PHASE, "PHASE3")])
CALLED_OFF = Message(
    "It was called off, so nothing can be learned from it.", given=[given("statusModule/overallStatus", "WITHDRAWN")]
)
NOBODY = Message(
    "Nobody took part, so nothing can be learned from it.",
    given=[given("designModule/enrollmentInfo/count", "0"), given("designModule/enrollmentInfo/type", "ACTUAL")],
)
UNSURE = Message("Nobody knows yet if it would help you.", given=[given(_TYPE, "INTERVENTIONAL")])


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    say = of_all(page, say)
    kind = page.study.design.study_type
    known = kind in ("INTERVENTIONAL", "OBSERVATIONAL", "EXPANDED_ACCESS")
    if page.study.status.overall_status == "WITHDRAWN":
        yield say(CALLED_OFF, page.cite("statusModule", "overallStatus"))
        return
    info = page.study.design.enrollment_info
    if info.count == 0 and info.type == "ACTUAL":
        yield say(NOBODY, *(page.cite("designModule", "enrollmentInfo", field) for field in ("count", "type")))
        return
    if not known:
        return
    cited = page.cite("designModule", "studyType")
    main = main_condition(page)
    if kind == "EXPANDED_ACCESS":
        yield say(ACCESS, cited)
    elif kind == "OBSERVATIONAL":
        usable = main is not None and not is_topic(main.quote) and not is_operation(main.quote)
        yield (say(WATCHED_CONDITION, cited, main) if usable else None) or say(WATCHED, cited)
    else:
        helped = main is not None and page.study.design.design_info.primary_purpose != "PREVENTION"
        helped = helped and main is not None and not (people_with(main.quote) or "").startswith("healthy")
        yield (say(TRIAL_PEOPLE, cited, main) if helped else None) or say(TRIAL, cited)
        yield say(UNSURE, cited) if page.speaks_to_reader else None
    yield from _by_phase(page, say)


def _by_phase(page: Page, say: Say) -> Iterator[Sentence | None]:
    for place, value in enumerate(page.study.design.phases):
        if value in ("PHASE1", "EARLY_PHASE1"):
            yield say(EARLY, page.cite("designModule", "phases", place))
        elif value == "PHASE3":
            yield say(LATE, page.cite("designModule", "phases", place))


RULE = Rule("could_lead_to", "lead_to", (TRIAL_PEOPLE, TRIAL, WATCHED_CONDITION, WATCHED, ACCESS, EARLY, LATE, UNSURE,
                                         CALLED_OFF, NOBODY), _sentences)  # fmt: skip
