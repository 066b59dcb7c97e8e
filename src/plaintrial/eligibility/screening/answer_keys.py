"""What a key of someone's answers stands for: a variable of the rules, a list of illnesses, drugs or symptoms."""

from __future__ import annotations

from functools import lru_cache

from plaintrial.eligibility.families import FAMILIES, LEXICON
from plaintrial.eligibility.fold import fold

_LISTS: dict[str, str] = {
    "condition": "conditions condition diagnoses diagnosis illnesses illness diseases disease comorbidities "
    "comorbidity problems problem_list medical_history history past_medical_history medical_conditions "
    "current_conditions prior_conditions chronic_conditions primary_diagnosis cancer_type cancers infections",
    "treatment": "treatments treatment medications medication medicines drugs current_medications current_treatments "
    "therapies therapy prior_treatments previous_treatments prior_therapies prior_medications past_treatments "
    "concomitant_medications meds current_drugs medicine prior_therapy previous_therapies",
    "symptom": "symptoms symptom complaints",
    "allergy": "allergies allergy_list known_allergies drug_allergies",
    "surgery": "surgeries procedures operations past_surgeries surgical_history prior_surgeries",
    "language": "languages language spoken_languages speaks",
    "note": "note notes summary description text free_text other",
}
_LIST_OF = {key: kind for kind, keys in _LISTS.items() for key in keys.split()}
_NESTED = frozenset(
    (
        "labs", "lab_results", "lab_values", "laboratory", "laboratory_results", "laboratory_values",
        "vitals", "vital_signs", "measurements", "tests", "results", "answers", "values", "observations",
        "scores", "demographics", "lifestyle", "substances", "reproductive", "blood_tests",
    )
)  # fmt: skip
_SAME = {
    "gender": "sex", "sex_at_birth": "sex", "biological_sex": "sex", "age_years": "age", "age_in_years": "age",
    "current_age": "age", "pregnant": "pregnancy", "breastfeeding": "breast_feeding", "lactating": "breast_feeding",
    "nursing": "breast_feeding", "breast_feeding": "breast_feeding", "planning_pregnancy": "pregnancy_planned",
    "plans_pregnancy": "pregnancy_planned", "smoker": "smoking", "smokes": "smoking", "smoking_status": "smoking",
    "tobacco": "smoking", "tobacco_use": "smoking", "current_smoker": "smoking", "alcohol_use": "alcohol",
    "drinks_alcohol": "alcohol", "alcohol_abuse": "alcohol", "drug_use": "drug_abuse", "substance_abuse": "drug_abuse",
    "substance_use": "drug_abuse", "performance_status": "ecog", "ecog_ps": "ecog", "ecog_score": "ecog",
    "ecog_status": "ecog", "ecog_performance_status": "ecog", "kps": "karnofsky", "karnofsky_score": "karnofsky",
    "nyha": "nyha_class", "ejection_fraction": "lvef", "systolic": "sbp", "systolic_bp": "sbp", "diastolic": "dbp",
    "diastolic_bp": "dbp", "systolic_blood_pressure": "sbp", "diastolic_blood_pressure": "dbp", "bp": "blood_pressure",
    "temperature": "body_temperature", "temp": "body_temperature", "pulse": "heart_rate", "a1c": "hba1c",
    "hb": "hemoglobin", "hgb": "hemoglobin", "haemoglobin": "hemoglobin", "platelets": "platelet_count",
    "plt": "platelet_count", "neutrophils": "anc", "absolute_neutrophil_count": "anc", "cd4": "cd4_count",
    "white_blood_cells": "wbc", "leukocytes": "wbc", "gfr": "egfr", "crcl": "creatinine_clearance",
    "serum_creatinine": "creatinine", "bilirubin": "total_bilirubin", "sgpt": "alt", "sgot": "ast",
    "eosinophils": "eosinophil_count", "lymphocytes": "lymphocyte_count", "ldl": "ldl_cholesterol",
    "cholesterol": "total_cholesterol", "oxygen_saturation": "spo2", "body_mass_index": "bmi", "hep_b": "hepatitis_b",
    "hep_c": "hepatitis_c", "hbv": "hepatitis_b", "hcv": "hepatitis_c", "tb": "tuberculosis", "covid": "covid_19",
    "healthy_volunteer": "healthy", "informed_consent": "consent", "willing_to_consent": "consent",
    "can_consent": "consent", "able_to_consent": "consent", "contraceptive": "contraception",
    "uses_contraception": "contraception", "birth_control": "contraception", "postmenopausal": "menopause",
    "in_other_trial": "other_trial", "other_study": "other_trial", "in_another_study": "other_trial",
    "phone": "telephone", "can_travel": "travel", "transplanted": "transplant",
    "life_expectancy_months": "life_expectancy",
    "on_dialysis": "dialysis", "has_pacemaker": "pacemaker", "hospitalized": "hospitalised",
    "caregiver_available": "caregiver",
}  # fmt: skip
_DENIES = ("no_", "not_", "never_", "denies_", "without_")
_FRONTS = (
    "is_",
    "has_",
    "had_",
    "on_",
    "takes_",
    "taking_",
    "history_of_",
    "prior_",
    "previous_",
    "current_",
    "active_",
)
_UNITS = {
    "kg": "kg", "lb": "lb", "lbs": "lb", "cm": "cm", "m": "m", "in": "in", "percent": "%", "pct": "%", "years": "years",
    "months": "months", "weeks": "weeks", "days": "days", "mg_dl": "mg/dL", "g_dl": "g/dL", "g_l": "g/L",
    "mmol_l": "mmol/L", "umol_l": "umol/L", "u_l": "U/L", "iu_l": "IU/L", "ng_ml": "ng/mL", "per_ul": "/uL",
    "ul": "/uL",
    "ml_min": "mL/min", "mmhg": "mmHg", "bpm": "/min", "ms": "ms", "c": "C", "f": "F", "iu_ml": "IU/mL",
    "10_9_l": "10^9/L", "10e9_l": "10^9/L", "x10_9_l": "10^9/L", "per_mm3": "/mm3", "mm3": "/mm3",
    "pack_years": "pack-years",
}  # fmt: skip
_VARIABLES = frozenset(term.variable for rule in FAMILIES for term in (*rule.words, *rule.measures)) | {"sex", "age"}
_FEW = 20


