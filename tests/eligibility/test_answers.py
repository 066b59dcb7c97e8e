"""Answers in the ways people and programs give them: names, units, lists, yes and no; silence is no answer."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.eligibility import Verdict, screen
from plaintrial.eligibility.screening.answer_keys import plain_key, variable_of
from plaintrial.eligibility.screening.answer_values import named_unit, number, yes_or_no
from plaintrial.eligibility.screening.answers import read_answers
from plaintrial.eligibility.screening.units import converted, supposed_unit, times_upper_limit


def one(kind: str, criterion: str, answers: dict[str, Any]) -> Verdict:
    text = f"{kind.capitalize()} Criteria:\n\n* {criterion}"
    (verdict,) = screen({"protocolSection": {"eligibilityModule": {"eligibilityCriteria": text}}}, answers=answers)
    return verdict


@pytest.mark.parametrize(
    ("answers", "age", "sex"),
    [
        ({"age": 45, "sex": "FEMALE"}, 45, "female"),
        ({"Age": "45 years", "gender": "Male"}, 45, "male"),
        ({"age": {"value": 18, "unit": "months"}, "sex": "f"}, 1.5, "female"),
        ({"ageYears": 70, "Sex at birth": "woman"}, 70, "female"),
        ({"demographics": {"age": "45", "sex": "man"}}, 45, "male"),
        ({"age": -3, "sex": 5}, None, None),
        ({"age": "old", "sex": "unknown"}, None, None),
        ({"age": None, "sex": ""}, None, None),
    ],
)
def test_age_and_sex(answers: dict[str, Any], age: float | None, sex: str | None) -> None:
    patient = read_answers(answers)
    assert patient.age == (pytest.approx(age, abs=0.01) if age is not None else None)
    assert patient.sex == sex


@pytest.mark.parametrize(
    ("kind", "criterion", "answers", "verdict"),
    [
        ("exclusion", "Pregnant", {"pregnant": False}, "fits"),
        ("exclusion", "Pregnant", {"is_pregnant": "yes"}, "does_not_fit"),
        ("exclusion", "Pregnant or breast-feeding women", {"sex": "male"}, "fits"),
        ("exclusion", "Pregnant or breast-feeding women", {"sex": "female"}, "ask"),
        ("exclusion", "Pregnant women, or men with a pregnant partner", {"sex": "male"}, "ask"),
        ("exclusion", "Corticosteroids", {"medications": ["prednisone 5 mg"]}, "does_not_fit"),
        ("exclusion", "Chemotherapy", {"prior_chemotherapy": False}, "fits"),
        ("exclusion", "Chemotherapy", {"prior chemotherapy": True}, "does_not_fit"),
        ("exclusion", "Stroke", {"Stroke": "never"}, "fits"),
        ("exclusion", "Stroke", {"history_of_stroke": "yes"}, "does_not_fit"),
        ("exclusion", "Allergy to penicillin", {"allergies": ["penicillin"]}, "does_not_fit"),
        ("exclusion", "Allergy to latex", {"allergies": ["penicillin"]}, "ask"),
        ("exclusion", "HIV", {"hiv": "negative"}, "fits"),
        ("exclusion", "HIV or hepatitis C", {"hiv": "negative"}, "ask"),
        ("exclusion", "Asthma or Foo syndrome", {"not_conditions": ["asthma"]}, "ask"),
        ("exclusion", "Surgery within 6 months", {"surgery": {"value": True, "weeks_ago": 3}}, "does_not_fit"),
        ("exclusion", "Surgery within 6 months", {"surgery": {"value": True, "years_ago": 3}}, "fits"),
        ("exclusion", "Asthma", {"condition:asthma": True}, "does_not_fit"),
        ("exclusion", "Asthma", {"condition:asthma": "no"}, "fits"),
        ("exclusion", "Gastrointestinal disease", {"conditions": ["Crohn's disease"]}, "does_not_fit"),
        ("exclusion", "Smoking", {"smoking_status": "never smoker"}, "fits"),
        ("exclusion", "Smoking", {"smoker": "unknown"}, "ask"),
        ("inclusion", "Adults with type 2 diabetes", {"age": 40, "conditions": ["type 2 diabetes"]}, "fits"),
        ("inclusion", "Type 2 diabetes", {"conditions": ["type 1 diabetes"]}, "does_not_fit"),
        ("inclusion", "Ulcerative colitis", {"diagnosis": "ulcerative colitis"}, "fits"),
        ("inclusion", "Myasthenia gravis", {"conditions": [{"name": "myasthenia gravis", "since": 2019}]}, "fits"),
        ("inclusion", "Multiple myeloma", {"conditions": ["myeloma"]}, "fits"),
        ("inclusion", "Hemoglobin ≥ 10 g/dL", {"hemoglobin": 11.2}, "fits"),
        ("inclusion", "Hemoglobin ≥ 10 g/dL", {"labs": {"hemoglobin": "95 g/L"}}, "does_not_fit"),
        ("inclusion", "Creatinine < 1.5 mg/dL", {"labs": {"creatinine": {"value": 80, "unit": "umol/L"}}}, "fits"),
        (
            "inclusion",
            "Platelets ≥ 100,000/mm3",
            {"labs": [{"name": "platelets", "value": 210, "unit": "10^9/L"}]},
            "fits",
        ),
        ("inclusion", "ALT ≤ 2.5 x ULN", {"alt": 22}, "fits"),
        ("inclusion", "ALT ≤ 2.5 x ULN", {"alt": 100}, "ask"),
        ("inclusion", "ALT ≤ 2.5 x ULN", {"alt": 300}, "does_not_fit"),
        ("inclusion", "Weight ≥ 50 kg", {"weight_kg": 82}, "fits"),
        ("inclusion", "Weight ≥ 50 kg", {"weight": "100 lb"}, "does_not_fit"),
        ("inclusion", "Systolic blood pressure 140-180 mmHg", {"bp": "150/95"}, "fits"),
        ("inclusion", "English speaking", {"languages": ["Spanish", "English"]}, "fits"),
        ("inclusion", "ECOG 0-1", {"performance_status": "2"}, "does_not_fit"),
        ("inclusion", "Able to give informed consent", {"consent": True}, "fits"),
    ],
)
def test_what_answers_decide(kind: str, criterion: str, answers: dict[str, Any], verdict: str) -> None:
    assert one(kind, criterion, answers).verdict == verdict


def test_the_evidence_is_the_answer() -> None:
    found = one("exclusion", "Asthma", {"age": 40, "conditions": ["lupus", "asthma"]})
    assert (found.verdict, found.evidence) == ("does_not_fit", "conditions: asthma")


@pytest.mark.parametrize("nothing", [None, "", "unknown", "don't know", [], {}, "n/a", float("nan")])
def test_nothing_said_decides_nothing(nothing: Any) -> None:
    for key in ("smoking", "conditions", "hba1c", "age", "sex", "pregnant"):
        for kind in ("inclusion", "exclusion"):
            for criterion in ("Smoking", "Asthma", "HbA1c > 7%", "Age over 18", "Female", "Pregnancy"):
                assert one(kind, criterion, {key: nothing}).verdict == "ask"


@given(
    st.dictionaries(st.text(max_size=20), st.text(max_size=30) | st.integers() | st.booleans() | st.none(), max_size=5)
)
def test_any_mapping_is_read(answers: dict[str, Any]) -> None:
    assert len(read_answers(answers).sentences) <= 2 * len(answers)


def test_keys() -> None:
    assert plain_key("Systolic BP") == plain_key("systolic-bp") == "systolic_bp"
    assert plain_key("bodyMassIndex") == "body_mass_index"
    assert variable_of("weight_kg") == ("weight", "kg", False)
    assert variable_of("no_hiv") == ("hiv", None, True)
    assert variable_of("absolute_lymphocyte_count") == ("lymphocyte_count", None, False)
    assert variable_of("favourite_colour") is None


def test_values() -> None:
    assert number("7,1 %") == (7.1, "%")
    assert number({"value": "210", "unit": "K/uL"}) == (210, "10^9/L")
    assert number(True) is None
    assert number("a lot") is None
    assert [named_unit(u) for u in ("mg/dl", "10^9/L", "x10^3/uL", "µmol/L", "bananas")] == [
        "mg/dL",
        "10^9/L",
        "10^9/L",
        "umol/L",
        None,
    ]
    assert [yes_or_no(a) for a in ("Yes", "NEGATIVE", "maybe", 1, True)] == [True, False, None, None, True]


@pytest.mark.parametrize(
    ("variable", "value", "unit", "wanted", "expected"),
    [
        ("hemoglobin", 110, "g/L", "g/dL", 11),
        ("creatinine", 1, "mg/dL", "umol/L", 88.4),
        ("glucose", 126, "mg/dL", "mmol/L", 6.99),
        ("platelet_count", 150, "10^9/L", "/uL", 150_000),
        ("platelet_count", 100_000, "/mm3", "/L", 1e11),
        ("body_temperature", 100.4, "F", "C", 38),
        ("hba1c", 53, "mmol/mol", "%", 7),
        ("weight", 110, "lb", "kg", 49.9),
        ("height", 1.5, "m", "cm", 150),
        ("egfr", 60, "mL/min/1.73m2", "mL/min", 60),
        ("psa", 4, "ng/mL", "g/dL", 4e-7),
        ("psa", 4, "ng/mL", "mmol/L", None),
        ("weight", 4, "kg", "cm", None),
    ],
)
def test_units(variable: str, value: float, unit: str, wanted: str, expected: float | None) -> None:
    found = converted(variable, value, unit, wanted)
    assert found == (pytest.approx(expected, rel=0.01) if expected is not None else None)


def test_a_bare_number_has_the_unit_its_size_speaks_for() -> None:
    assert [supposed_unit("hemoglobin", value) for value in (11, 27, 110)] == ["g/dL", None, "g/L"]
    assert supposed_unit("no such thing", 1) is None


def test_times_the_upper_limit() -> None:
    least, most = times_upper_limit("alt", 60, "U/L") or (0, 0)
    assert least < 1 < most
    assert times_upper_limit("weight", 60, "kg") is None
