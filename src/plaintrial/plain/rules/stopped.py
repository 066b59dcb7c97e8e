"""Why the study stopped, in the study team's own words where they are short."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Given, Message, Slot, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.treatments import own_words

_WHY = "statusModule/whyStopped"
REASON = Message("The reason given is: “{reason}”.", reason=Slot(own_words, (_WHY,)))
LONG_REASON = Message("The record gives a reason for stopping.", given=[Given((_WHY,))])
NO_REASON = Message("The record does not say why it stopped.", given=[nothing_at(_WHY)])
_STOPPED = frozenset(("TERMINATED", "SUSPENDED", "WITHDRAWN"))


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    if (page.study.status.why_stopped or "").strip():
        why = page.cite("statusModule", "whyStopped")
        yield say(REASON, why) or say(LONG_REASON, why)
    elif page.study.status.overall_status in _STOPPED:
        yield say(NO_REASON, page.silent("statusModule", "whyStopped"))


RULE = Rule("stopped", "results", (REASON, LONG_REASON, NO_REASON), _sentences)
