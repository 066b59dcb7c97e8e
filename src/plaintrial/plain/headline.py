"""A study's headline alone, for lists: one rule, not the whole reading."""

from __future__ import annotations

from plaintrial.plain.language import Language
from plaintrial.plain.read import page_of
from plaintrial.plain.reading import conditions_of
from plaintrial.plain.rules import HEADLINE_RULE
from plaintrial.plain.rules.rule import spoken
from plaintrial.record import Study


def headline_of(study: Study, language: Language) -> str:
    """The headline that the reading of this study has; "" where it has none."""
    headlines = spoken(HEADLINE_RULE, page_of(study, conditions_of(study), language))
    return headlines[0].text if headlines else ""
