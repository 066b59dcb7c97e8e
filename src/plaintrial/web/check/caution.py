"""When an answer must not stop anyone though a rule would: readings that went wrong for real patients.

Experts judged studies to fit patients whom the rules alone would have stopped, by lines that only look like criteria:
subject headings ("Chemotherapy"), one of several illnesses a line each, halves of broken lines, double negatives.
``bench/check_condition.py --patients`` measures what is left. Here such a line is left to the study team.
"""

from __future__ import annotations

import msgspec

from plaintrial.eligibility import Criterion, Predicate
from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.questions.key import key_of
from plaintrial.eligibility.screening.asked import Asked
from plaintrial.eligibility.screening.failing import AT_MOST
from plaintrial.eligibility.screening.illness import VARIABLE
from plaintrial.web.check.worth import SHARES

_REACH = ("telephone", "internet", "travel", "caregiver", "insurance", "language")
_GOOD_WILL = frozenset(("consent", "compliance", "healthy", *_REACH))
_ILLNESSES = frozenset(("condition", "cancer", "hiv", "infection", VARIABLE))
_WHO = frozenset(("healthy", "age", "sex"))
_BROKEN = folded_pattern(
    rb"(?:for|of|with|in|and|or|to|by|from|than|as|who|which|that|including)\b.*|.*(?:\b(?:and|or|with|of|the|for|to|in|a"
    rb"|than|as|by|following)|,|:|-)\s*"
)
"""The half of a line that was cut in two, or a line that heads others."""
_COUNTS = folded_pattern(
    rb"\b(?:at least|one|two|three|four|\d+ ?(?:or more )?of|more of|any of|either|if|unless|except|must have|who|only|"
    rb"some|cohort|group|arm|part)\b"
)
"""A line above others that counts them or limits whom they are for: none of them decides alone."""
_TAKES = folded_pattern(rb"\b(?:receiv\w+|tak(?:e|es|ing)|treated|using|on a stable|prescribed|undergo\w+|undergone)\b")
_FOR = folded_pattern(rb"\b(?:for|of|due to|with)\s+(?:\w+\s+){0,2}$")
_TIMED = folded_pattern(rb"\d|\b(?:hours?|days?|weeks?|months?|years?)\b")
_SENTENCES = folded_pattern(rb"[a-z)] (?:no|at least|must|not) ")


class Surroundings(msgspec.Struct, frozen=True):
    """What lies around the criteria of a study: its own illnesses (question keys), and what nobody must meet alone."""

    own: frozenset[str]
    optional: frozenset[str]


def stands_alone(criterion: Criterion, above: Criterion | None, folded: bytes, around: Surroundings) -> bool:
    """Whether the criterion is a whole one, so that something of it may stop a person."""
    if above is not None and _COUNTS.search(folded[above.start : above.end]) is not None:
        return False
    body = folded[criterion.body : criterion.end].strip()
    return criterion.id not in around.optional and _BROKEN.fullmatch(body) is None


def may_stop(each: Asked, asked: list[Asked], criterion: Criterion, folded: bytes, around: Surroundings) -> bool:
    """Whether what is asked may stop a person by itself, once the rules say that it would."""
    predicate = each.predicate
    if predicate.variable == "healthy" and not {other.predicate.variable for other in asked} <= _WHO:
        return False  # "children with asthma, healthy children": one of two groups
    if predicate.variable == "age" and predicate.op == "=":
        return False
    if predicate.variable == VARIABLE and _TIMED.search(folded[criterion.body : criterion.end]) is not None:
        return False
    if criterion.kind == "exclusion":
        if _key(predicate) in around.own:
            return False  # "asthma attacks" in a study of asthma: some state of the illness, not the illness
        return not predicate.negated or predicate.variable in _GOOD_WILL
    if predicate.op != "is" or predicate.variable in _GOOD_WILL or predicate.variable == "sex":
        return True
    return _lack_stops(each, asked, criterion, folded, around)


def _lack_stops(each: Asked, asked: list[Asked], criterion: Criterion, folded: bytes, around: Surroundings) -> bool:
    """Whether an inclusion's word may stop who lacks it, or, under a "no", who has it."""
    predicate, body = each.predicate, folded[criterion.body : criterion.end]
    if predicate.window is not None and AT_MOST.match(body) is not None:
        return False  # "no more than 2 weeks of prior therapy": who had none is as asked
    if predicate.negated:
        before = folded[criterion.body : predicate.start]
        return each.whole and _FOR.search(before) is None and _SENTENCES.search(body) is None
    if predicate.window is not None and predicate.window.op in (">", ">="):
        return _SENTENCES.search(body) is None
    if predicate.variable == "treatment":
        return _TAKES.search(body) is not None
    if predicate.variable in SHARES:
        return _is_all_of_its_line(each, asked, body, predicate.start - criterion.body)
    several = {key_of(a.predicate) for a in asked if a.predicate.variable in _ILLNESSES}
    return _key(predicate) in around.own and len(several) == 1


def _is_all_of_its_line(each: Asked, asked: list[Asked], body: bytes, at: int) -> bool:
    """Whether a point in the course of the illness is asked for plainly, not in a bracket or beside another."""
    beside = {a.predicate.variable for a in asked if a.predicate.variable in SHARES}
    return each.whole and len(beside) == 1 and b"(" not in body[:at] and _SENTENCES.search(body) is None


def _key(predicate: Predicate) -> str:
    return f"{VARIABLE}:{predicate.value}" if predicate.variable == VARIABLE else key_of(predicate)


def is_vacuous(predicate: Predicate, kind: str) -> bool:
    """Whether who never had it is as asked: "at least 4 weeks since surgery" to join."""
    window = predicate.window
    if kind != "inclusion" or window is None or predicate.negated:
        return False
    return window.relation == "before" and window.op in (">", ">=")
