"""Short words for what a predicate asks, and the sentence that answered it."""

from __future__ import annotations

from plaintrial.eligibility.screening.illness import VARIABLE, name_of_illness
from plaintrial.eligibility.screening.patient import Patient
from plaintrial.eligibility.screening.truth import Finding
from plaintrial.eligibility.tree import Predicate

_SIGNS = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than", "=": "", "in": "one of"}


_LABELS = {
    "sbp": "upper blood pressure", "dbp": "lower blood pressure", "anc": "neutrophil count", "wbc": "white blood cells",
    "spo2": "oxygen in the blood", "lvef": "ejection fraction", "total_bilirubin": "bilirubin", "hiv": "HIV",
    **{each: each.upper() for each in ("bmi", "alt", "ast", "ecog", "inr", "psa", "crp", "fev1", "ldh", "bnp", "afp")},
    "hba1c": "HbA1c", "egfr": "eGFR", "qtc": "QTc", "ige": "IgE", "igg": "IgG", "nyha_class": "NYHA class",
    "asa_class": "ASA class", "cd4_count": "CD4 count", "covid_19": "COVID-19", "hepatitis_b": "hepatitis B",
    "hepatitis_c": "hepatitis C", "hepatitis_b_and_c": "hepatitis B or C",
    "life_threatening_illness": "another serious illness", "other_trial": "another study",
    "hospitalised": "in hospital", "investigational_treatment": "a treatment under test",
    "ldl_cholesterol": "LDL cholesterol", "hdl_cholesterol": "HDL cholesterol", "cyp_inhibitors": "CYP inhibitors",
}  # fmt: skip


def name_of(predicate: Predicate) -> str:
    """ "age at least 18 years", "no asthma", "sex female"."""
    variable = _LABELS.get(predicate.variable) or predicate.variable.replace("_", " ")
    if predicate.variable == VARIABLE:
        name = name_of_illness(str(predicate.value))
        return f"no {name}" if predicate.negated else name
    if predicate.op == "is":
        said = variable if predicate.value is True else _SHORT.get(str(predicate.value), str(predicate.value))
        if predicate.variable == "sex":
            said = f"sex {predicate.value}"
        return f"no {said}" if predicate.negated else said
    value = ", ".join(map(str, predicate.value)) if isinstance(predicate.value, tuple) else str(predicate.value)
    words = (variable, _SIGNS.get(predicate.op, predicate.op), value, predicate.unit or "")
    return " ".join(word for word in words if word)


_SHORT = {
    "copd": "COPD",
    "als": "ALS",
    "long qt": "long QT",
    "nsaids": "NSAIDs",
    "dmards": "DMARDs",
    "qt drugs": "QT drugs",
}


def evidence_of(finding: Finding, patient: Patient) -> str:
    """The sentence that says so, "" for none."""
    return patient.said(finding.sentence)
