"""Screening: three values, unknown never excludes, and every verdict says why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.eligibility import Verdict, screen, screen_line
from plaintrial.eligibility.screening.note import read_note
from plaintrial.eligibility.screening.registry_fields import age_limit
from plaintrial.eligibility.screening.spans import years
from plaintrial.eligibility.screening.truth import compare
from plaintrial.ground.errors import RecordRefused

NOTE = (
    "0. A 58-year-old African-American woman presents to the ER with chest pain for 2 days.\n"
    "1. She is known to have hypertension and asthma.\n"
    "2. She denies smoking, diabetes, or epilepsy.\n"
    "3. She had a myocardial infarction 2 years ago. Her mother had breast cancer.\n"
    "4. Her serum creatinine is 1.3 mg/dL and her blood pressure is 151/91 mm Hg.\n"
    "5. The patient will provide informed consent, and will comply with the trial protocol."
)


def study(inclusion: str = "", exclusion: str = "", **fields: Any) -> dict[str, Any]:
    text = f"Inclusion Criteria:\n\n* {inclusion}\n\n" if inclusion else ""
    text += f"Exclusion Criteria:\n\n* {exclusion}" if exclusion else ""
    return {"protocolSection": {"eligibilityModule": {"eligibilityCriteria": text, **fields}}}


def one(record: Mapping[str, Any], **who: Any) -> Verdict:
    verdicts = screen(record, **who)
    assert len(verdicts) == 1, verdicts
    return verdicts[0]


@pytest.mark.parametrize(
    ("criterion", "answers", "verdict"),
    [
        ("Age 18 to 65", {"age": 40}, "fits"),
        ("Age 18 to 65", {"age": 17}, "does_not_fit"),
        ("Age 18 to 65", {"age": 66}, "does_not_fit"),
        ("Age 18 to 65", {}, "ask"),
        ("Up to 65 years of age", {"age": 65.9}, "fits"),
        ("Female", {"sex": "female"}, "fits"),
        ("Female", {"sex": "M"}, "does_not_fit"),
        ("Male or female", {"sex": "M"}, "fits"),
        ("Asthma", {"conditions": ["asthma"]}, "fits"),
        ("Asthma", {"not_conditions": ["asthma"]}, "does_not_fit"),
        ("Asthma", {"conditions": ["lupus"]}, "ask"),
        ("SLE", {"conditions": ["lupus"]}, "fits"),
        ("HbA1c 7 to 10%", {"hba1c": {"value": 8.1, "unit": "%"}}, "fits"),
        ("HbA1c 7 to 10%", {"hba1c": 11}, "does_not_fit"),
        ("Hemoglobin ≥ 10 g/dL", {"hemoglobin": {"value": 110, "unit": "g/L"}}, "fits"),
        ("Hemoglobin ≥ 10 g/dL", {"hemoglobin": {"value": 9, "unit": "mmol/mol"}}, "ask"),
        ("ECOG 0 or 1", {"ecog": 1}, "fits"),
        ("ECOG 0 or 1", {"ecog": 3}, "does_not_fit"),
        ("No prior chemotherapy", {"treatments": ["chemotherapy"]}, "does_not_fit"),
        ("No prior chemotherapy", {"not_treatments": ["chemotherapy"]}, "fits"),
        ("Non-smoker", {"smoking": True}, "does_not_fit"),
        ("Owns a blue bicycle", {"age": 40}, "ask"),
        ("Patients must have consent of a parent if under 18 years", {"age": 40}, "ask"),
        ("Age 5 or older; 18 years and above in Cambodia", {"age": 10}, "ask"),
    ],
)
def test_inclusion(criterion: str, answers: dict[str, Any], verdict: str) -> None:
    assert one(study(inclusion=criterion), answers=answers).verdict == verdict


@pytest.mark.parametrize(
    ("criterion", "answers", "verdict"),
    [
        ("Pregnant women", {"pregnancy": True}, "does_not_fit"),
        ("Pregnant women", {"pregnancy": False}, "fits"),
        ("Pregnant women", {}, "ask"),
        ("Pregnancy or breast-feeding", {"pregnancy": False}, "ask"),
        ("Pregnancy or breast-feeding", {"pregnancy": False, "breast_feeding": True}, "does_not_fit"),
        ("Age under 18", {"age": 12}, "does_not_fit"),
        ("Age under 18", {"age": 30}, "fits"),
        ("Severe asthma", {"conditions": ["asthma"]}, "ask"),
        ("Asthma", {"conditions": ["severe asthma"]}, "does_not_fit"),
        ("Diabetic patients on rosiglitazone", {"conditions": ["diabetes"]}, "ask"),
        ("Asthma, stroke or epilepsy", {"conditions": ["stroke"]}, "does_not_fit"),
        ("Malignancy except skin cancer", {"cancer": True}, "ask"),
        ("Inability to give consent", {"consent": True}, "fits"),
        ("Treatment with heparin", {"treatments": ["warfarin"]}, "ask"),
        ("Treatment with anticoagulants", {"treatments": ["warfarin"]}, "does_not_fit"),
        ("Heart disease", {"conditions": ["myocardial infarction"]}, "does_not_fit"),
        ("Conditions such as asthma", {"conditions": ["asthma"]}, "ask"),
        ("Surgery within 4 weeks", {"surgery": True}, "ask"),
        ("Owns a blue bicycle", {"pregnancy": True}, "ask"),
    ],
)
def test_exclusion(criterion: str, answers: dict[str, Any], verdict: str) -> None:
    assert one(study(exclusion=criterion), answers=answers).verdict == verdict


@pytest.mark.parametrize(
    ("head", "criterion", "verdict", "evidence"),
    [
        ("inclusion", "Age 18 years or older", "fits", "0."),
        ("inclusion", "Men, 40 years or older", "does_not_fit", "0."),
        ("inclusion", "Written informed consent of the patient or a guardian", "fits", "5."),
        ("inclusion", "No epilepsy", "fits", "2."),
        ("inclusion", "Asthma", "fits", "1."),
        ("inclusion", "Chest pain for more than 1 week", "does_not_fit", "0."),
        ("inclusion", "Breast cancer", "ask", ""),
        ("exclusion", "Diabetes", "fits", "2."),
        ("exclusion", "Asthma", "does_not_fit", "1."),
        ("exclusion", "Myocardial infarction within 6 months", "fits", "3."),
        ("exclusion", "Myocardial infarction within 3 years", "does_not_fit", "3."),
        ("exclusion", "Serum creatinine > 3.0 mg/dL", "fits", "4."),
        ("exclusion", "Platelets < 50,000/mm3", "ask", ""),
        ("exclusion", "Breast cancer", "fits", ""),
        ("exclusion", "Pregnancy", "fits", "0."),
        ("exclusion", "Inability to provide informed consent", "fits", "5."),
        ("exclusion", "Allergy to penicillin", "fits", ""),
    ],
)
def test_note(head: str, criterion: str, verdict: str, evidence: str) -> None:
    found = one(study(**{head: criterion}), note=NOTE)
    assert (found.verdict, found.evidence[:2]) == (verdict, evidence)


def test_what_a_note_says() -> None:
    patient = read_note(NOTE)
    assert (patient.age, patient.sex, len(patient.sentences)) == (58.0, "female", 6)
    said = {(f.variable, f.value, f.denied) for f in patient.facts}
    assert ("condition", "asthma", False) in said
    assert ("condition", "diabetes", True) in said
    assert ("condition", "breast cancer", False) not in said
    assert {(r.variable, r.value) for r in patient.readings} >= {("creatinine", 1.3), ("sbp", 151), ("dbp", 91)}


@pytest.mark.parametrize(
    ("note", "age", "sex"),
    [
        ("A 65 yo male with cough.", 65, "male"),
        ("A 6-month-old infant. He is pale.", 0.5, "male"),
        ("72F presents with pain. She smokes.", 72, "female"),
        ("0. 55M with fever of 101 F.", 55, "male"),
        ("Fever of 101 F in a 30 yo woman.", 30, "female"),
        ("Patient aged 40.", 40, None),
        ("No age is given.", None, None),
    ],
)
def test_age_and_sex_of_a_note(note: str, age: float | None, sex: str | None) -> None:
    patient = read_note(note)
    assert patient.age == (pytest.approx(age, abs=0.01) if age is not None else None)
    assert patient.sex == sex


@pytest.mark.parametrize(
    ("written", "age"),
    [("18 Years", 18), ("6 Months", 0.5), ("N/A", None), (None, None), ("", None), ("eighteen", None), (18, None)],
)
def test_age_of_the_registry(written: object, age: float | None) -> None:
    assert age_limit(written) == (pytest.approx(age, abs=0.01) if age is not None else None)


def test_fields_of_the_registry_are_judged_too() -> None:
    record = study(minimumAge="18 Years", maximumAge="N/A", sex="FEMALE", healthyVolunteers=False)
    found = {v.id: v.verdict for v in screen(record, answers={"age": 17, "sex": "female"})}
    assert found == {"minimumAge": "does_not_fit", "sex": "fits", "healthyVolunteers": "ask"}


@pytest.mark.parametrize(
    ("minimum", "age", "verdict"),
    [("18 Years", 40, "ask"), ("16 Years", 40, "fits"), (None, 40, "fits"), (None, 3, "does_not_fit")],
)
def test_text_and_field_in_conflict_is_to_be_asked(minimum: str | None, age: int, verdict: str) -> None:
    record = study(inclusion="Age ≥ 16 years", minimumAge=minimum)
    assert screen(record, answers={"age": age})[0].verdict == verdict


def test_one_of_several_is_enough() -> None:
    text = "Inclusion Criteria:\n\n* One of the following:\n  * Asthma\n  * Lupus"
    record = {"protocolSection": {"eligibilityModule": {"eligibilityCriteria": text}}}
    found = screen(record, answers={"not_conditions": ["asthma"]})
    assert [v.verdict for v in found] == ["ask", "ask", "ask"]


def test_a_cohort_does_not_decide_for_all() -> None:
    text = "Inclusion Criteria:\n\nCohort A:\n* Age over 65"
    record = {"protocolSection": {"eligibilityModule": {"eligibilityCriteria": text}}}
    assert [v.verdict for v in screen(record, answers={"age": 30})] == ["ask"]


def test_line_of_the_contract() -> None:
    line = {"id": 7, "note": NOTE, "study": study(exclusion="Asthma")}
    found = screen_line(line)
    assert found["id"] == 7
    (criterion,) = found["criteria"]
    assert set(criterion) == {"id", "kind", "text", "verdict", "reason", "evidence"}
    assert (criterion["id"], criterion["kind"], criterion["verdict"]) == ("e1", "exclusion", "does_not_fit")
    assert screen_line({"id": 1, "patient": {"age": 4}, "study": study(inclusion="Adults over 18 years")})["criteria"]


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=8,
)


@given(JUNK, JUNK)
def test_misshapen_lines_are_read_without_failing(study_like: Any, patient: Any) -> None:
    line = {"id": 1, "study": {"protocolSection": {"eligibilityModule": study_like}}, "patient": patient}
    if patient is None or isinstance(patient, (dict, str)):
        assert screen_line(line)["id"] == 1
    else:
        with pytest.raises(RecordRefused, match="patient"):
            screen_line(line)
    if patient is None or isinstance(patient, str):
        assert screen_line({"study": {"protocolSection": study_like}, "note": patient})["criteria"] == []
    else:
        with pytest.raises(RecordRefused, match="note"):
            screen_line({"study": {"protocolSection": study_like}, "note": patient})


@given(st.sampled_from(["age", "sex", "hba1c", "conditions", "smoking", "ecog"]), JUNK)
def test_any_answer_is_taken(key: str, answer: Any) -> None:
    record = study(inclusion="Age over 18; HbA1c > 7%; ECOG 0-1", exclusion="Smoking, asthma")
    assert all(v.verdict in ("fits", "does_not_fit", "ask") for v in screen(record, answers={key: answer}))


@given(st.sampled_from(["Pregnancy", "Asthma", "Age over 80", "HbA1c > 9%", "Surgery within 4 weeks", "Blue bicycles"]))
def test_saying_nothing_never_excludes(criterion: str) -> None:
    record = study(inclusion=criterion, exclusion=criterion)
    assert {v.verdict for v in screen(record, answers={})} == {"ask"}


@given(st.floats(0, 120), st.sampled_from([">=", "<=", ">", "<", "="]), st.floats(0, 120))
def test_comparing(value: float, op: str, limit: float) -> None:
    opposite = {">=": "<", "<=": ">", ">": "<=", "<": ">="}
    assert compare(value, op, limit) is not None
    if op in opposite:
        assert compare(value, op, limit) != compare(value, opposite[op], limit)


def test_years() -> None:
    assert years(18, "months") == pytest.approx(1.5, abs=0.01)
    assert years(18, None) == 18
    assert years(5, "half-lives") is None


def test_a_line_without_a_study_is_refused() -> None:
    for line in ({"id": 1}, {"id": 1, "study": None}, {"id": 1, "study": "NCT01", "note": NOTE}):
        with pytest.raises(RecordRefused):
            screen_line(line)


@pytest.mark.parametrize(
    ("note", "kind", "criterion", "verdict"),
    [
        ("A 45-year-old man.", "inclusion", "Pregnant women", "does_not_fit"),
        ("A 45-year-old man.", "inclusion", "Postmenopausal women", "does_not_fit"),
        ("A 45-year-old man.", "inclusion", "Children", "does_not_fit"),
        ("A 45-year-old man.", "inclusion", "Children and adults", "ask"),
        ("A 45-year-old man.", "inclusion", "Adult patients", "fits"),
        ("A 45-year-old man.", "inclusion", "Ovarian cancer", "does_not_fit"),
        ("A 45-year-old man with asthma.", "inclusion", "Healthy volunteers", "does_not_fit"),
        ("A 45-year-old man.", "inclusion", "Healthy volunteers", "ask"),
        ("A man with type 2 diabetes.", "inclusion", "Type 1 diabetes", "does_not_fit"),
        ("A man with type 2 diabetes.", "exclusion", "Type I diabetes", "fits"),
        ("He has never smoked.", "inclusion", "Current smokers", "does_not_fit"),
        ("He has no severe asthma.", "inclusion", "Asthma", "ask"),
        ("Blood pressure was 120/80 mmHg.", "inclusion", "Blood pressure of at least 140/90 mmHg", "does_not_fit"),
        ("Appendectomy 3 months ago.", "exclusion", "Surgery within 6 months", "does_not_fit"),
        ("Appendectomy 3 months ago.", "exclusion", "Surgery within 4 weeks", "fits"),
        ("Takes metformin.", "exclusion", "Use of oral antidiabetic drugs", "does_not_fit"),
        ("Takes lisinopril.", "exclusion", "Angiotensin receptor blockers", "fits"),
        ("Hemoglobin 13 g/dL, platelets 240,000/uL.", "inclusion", "Platelets > 100 x 10^9/L", "fits"),
        ("Knee pain for 2 days.", "inclusion", "Knee pain for more than 6 months", "ask"),
        ("A man with asthma.", "exclusion", "Patients who are not married", "ask"),
        ("A man with asthma.", "exclusion", "Serum albumin below 3 g/dL in patients with oedema", "ask"),
        ("A man with asthma.", "exclusion", "Severe asthma", "ask"),
        ("A man with severe asthma.", "exclusion", "Severe asthma", "does_not_fit"),
        ("A man with asthma.", "inclusion", "No significant kidney disease", "fits"),
    ],
)
def test_what_a_note_decides(note: str, kind: str, criterion: str, verdict: str) -> None:
    assert one(study(**{kind: criterion}), note=note).verdict == verdict
