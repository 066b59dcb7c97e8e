"""Cross-over, stepwise and factorial designs. Source: data element "Interventional Study Model"."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.mentions import mentions
from plaintrial.plain.message import Given, Message, given
from plaintrial.plain.page import Page
from plaintrial.plain.pattern import Pattern
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.texts import TEXT_PLACES

_MODEL = "designModule/designInfo/interventionModel"
_WASHOUT = Pattern(r"(?i)\bwash-?\s?outs?\b")
_STEPS = Pattern(
    r"(?i)\bdose[- ]escalat\w+|\bescalating doses?\b|\b3\s?\+\s?3\b|\bincreasing doses\b|\bsuccessively higher doses\b"
)

SWITCH_YOU = Message(
    "You would switch, and get more than one of the treatments in turn.", given=[given(_MODEL, "CROSSOVER")]
)
SWITCH = Message("People switch, and get more than one of the treatments in turn.", given=[given(_MODEL, "CROSSOVER")])
SEQUENTIAL = Message(
    "Groups start one after the other, each learning from the last.", given=[given(_MODEL, "SEQUENTIAL")]
)
FACTORIAL = Message("People get different mixes of the treatments.", given=[given(_MODEL, "FACTORIAL")])
BREAK = Message(
    "The record mentions a break without the treatment (a washout).", given=[Given(TEXT_PLACES, matches=_WASHOUT)]
)
DOSES = Message("The dose is raised step by step, from one group of people to the next.",
                given=[Given(TEXT_PLACES, matches=_STEPS)])  # fmt: skip

_MODELS = {"SEQUENTIAL": SEQUENTIAL, "FACTORIAL": FACTORIAL}
_EARLY = frozenset(("PHASE1", "EARLY_PHASE1"))


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    value = page.study.design.design_info.intervention_model or ""
    message = (SWITCH_YOU if page.speaks_to_reader else SWITCH) if value == "CROSSOVER" else _MODELS.get(value)
    if message is not None:
        yield say(message, page.cite("designModule", "designInfo", "interventionModel"))
    if page.study.design.study_type != "INTERVENTIONAL":
        return
    if _EARLY.intersection(page.study.design.phases):
        yield from (say(DOSES, found) for found in list(mentions(page, _STEPS, words=("dos", "3")))[:1])
    yield from (say(BREAK, found) for found in list(mentions(page, _WASHOUT, words=("wash",)))[:1])


RULE = Rule("model", "asks", (SWITCH_YOU, SWITCH, SEQUENTIAL, FACTORIAL, BREAK, DOSES), _sentences)
