"""How often an answer stops somebody, in percent: only the order of questions hangs on it, never an outcome.

Estimates for people who look for studies of their own illness; a bench shows what order they lead to.
"""

from __future__ import annotations

from plaintrial.eligibility import Predicate
from plaintrial.eligibility.screening.illness import VARIABLE

AGE, SEX, HEALTHY = 25, 45, 15
_ILLNESS_WANTED, _TREATMENT_WANTED, _VALUE_OUTSIDE, _WANTED = 30, 35, 40, 5
_ILLNESS_KEEPS_OUT, _TREATMENT_KEEPS_OUT, _KEEPS_OUT = 12, 18, 8
_FEW = {"hiv": 2, "hepatitis_b": 2, "hepatitis_c": 2, "hepatitis": 2, "tuberculosis": 2, "syphilis": 1, "malaria": 1,
        "cmv": 1, "pregnancy": 4, "breast_feeding": 3, "pregnancy_test": 2, "consent": 1, "compliance": 2,
        "telephone": 2, "internet": 5, "staff_relative": 1, "legal_capacity": 2, "insurance": 5, "language": 8,
        "travel": 2, "smoking": 20,
        "illness": 4, "other_trial": 10, "caregiver": 5, "cancer": 12, "surgery": 15}  # fmt: skip

SHARES = {"metastasis": 45, "brain_metastases": 15, "cns_involvement": 8, "bone_metastases": 20,
           "liver_metastases": 15, "lung_metastases": 15, "unresectable": 45, "progression": 45, "relapse": 30,
           "refractory": 30, "relapsed_or_refractory": 40, "remission": 20, "newly_diagnosed": 30,
           "earlier_treatment": 65, "egfr_mutation": 20, "alk_fusion": 5, "ros1_fusion": 2, "ret_fusion": 2,
           "ntrk_fusion": 1, "braf_mutation": 8, "kras_mutation": 25, "met_change": 4, "idh_mutation": 10,
           "flt3_mutation": 25, "jak2_mutation": 50, "brca_mutation": 10, "her2_positive": 20,
           "hormone_receptor_positive": 70, "triple_negative": 15, "pdl1_positive": 50,
           "mismatch_repair_deficient": 12, "bcr_abl": 30, "hiv_suppressed": 60, "hiv_treatment_failure": 15,
           "opportunistic_infection": 10}  # fmt: skip
"""How many of the people with such an illness have it at all, about; what most have is rarely lacking, and so on."""
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
    if variable in SHARES and predicate.op == "is":
        return SHARES[variable] if keeps_out != predicate.negated else 100 - SHARES[variable]
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
