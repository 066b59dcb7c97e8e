"""What the phase means. Source: ClinicalTrials.gov data element "Study Phase" and its definitions."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, given
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence


def _phase(*values: str, says: str) -> Message:
    return Message(says, given=[given("designModule/phases/*", value) for value in values])


MESSAGES = {
    ("EARLY_PHASE1",): _phase("EARLY_PHASE1", says="This is a very early study in a small number of people."),
    ("PHASE1",): _phase("PHASE1", says="This is a phase 1 study: an early test of doses and side effects."),
    ("PHASE1", "PHASE2"): _phase("PHASE1", "PHASE2",
        says="This is a phase 1 and 2 study: it looks at doses, then at signs that it works."),
    ("PHASE2",): _phase("PHASE2", says="This is a phase 2 study: it looks for signs that something works."),
    ("PHASE2", "PHASE3"): _phase("PHASE2", "PHASE3",
        says="This is a phase 2 and 3 study: it looks for signs that it works, then tests more people."),
    ("PHASE3",): _phase("PHASE3", says="This is a phase 3 study: a late test, often in many people."),
    ("PHASE4",): _phase("PHASE4", says="This is a phase 4 study: it looks at treatments already in use."),
}  # fmt: skip


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    phases = page.study.design.phases
    message = MESSAGES.get(tuple(sorted(phases)))
    if message is not None:
        yield say(message, *(page.cite("designModule", "phases", place) for place in range(len(phases))))


RULE = Rule("phase", "what", tuple(MESSAGES.values()), _sentences)
