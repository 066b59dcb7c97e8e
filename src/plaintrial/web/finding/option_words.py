"""Values of filters in words."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from plaintrial.record.status_words import status_word
from plaintrial.web.study.enum_words import PHASES, SPONSOR_CLASSES, TYPE_TAGS, word

AGE_GROUPS = {
    "CHILD": N_("Children, to 17 years"),
    "ADULT": N_("Adults, 18 to 64 years"),
    "OLDER_ADULT": N_("Older adults, from 65 years"),
}
NOT_STATED = "NOT_STATED"
NO_PHASE = {"NA": N_("No phase: not a drug study"), NOT_STATED: N_("Phase not stated")}


def status_label(value: str) -> str:
    """A status."""
    return _(status_word("" if value == NOT_STATED else value).label)


def phase_label(value: str) -> str:
    """A phase."""
    return _(NO_PHASE[value]) if value in NO_PHASE else word(PHASES, value)


def type_label(value: str) -> str:
    """A kind of study."""
    return word(TYPE_TAGS, value)


def funder_label(value: str) -> str:
    """What kind of body runs the study."""
    return _("Not stated") if value == NOT_STATED else word(SPONSOR_CLASSES, value)


WORDS: dict[str, Callable[[str], str]] = {"statuses": status_label, "phases": phase_label, "types": type_label}