@lru_cache(maxsize=4096)
def plain_key(key: str) -> str:
    """ "Systolic BP", "systolicBp" and "systolic-bp" as "systolic_bp"."""
    spaced = "".join(
        f"_{c}" if c.isupper() and before.islower() else c for before, c in zip(" " + key, key, strict=False)
    )
    folded = fold(spaced).decode("latin-1")
    return "_".join("".join(c if c.isalnum() else " " for c in folded).split())


def list_kind(key: str) -> tuple[str, bool] | None:
    """ "condition", "treatment", "symptom"... of a plain key that lists things, and whether it lists what is not."""
    for front in _DENIES:
        if key.startswith(front) and key.removeprefix(front) in _LIST_OF:
            return _LIST_OF[key.removeprefix(front)], True
    return (_LIST_OF[key], False) if key in _LIST_OF else None


def is_nested(key: str) -> bool:
    """Whether a key only holds other answers: "labs", "vitals"."""
    return key in _NESTED


@lru_cache(maxsize=4096)
def variable_of(key: str) -> tuple[str, str | None, bool] | None:
    """Variable, the unit in the key's end ("weight_kg"), and whether the key denies it; None for an unknown key."""
    denies = False
    for front in _DENIES:
        if key.startswith(front):
            key, denies = key.removeprefix(front), True
    found = _known(key)
    if found is not None:
        return found, None, denies
    for ending, unit in _UNITS.items():
        if key.endswith("_" + ending):
            found = _known(key.removesuffix("_" + ending))
            if found is not None:
                return found, unit, denies
    return None


def _known(key: str) -> str | None:
    key = _SAME.get(key, key)
    if key in _VARIABLES:
        return key
    for front in _FRONTS:
        if key.startswith(front) and _SAME.get(key.removeprefix(front), key.removeprefix(front)) in _VARIABLES:
            return _SAME.get(key.removeprefix(front), key.removeprefix(front))
    return _measure(key)


def _measure(key: str) -> str | None:
    """A measure that the whole key spells: "absolute_lymphocyte_count"."""
    words = key.replace("_", " ").encode("latin-1", "replace")
    hits = LEXICON.find(words, _FEW)
    if len(hits) == 1 and (hits[0].start, hits[0].end) == (0, len(words)):
        return next((entry.term.variable for entry in hits[0].entries if entry.measure), None)
    return None
