"""The first thing the study measures, where the record says it in few words."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, Slot, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.measures import measure

_MEASURE = Slot(measure, ("outcomesModule/primaryOutcomes/*/measure",))
ONLY = Message("The main thing measured is {measure}.", measure=_MEASURE)
ONE_OF = Message("One of the main things measured is {measure}.", measure=_MEASURE)
NONE = Message("The record does not list what is measured.", given=[nothing_at("outcomesModule/primaryOutcomes")])

_LOOKED_AT = 3


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    outcomes = page.study.outcomes.primary_outcomes
    if not outcomes:
        expanded = page.study.design.study_type == "EXPANDED_ACCESS"
        yield None if expanded else say(NONE, page.silent("outcomesModule", "primaryOutcomes"))
    message = ONLY if len(outcomes) == 1 else ONE_OF
    for place, outcome in enumerate(outcomes[:_LOOKED_AT]):
        said = (
            say(message, page.cite("outcomesModule", "primaryOutcomes", place, "measure")) if outcome.measure else None
        )
        if said is not None:
            yield said
            return


RULE = Rule("main_measure", "why", (ONLY, ONE_OF, NONE), _sentences)
