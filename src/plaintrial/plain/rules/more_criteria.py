"""That the record holds more rules on who can join."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Given, Message, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence

_FIELD = "eligibilityModule/eligibilityCriteria"
_PATH = "/protocolSection/eligibilityModule/eligibilityCriteria"
MORE = Message("The record lists more rules on who can take part.", given=[Given((_FIELD,))])
NONE = Message("The record gives no other rules on who can take part.", given=[nothing_at(_FIELD)])
_QUOTED = 60
_SHORTEST = 20


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    text = page.study.eligibility.eligibility_criteria or ""
    if len(text.split(None, _SHORTEST)) >= _SHORTEST:
        yield say(MORE, page.cite_span(_PATH, 0, min(len(text), _QUOTED)))
    elif not text.strip():
        yield say(NONE, page.silent("eligibilityModule", "eligibilityCriteria"))


RULE = Rule("more_criteria", "who", (MORE, NONE), _sentences)
