"""Values of a record that have words in every language: dates, numbers, yes and no, the registry's enums."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_noop as N_

from plaintrial.ground.partial_date import read_partial_date
from plaintrial.record.status_words import STATUS_WORDS
from plaintrial.web.languages import day_in_words
from plaintrial.web.study.enum_words import (
    ARM_TYPES,
    INTERVENTION_TYPES,
    PHASES,
    PURPOSE_TAGS,
    SPONSOR_CLASSES,
    TYPE_TAGS,
)
from plaintrial.web.texts import said as _

_OTHERS = {"ESTIMATED": N_("planned"), "ACTUAL": N_("happened"), "ALL": N_("Any sex"), "RANDOMIZED": N_("By chance"),
           "NON_RANDOMIZED": N_("Not by chance")}  # fmt: skip
_TABLES = (PURPOSE_TAGS, TYPE_TAGS, PHASES, ARM_TYPES, INTERVENTION_TYPES, SPONSOR_CLASSES, _OTHERS)
_UNCLEAR = frozenset({"NA", "OTHER", "NONE", "UNKNOWN"})
"""Words that mean one thing in one field and another in the next."""


def value_said(value: Any) -> str | None:
    """A value in the page's language; None for what has no words of ours, such as the registrant's own text."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    text = str(value).strip()
    if text.isdigit():
        return text
    if (date := read_partial_date(text)) is not None and date.known:
        return day_in_words(date)
    if text in STATUS_WORDS and text not in _UNCLEAR:
        return _(STATUS_WORDS[text].label)
    words = next((table[text] for table in _TABLES if text in table), None) if text not in _UNCLEAR else None
    return _(words) if words else None
