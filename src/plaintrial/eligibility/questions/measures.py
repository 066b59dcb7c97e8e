"""What is answered with a number, or with one step of a scale in words."""

from __future__ import annotations

from plaintrial.eligibility.questions.question import Question

_ORGANS = "It shows whether your body can bear the treatment."
_SIZE = "Doses and risks depend on it."
_ILLNESS = "It shows how strong the illness is."

ASKING = "What is your {}?", "What is the person's {}?"
"""How a value is asked for, of the reader and of somebody else."""
_NUMBERS: tuple[tuple[str, str, str | None, str, int], ...] = (
    ("weight", "body weight", "kg", _SIZE, 1),
    ("height", "height", "cm", _SIZE, 1),
    ("bmi", "body mass index (BMI: weight for height)", "kg/m2", _SIZE, 2),
    ("waist_circumference", "waist measure", "cm", _SIZE, 2),
    ("birth_weight", "weight at birth", "g", _SIZE, 2),
    ("gestational_age", "number of weeks of pregnancy", "weeks", "The study asks for a stage of pregnancy.", 1),
    ("sbp", "upper blood pressure", "mmHg", _ORGANS, 2),
    ("dbp", "lower blood pressure", "mmHg", _ORGANS, 2),
    ("heart_rate", "pulse at rest", "/min", _ORGANS, 2),
    ("body_temperature", "body temperature", "C", _ILLNESS, 1),
    ("spo2", "oxygen level in the blood", "%", _ORGANS, 2),
    ("hba1c", "long-term blood sugar (HbA1c)", "%", _ILLNESS, 2),
    ("glucose", "blood sugar", None, _ILLNESS, 2),
    ("fasting_glucose", "blood sugar before eating", None, _ILLNESS, 2),
    ("ldl_cholesterol", "LDL cholesterol", None, _ILLNESS, 3),
    ("total_cholesterol", "total cholesterol", None, _ILLNESS, 3),
    ("triglycerides", "blood fats (triglycerides)", None, _ILLNESS, 3),
    ("hemoglobin", "hemoglobin (the red of the blood)", "g/dL", _ORGANS, 3),
    ("platelet_count", "number of blood platelets", "/uL", _ORGANS, 3),
    ("anc", "number of neutrophils (a kind of white blood cell)", "/uL", _ORGANS, 3),
    ("wbc", "number of white blood cells", "/uL", _ORGANS, 3),
    ("lymphocyte_count", "number of lymphocytes (a kind of white blood cell)", "/uL", _ORGANS, 3),
    ("eosinophil_count", "number of eosinophils (a kind of white blood cell)", "/uL", _ILLNESS, 3),
    ("cd4_count", "CD4 count", "/uL", _ILLNESS, 2),
    ("hiv_viral_load", "HIV viral load", "copies/mL", _ILLNESS, 2),
    ("creatinine", "creatinine (a kidney value)", "mg/dL", _ORGANS, 3),
    ("creatinine_clearance", "creatinine clearance (a kidney value)", "mL/min", _ORGANS, 3),
    ("egfr", "eGFR (how well the kidneys filter)", "mL/min", _ORGANS, 3),
    ("total_bilirubin", "bilirubin (a liver value)", "mg/dL", _ORGANS, 3),
    ("alt", "ALT (a liver value)", "U/L", _ORGANS, 3),
    ("ast", "AST (a liver value)", "U/L", _ORGANS, 3),
    ("alkaline_phosphatase", "alkaline phosphatase (a liver value)", "U/L", _ORGANS, 3),
    ("albumin", "albumin (a blood protein)", "g/dL", _ORGANS, 3),
    ("inr", "INR (how fast the blood clots)", None, _ORGANS, 3),
    ("ige", "IgE (an allergy value)", None, _ILLNESS, 3),
    ("psa", "PSA (a prostate value)", "ng/mL", _ILLNESS, 3),
    ("crp", "CRP (a value for inflammation)", "mg/L", _ILLNESS, 3),
    ("ferritin", "ferritin (iron store)", "ng/mL", _ORGANS, 3),
    ("lvef", "ejection fraction (how well the heart pumps)", "%", _ORGANS, 3),
    ("qtc", "QTc (a heart rhythm value)", "ms", _ORGANS, 3),
    ("fev1", "FEV1 (a breathing test), compared with what is usual", "%", _ILLNESS, 3),
    ("karnofsky", "Karnofsky score (how much one can do, from 0 to 100)", None, _ILLNESS, 3),
    ("pack_years", "number of pack-years of smoking", "pack-years", _ILLNESS, 2),
    ("disease_duration", "time with this illness", "years", _ILLNESS, 1),
    (
        "prior_lines_of_therapy",
        "number of treatments so far, one after another (lines of treatment)",
        None,
        _ILLNESS,
        2,
    ),
    ("pain_score", "pain from 0 (none) to 10 (worst)", None, _ILLNESS, 1),
)
_SCALES: tuple[tuple[str, str, str, str, tuple[tuple[int | str, str], ...]], ...] = (
    (
        "ecog",
        "How much can you do in a day?",
        "How much can the person do in a day?",
        "Studies ask how well people manage their day (ECOG).",
        (
            (0, "Everything, as before the illness"),
            (1, "Light work, but nothing hard"),
            (2, "Care for oneself, but no work; up more than half of the day"),
            (3, "Care for oneself only in part; in bed or a chair more than half of the day"),
            (4, "In bed or a chair all day"),
        ),
    ),
    (
        "nyha_class",
        "How does your heart limit you (NYHA class)?",
        "How does the heart limit the person (NYHA class)?",
        "It shows how strong a heart failure is.",
        (
            (1, "Not at all"),
            (2, "A little: short of breath on stairs"),
            (3, "Much: short of breath on a short walk"),
            (4, "Short of breath even at rest"),
        ),
    ),
)


def _number(key: str, name: str, unit: str | None, why: str, effort: int) -> Question:
    return Question(
        key=key,
        text=ASKING[0].format(name),
        of_other=ASKING[1].format(name),
        name=name,
        why=why,
        answer="number",
        unit=unit,
        effort=effort,
    )


MEASURES = {
    "age": Question(
        key="age",
        text="How old are you?",
        of_other="How old is the person?",
        why="Most studies take people of certain ages.",
        answer="number",
        unit="years",
    ),
    **{row[0]: _number(*row) for row in _NUMBERS},
    **{
        key: Question(key=key, text=you, of_other=other, why=why, answer="choice", choices=choices)
        for key, you, other, why, choices in _SCALES
    },
}
"""Variable -> question."""
