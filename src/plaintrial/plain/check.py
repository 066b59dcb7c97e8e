"""The checker: what every sentence must pass, whoever wrote it, before it is shown beside its evidence.

A rule's sentence is filled again from its evidence: the same text must come out. Any other sentence, of the
registrant's summary or of a language model, must be borne by its evidence word by word: numbers with their units and
bounds, dates, negations, directions, names, people; nothing promised, nothing ordered, no address. What the checker
cannot see supported it refuses: a true sentence lost costs less than a false one shown. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from plaintrial.plain.checking.compare import (
    bounds_problems,
    context_problems,
    negation_problems,
    number_problems,
    order_problems,
    word_problems,
)
from plaintrial.plain.checking.hedges import certainty_problems, dropped_problems
from plaintrial.plain.checking.support import Support
from plaintrial.plain.checking.words import tokens
from plaintrial.plain.language import ENGLISH, Language
from plaintrial.plain.message import MAX_WORDS
from plaintrial.plain.rules import BY_ID
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.unfit import unfit
from plaintrial.record import Locator


class Problem(msgspec.Struct, frozen=True):
    """``kind``: "evidence", "length", "address", "markup", "promise", "order", "number", "comparison", "negation",
    "certainty", "word", "context" or "swap". ``what``: the words concerned."""

    kind: str
    what: str


def check(sentence: Sentence, language: Language = ENGLISH) -> tuple[Problem, ...]:
    """Why a sentence may not be shown; () when it may."""
    rule = BY_ID.get(sentence.rule)
    if rule is not None and any(m.fill(sentence.evidence, language) == sentence.text for m in rule.messages):
        return ()
    return check_text(sentence.text, sentence.evidence)


def check_text(text: str, evidence: Sequence[Locator]) -> tuple[Problem, ...]:
    """The same for words of which no rule is known."""
    if not evidence:
        return (Problem("evidence", text),)
    if len(text.split()) > MAX_WORDS:
        return (Problem("length", text),)
    reason = unfit(text)
    if reason is not None:
        return (Problem(reason, text),)
    said, support = tokens(text), Support(evidence)
    found = [
        *(Problem("number", what) for what in number_problems(said, support)),
        *(Problem("comparison", what) for what in bounds_problems(said, support)),
        *(Problem("negation", what) for what in negation_problems(said, support)),
        *(Problem("negation", what) for what in dropped_problems(said, support)),
        *(Problem("certainty", what) for what in certainty_problems(said, support)),
        *(Problem("word", what) for what in word_problems(said, support)),
        *(Problem("context", what) for what in context_problems(said, support)),
        *(Problem("swap", what) for what in order_problems(said, support)),
    ]
    return tuple(found)
