"""Who does not know which treatment is given. Source: data elements "Masking" and "Who is Masked"."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, given
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence

_MASKING = "designModule/designInfo/maskingInfo/masking"
_WHO = "designModule/designInfo/maskingInfo/whoMasked/*"
_BLIND = ("SINGLE", "DOUBLE", "TRIPLE", "QUADRUPLE")

OPEN_YOU = Message("You would know which treatment you get.", given=[given(_MASKING, "NONE")])
OPEN = Message("People know which treatment they get.", given=[given(_MASKING, "NONE")])
HIDDEN_YOU = Message("You would not know which treatment you get.", given=[given(_WHO, "PARTICIPANT")])
HIDDEN = Message("People do not know which treatment they get.", given=[given(_WHO, "PARTICIPANT")])
CARERS = Message("Those who give the care do not know either.",
                 given=[given(_WHO, "PARTICIPANT"), given(_WHO, "CARE_PROVIDER")])  # fmt: skip
RESEARCHERS = Message(
    "The researchers do not know either.", given=[given(_WHO, "PARTICIPANT"), given(_WHO, "INVESTIGATOR")]
)
ASSESSORS = Message("Those who check the results do not know who gets what.", given=[given(_WHO, "OUTCOMES_ASSESSOR")])
SOME = Message("Some of those involved do not know who gets what.", given=[given(_MASKING, *_BLIND)])


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    masking = page.study.design.design_info.masking_info
    single = page.study.design.design_info.intervention_model == "SINGLE_GROUP"
    if masking.masking == "NONE":
        if not single:
            yield say(OPEN_YOU if page.speaks_to_reader else OPEN, _cite(page, "masking"))
    elif masking.masking in _BLIND:
        yield from _hidden(page, say)


def _hidden(page: Page, say: Say) -> Iterator[Sentence | None]:
    who = page.study.design.design_info.masking_info.who_masked
    cited = {value: _cite(page, "whoMasked", place) for place, value in enumerate(who)}
    if "PARTICIPANT" in cited:
        yield say(HIDDEN_YOU if page.speaks_to_reader else HIDDEN, cited["PARTICIPANT"])
        for value, message in (("CARE_PROVIDER", CARERS), ("INVESTIGATOR", RESEARCHERS)):
            if value in cited:
                yield say(message, cited["PARTICIPANT"], cited[value])
                break
    elif "OUTCOMES_ASSESSOR" in cited:
        yield say(ASSESSORS, cited["OUTCOMES_ASSESSOR"])
    else:
        yield say(SOME, _cite(page, "masking"))


def _cite(page: Page, *steps: str | int) -> object:
    return page.cite("designModule", "designInfo", "maskingInfo", *steps)


RULE = Rule("masking", "asks", (OPEN_YOU, OPEN, HIDDEN_YOU, HIDDEN, CARERS, RESEARCHERS, ASSESSORS, SOME), _sentences)
