"""Age, in all the ways it is written: "18-65 years", "over the age of 18", "adults 18 and older"."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

RULE = Rule(
    family="age",
    measures=measures(
        "time",
        age=rb"(?:patient'?s? |participant'?s? |subject'?s? |chronological )?age(?:[- ](?:range|group|limits?"
        rb"|interval))*|aged|ages|alter|edad|eta|in their age",
    ),
)
