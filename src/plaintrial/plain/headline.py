"""A study's headline alone, for lists: one rule, not the whole reading."""

from __future__ import annotations

from plaintrial.plain.language import Language
from plaintrial.plain.page import Page
from plaintrial.plain.reading import conditions_of
from plaintrial.plain.rules import HEADLINE_RULE
from plaintrial.plain.rules.rule import spoken
from plaintrial.record import Study


def headline_of(study: Study, language: Language) -> str:
    """The headline that the reading of this study has; "" where it has none."""
    known = frozenset(match.term for match in conditions_of(study) if match.id is not None)
    headlines = spoken(HEADLINE_RULE, Page(study, language, known_terms=known))
    return headlines[0].text if headlines else ""
