"""One name for one thing that can be answered: "age", "pregnancy", "condition:asthma"."""

from __future__ import annotations

from plaintrial.eligibility.tree import Predicate

NAMED = frozenset(("condition", "treatment", "symptom", "language"))
"""Variables that hold many things, each with an answer of its own."""


def key_of(predicate: Predicate) -> str:
    """The key under which an answer to this predicate is given; blood pressure has one for each of its values."""
    if predicate.variable in NAMED and predicate.op == "is":
        return f"{predicate.variable}:{predicate.value}"
    return predicate.variable
