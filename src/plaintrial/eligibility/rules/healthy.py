"""Healthy volunteers, and general good health."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, flags

RULE = Rule(
    family="healthy",
    words=flags(
        healthy=rb"healthy(?: (?:adult|male|female|normal|human|non-?smoking|elderly|young) ?)?(?: (?:volunteers?"
        rb"|subjects?|participants?|controls?|individuals?|men|women|males?|females?|adults?|people|persons?"
        rb"|children|infants?))?"
        rb"|(?:normal|healthy) (?:volunteers?|controls?)|good (?:general |overall |physical )?health|in good health"
        rb"|volontaires? sains?|voluntarios? sanos?",
    ),
)
