"""Whether people without the condition may take part."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, given, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence

_FIELD = "eligibilityModule/healthyVolunteers"
YES = Message("Healthy people can take part.", given=[given(_FIELD, "true")])
YES_THEN = Message("Healthy people could take part.", given=[given(_FIELD, "true")])
NO = Message("It does not take healthy volunteers.", given=[given(_FIELD, "false")])
UNKNOWN = Message("The record does not say if healthy people can take part.", given=[nothing_at(_FIELD)])


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    value = page.study.eligibility.healthy_volunteers
    if value is None and page.is_access:
        return  # the registry does not ask it of a way to get a treatment outside a study
    if value is None:
        yield say(UNKNOWN, page.silent("eligibilityModule", "healthyVolunteers"))
    else:
        yes = YES if page.speaks_to_reader else YES_THEN
        yield say(yes if value else NO, page.cite("eligibilityModule", "healthyVolunteers"))


RULE = Rule("healthy_volunteers", "who", (YES, YES_THEN, NO, UNKNOWN), _sentences)
