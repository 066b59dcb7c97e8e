"""Short words for what a predicate asks, and the sentence that answered it."""

from __future__ import annotations

from plaintrial.eligibility.screening.patient import Patient
from plaintrial.eligibility.screening.truth import Finding
from plaintrial.eligibility.tree import Predicate

_SIGNS = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than", "=": "", "in": "one of"}


def name_of(predicate: Predicate) -> str:
    """ "age at least 18 years", "no asthma", "sex female"."""
    variable = predicate.variable.replace("_", " ")
    if predicate.op == "is":
        said = variable if predicate.value is True else str(predicate.value)
        if predicate.variable == "sex":
            said = f"sex {predicate.value}"
        return f"no {said}" if predicate.negated else said
    value = ", ".join(map(str, predicate.value)) if isinstance(predicate.value, tuple) else str(predicate.value)
    words = (variable, _SIGNS.get(predicate.op, predicate.op), value, predicate.unit or "")
    return " ".join(word for word in words if word)


def evidence_of(finding: Finding, patient: Patient) -> str:
    """The sentence that says so, "" for none."""
    return patient.said(finding.sentence)
