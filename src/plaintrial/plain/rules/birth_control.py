"""That some people must use birth control."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Given, Message
from plaintrial.plain.page import Page
from plaintrial.plain.pattern import Pattern
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence

_FIELD = "eligibilityModule/eligibilityCriteria"
_WORDS = Pattern(r"(?i)\bcontracepti\w+|\bbirth control\b")
SPEAKS = Message("The rules for joining speak of birth control.", given=[Given((_FIELD,), matches=_WORDS)])


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    text = page.study.eligibility.eligibility_criteria or ""
    lower = text.lower()
    match = _WORDS.search(text) if "contracepti" in lower or "birth control" in lower else None
    if match is not None:
        yield say(SPEAKS, page.cite_span(f"/protocolSection/{_FIELD}", match.start(), match.end()))


RULE = Rule("birth_control", "asks", (SPEAKS,), _sentences)
