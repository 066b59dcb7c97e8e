"""How often an answer stops somebody, in percent: only the order of questions hangs on it, never an outcome.

Estimates for people who look for studies of their own illness; a bench shows what order they lead to.
"""

from __future__ import annotations

from plaintrial.eligibility import Predicate
from plaintrial.eligibility.screening.illness import VARIABLE

AGE, SEX, HEALTHY = 25, 45, 15
_ILLNESS_WANTED, _TREATMENT_WANTED, _VALUE_OUTSIDE, _WANTED = 30, 35, 25, 5
_ILLNESS_KEEPS_OUT, _TREATMENT_KEEPS_OUT, _KEEPS_OUT = 12, 18, 8
_FEW = {"hiv": 2, "hepatitis_b": 2, "hepatitis_c": 2, "hepatitis": 2, "tuberculosis": 2, "syphilis": 1, "malaria": 1,
        "cmv": 1, "pregnancy": 4, "breast_feeding": 3, "pregnancy_test": 2, "consent": 1, "compliance": 2,
        "telephone": 2, "internet": 5, "staff_relative": 1, "legal_capacity": 2, "insurance": 5, "language": 8,
        "travel": 2, "smoking": 20,
        "illness": 4, "other_trial": 10, "caregiver": 5, "cancer": 12, "surgery": 15}  # fmt: skip

_GOOD_WILL = frozenset(("consent", "compliance", "telephone", "internet", "insurance", "caregiver", "travel"))
"""What nearly everybody who looks for a study is willing or able to do: hardly worth a question."""


def gain_of(predicate: Predicate, *, keeps_out: bool) -> int:
    """What asking about a predicate is worth; ``keeps_out``: being so stops a person, else not being so does."""
    variable = predicate.variable
    if variable in _GOOD_WILL:
        return _FEW.get(variable, 2)
    if variable == "age":
        return AGE
    if variable == "sex":
        return SEX
    if variable == VARIABLE and keeps_out == predicate.negated:
        return _ILLNESS_WANTED
    if variable in _FEW:
        few = _FEW[variable]
        return few if keeps_out != predicate.negated else max(few, _WANTED)
    if predicate.op != "is":
        return _VALUE_OUTSIDE
    if variable == "condition":
        return _ILLNESS_KEEPS_OUT if keeps_out else _ILLNESS_WANTED
    if variable == "treatment":
        return _TREATMENT_KEEPS_OUT if keeps_out else _TREATMENT_WANTED
    return _KEEPS_OUT if keeps_out else _WANTED
