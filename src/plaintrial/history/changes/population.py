"""Whom an observational study looks at, and how people are picked."""

from __future__ import annotations

from plaintrial.history.field import Field, enum_words, field_rule

_MODULE = "/protocolSection/eligibilityModule"
_SAMPLING = enum_words({"PROBABILITY_SAMPLE": "by chance", "NON_PROBABILITY_SAMPLE": "not by chance"})

RULE = field_rule(
    "population",
    Field(f"{_MODULE}/studyPopulation", "the people studied", "minor", "eligibility_reworded", text=True),
    Field(f"{_MODULE}/samplingMethod", "how people are picked", words=_SAMPLING),
)
