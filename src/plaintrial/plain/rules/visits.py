"""How many visits there are, as far as the record says."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.mentions import mentions
from plaintrial.plain.message import Given, Message, Slot, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.pattern import Pattern
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.durations import NUMBER, spoken_number
from plaintrial.plain.texts import TEXT_PLACES

_NUMBERED = Pattern(r"(?i)\b(" + NUMBER + r")(?:\s(?:study|clinic|outpatient|follow-up|hospital|site|home"
                                              r"|office|in-person"
                        r"|screening|monthly|weekly|additional|separate))*\svisits\b")  # fmt: skip
_ANY = Pattern(r"(?i)\bvisits?\b")
NUMBERED = Message("The record speaks of {n} visits.", n=Slot(spoken_number, TEXT_PLACES))
SOME = Message("The record speaks of visits, but gives no total.", given=[Given(TEXT_PLACES, matches=_ANY)])
UNKNOWN_YOU = Message("The record does not say how often you would visit.", given=[nothing_at("descriptionModule")])
UNKNOWN = Message("The record does not say how often people visit.", given=[nothing_at("descriptionModule")])


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    numbered = {locator.quote.lower(): locator for locator in mentions(page, _NUMBERED, words=("visits",), group=1)}
    if len(numbered) == 1:
        yield say(NUMBERED, *numbered.values())
        return
    any_visit = next(mentions(page, _ANY, words=("visit",)), None)
    if any_visit is not None:
        yield say(SOME, any_visit)
    else:
        yield say(UNKNOWN_YOU if page.speaks_to_reader else UNKNOWN, page.silent("descriptionModule"))


RULE = Rule("visits", "asks", (NUMBERED, SOME, UNKNOWN_YOU, UNKNOWN), _sentences)
