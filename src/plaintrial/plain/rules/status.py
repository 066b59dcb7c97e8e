"""How far along the study is. Source: ClinicalTrials.gov data element "Overall Recruitment Status"."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, Slot, given, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.statuses import other_status

_STATUS = "statusModule/overallStatus"
TEXTS = {
    "RECRUITING": "The study team says it is looking for people now.",
    "NOT_YET_RECRUITING": "The study team plans to look for people, but has not started.",
    "ENROLLING_BY_INVITATION": "Only people the study team has invited can take part.",
    "ACTIVE_NOT_RECRUITING": "The study goes on, but takes no new people.",
    "SUSPENDED": "The study is paused, and may start again.",
    "TERMINATED": "The study stopped early, and takes no new people.",
    "WITHDRAWN": "The study was called off before anyone took part.",
    "COMPLETED": "The study is finished, and takes no new people.",
    "UNKNOWN": "Nobody has confirmed the record for a long time, so its state is not known.",
    "WITHHELD": "The registry shows few details of this study for now.",
    "AVAILABLE": "Doctors can ask for this treatment outside a study.",
    "NO_LONGER_AVAILABLE": "This treatment can no longer be asked for outside a study.",
    "TEMPORARILY_NOT_AVAILABLE": "This treatment cannot be asked for now, but it may be again.",
    "APPROVED_FOR_MARKETING": "The treatment has been approved, so this way of getting it has ended.",
}
KNOWN = {value: Message(text, given=[given(_STATUS, value)]) for value, text in TEXTS.items()}
OTHER = Message("The registry gives the status as “{status}”.", status=Slot(other_status, (_STATUS,)))
NONE = Message("The record does not say how far along the study is.", given=[nothing_at(_STATUS)])


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    value = page.study.status.overall_status
    if not value:
        yield say(NONE, page.silent("statusModule", "overallStatus"))
    else:
        yield say(KNOWN.get(value, OTHER), page.cite("statusModule", "overallStatus"))


RULE = Rule("status", "when", (*KNOWN.values(), OTHER, NONE), _sentences)
