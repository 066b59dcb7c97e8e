"""The question a predicate leads to, in plain words."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from plaintrial.eligibility.questions.key import key_of
from plaintrial.eligibility.questions.measures import MEASURES
from plaintrial.eligibility.questions.names import NAMES
from plaintrial.eligibility.questions.question import Question
from plaintrial.eligibility.questions.yes_or_no import YES_OR_NO
from plaintrial.eligibility.tree import Predicate

_WHEN = "About how long ago was the last time?"
_SINCE = "For how long?"
_RELATIVE = frozenset((None, "ULN", "LLN"))  # a multiple of the laboratory's own limit, which nobody knows by heart


def question_for(predicate: Predicate) -> Question | None:
    """The question whose answer decides this predicate; None where only the study team can tell."""
    question = _plain(key_of(predicate), predicate.op == "is")
    if question is None:
        return None
    if question.answer == "number" and predicate.unit not in _RELATIVE and question.key != "age":
        return msgspec.structs.replace(question, unit=predicate.unit)
    window = predicate.window
    if window is None or question.answer != "yes_no" or window.relation == "after":
        return question
    return msgspec.structs.replace(question, when=_WHEN if window.relation == "before" else _SINCE, effort=2)


@lru_cache(maxsize=1024)
def _plain(key: str, said: bool) -> Question | None:
    if not said:
        return MEASURES.get(key)
    variable, _, value = key.partition(":")
    if value:
        return _named(key, variable, value)
    return YES_OR_NO.get(key)


def _named(key: str, variable: str, value: str) -> Question | None:
    if value in ("any", "prohibited"):
        return None
    name = NAMES.get(f"{variable}:{value}", value)
    you, other, why = FORMS[variable]
    return Question(key=key, text=you.format(name), of_other=other.format(name), why=why)


FORMS = {
    "condition": (
        "Do you have, or have you had, {}?",
        "Does the person have, or have they had, {}?",
        "The study looks at this illness, for people it takes or does not take.",
    ),
    "symptom": ("Do you have {}?", "Does the person have {}?", "The study asks for this symptom, or for its absence."),
    "treatment": (
        "Do you take or get {}, or did you before?",
        "Does the person take or get {}, or did they before?",
        "Some treatments can mix badly with what is studied, or must come first.",
    ),
    "language": (
        "Do you speak and read {}?",
        "Does the person speak and read {}?",
        "The forms and talks of the study are in this language.",
    ),
}
"""Variable -> what is asked of the reader, of somebody else, and why; ``{}`` takes a name."""
