"""From what a criterion asks to a test of an answer."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility import Predicate
from plaintrial.eligibility.questions import Question, question_for
from plaintrial.eligibility.questions.key import NAMED
from plaintrial.eligibility.questions.measures import MEASURES
from plaintrial.eligibility.screening.illness import VARIABLE
from plaintrial.eligibility.screening.implied import names_a_kind, says_as_much
from plaintrial.eligibility.screening.residue import stems
from plaintrial.eligibility.screening.spans import days, years
from plaintrial.eligibility.screening.units import supposed_unit
from plaintrial.web.check.bundle import Atom
from plaintrial.web.check.plausible import measure
from plaintrial.web.check.pool import Pool
from plaintrial.web.check.weigh import compare


class Page(msgspec.Struct, frozen=True):
    """A criteria text and its folded form, in which predicates have their places."""

    text: str
    folded: bytes


NOT_ASKED = Atom()
_LONGEST_QUOTE = 80
_RELATIVE = frozenset(("ULN", "LLN"))  # a multiple of the laboratory's own limit


def atom_of(predicate: Predicate, page: Page, pool: Pool, *, decides: bool) -> Atom:
    """The test of a predicate in its place on the page; what ``decides`` is asked in the record's own words."""
    if predicate.variable == "age":
        return _age(predicate, pool)
    if predicate.variable == "healthy":
        means = {"healthy": True, "ill": False, "other": False}
        return Atom(q=pool.ill, means=means, neg=predicate.negated)
    if predicate.variable == "sex":
        means = {sex: sex == predicate.value for sex in ("female", "male")}
        return NOT_ASKED if predicate.value not in means else Atom(q=pool.sex, means=means, neg=predicate.negated)
    if predicate.variable == VARIABLE:
        return Atom(q=pool.illness(str(predicate.value)), neg=predicate.negated)
    question = question_for(predicate)
    if question is None:
        return NOT_ASKED
    if question.answer == "number":
        return _number(predicate, question, pool)
    if question.answer == "choice":
        return _choice(predicate, question, pool)
    if predicate.op != "is" or (predicate.variable not in NAMED and predicate.value is not True):
        return NOT_ASKED
    q = pool.plain(question, predicate.variable, predicate.value)
    quote, stems_asked = _narrower(predicate, page)
    if not quote:
        return _timed(predicate, q, pool)
    if decides and len(quote) <= _LONGEST_QUOTE:
        return _timed(predicate, pool.narrow(q, quote, stems_asked), pool)
    return Atom(q=q, means={"no": False}, neg=predicate.negated)  # having some other kind of it tells nothing


def _age(predicate: Predicate, pool: Pool) -> Atom:
    limit = years(predicate.value, predicate.unit) if isinstance(predicate.value, (int, float)) else None
    if limit is None or predicate.op not in _COMPARES:
        return NOT_ASKED
    return Atom(q=pool.age, op=predicate.op, v=limit, whole=predicate.unit in (None, "years"), neg=predicate.negated)


_COMPARES = frozenset((">=", "<=", ">", "<", "="))


def _number(predicate: Predicate, question: Question, pool: Pool) -> Atom:
    value = predicate.value
    if predicate.op not in _COMPARES or not isinstance(value, (int, float)) or predicate.unit in _RELATIVE:
        return NOT_ASKED
    if predicate.variable == "karnofsky":
        return _by_steps(predicate, pool)
    if predicate.unit is None and (supposed := supposed_unit(predicate.variable, float(value))) is not None:
        question = msgspec.structs.replace(question, unit=supposed)  # "CD4 count of at least 350"
    elif predicate.unit is None and question.unit not in _COMMONLY_LEFT_OUT:
        return NOT_ASKED
    how = measure(question.key, question.unit)
    if how is None:
        return NOT_ASKED
    return Atom(q=pool.number(question, how), op=predicate.op, v=value / how.divisor, neg=predicate.negated)


_COMMONLY_LEFT_OUT = frozenset((None, "%", "mmHg", "/min", "C", "kg/m2", "kg", "cm"))


_STEPS = {"0": (90, 100), "1": (70, 80), "2": (50, 60), "3": (30, 40), "4": (10, 20)}
"""What each step of the ECOG scale is on Karnofsky's (Oken 1982): one question asks for both."""


def _by_steps(predicate: Predicate, pool: Pool) -> Atom:
    """A Karnofsky score by the question of what one can do in a day; a step that is so in part is open."""
    limit = predicate.value if isinstance(predicate.value, (int, float)) else 0.0
    means = {}
    for step, ends in _STEPS.items():
        held = {compare(end, predicate.op, limit) for end in ends}
        if len(held) == 1:
            means[step] = held.pop()
    asked = MEASURES["ecog"]
    return Atom(q=pool.plain(asked, "ecog", True), means=means, neg=predicate.negated) if means else NOT_ASKED


def _choice(predicate: Predicate, question: Question, pool: Pool) -> Atom:
    """A step of a scale: which of them are as asked."""
    wanted = predicate.value
    numbers = tuple(n for n in (wanted if isinstance(wanted, tuple) else (wanted,)) if isinstance(n, (int, float)))
    if not numbers or (predicate.op not in _COMPARES and predicate.op != "in"):
        return NOT_ASKED
    limit = numbers if predicate.op == "in" else numbers[0]
    means = {str(v): compare(v, predicate.op, limit) for v, _ in question.choices if isinstance(v, (int, float))}
    return Atom(q=pool.plain(question, predicate.variable, True), means=means, neg=predicate.negated)


def _narrower(predicate: Predicate, page: Page) -> tuple[str, frozenset[str]]:
    """The record's own words, where a name stands for several things and they are narrower than it; "" elsewhere."""
    variable, value = predicate.variable, predicate.value
    words = page.folded[predicate.start : predicate.end]
    if says_as_much(variable, value, "", _ANOTHER) and not names_a_kind(words):
        return "", frozenset()  # one name, one thing
    asked = stems(words)
    named = stems((variable if value is True else str(value)).replace("_", " ").encode())
    if asked <= named:
        return "", frozenset()
    return " ".join(page.text[predicate.start : predicate.end].replace("\\", "").split()), asked


_ANOTHER = b"another thing"


def _timed(predicate: Predicate, q: int, pool: Pool) -> Atom:
    window = predicate.window
    if window is None:
        return Atom(q=q, neg=predicate.negated)
    span = None if window.value is None else days(window.value, window.unit)
    if span is None or window.relation not in ("before", "for") or window.op not in _COMPARES:
        return Atom(q=q, means={"no": False}, neg=predicate.negated)
    time = pool.time(q, lasting=window.relation == "for")
    return Atom(q=q, op=window.op, v=span, t=time, neg=predicate.negated)
