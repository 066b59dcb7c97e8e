"""The words of a question in the page's language: its text, the one about somebody else, and why it is asked."""

from __future__ import annotations

from django.utils.translation import gettext as _

from plaintrial.eligibility.questions import Question
from plaintrial.eligibility.questions.measures import ASKING
from plaintrial.eligibility.questions.names import NAMES
from plaintrial.eligibility.questions.wording import FORMS
from plaintrial.search.speech import condition_said, spoken


def worded(asked: Question) -> tuple[str, str, str]:
    """Text, text about the person, reason."""
    variable, colon, value = asked.key.partition(":")
    if colon and variable in FORMS:
        you, other, why = FORMS[variable]
        name = _name(asked.key, variable, value)
        return _with(you, name), _with(other, name), _(why)
    if asked.name:
        you, other = ASKING
        name = _(asked.name)
        return _with(you, name), _with(other, name), _(asked.why)
    return _(asked.text), _(asked.of_other), _(asked.why)


def _with(text: str, name: str) -> str:
    """The text in the page's language. "{p}" stays: the word for somebody else comes later."""
    return _(text).format(name, p="{p}", P="{P}")


def _name(key: str, variable: str, value: str) -> str:
    """What people call it; an English name between « » where the language has none."""
    if key in NAMES:
        return _(NAMES[key])
    if variable == "treatment":
        return spoken().term(value, "treatment")
    return condition_said(value)
