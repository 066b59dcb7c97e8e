"""Reading notes: what is denied, only thought of, past, told in other words; and what a note's silence says."""

from __future__ import annotations

import time
from typing import Any

import pytest

from plaintrial.eligibility import screen
from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.screening.lasting import lasting_alike
from plaintrial.eligibility.screening.note import read_note
from plaintrial.eligibility.screening.patient import Patient
from plaintrial.eligibility.screening.residue import stems
from plaintrial.eligibility.screening.silence import unsaid_of


def study(kind: str, criterion: str, **fields: Any) -> dict[str, Any]:
    text = f"{kind.capitalize()} Criteria:\n\n* {criterion}"
    return {"protocolSection": {"eligibilityModule": {"eligibilityCriteria": text, **fields}}}


def verdict(kind: str, criterion: str, note: str, **fields: Any) -> str:
    (found,) = (
        v for v in screen(study(kind, criterion, **fields), note=note) if v.id[0] in "ie" and v.id[1:].isdigit()
    )
    assert found.reason
    assert not found.evidence or found.evidence in note
    return found.verdict


def said(note: str, variable: str, value: str | bool) -> str:
    facts = [f for f in read_note(note).facts if (f.variable, f.value) == (variable, value)]
    if not facts:
        return "nothing"
    return "possible" if facts[0].possible else "denied" if facts[0].denied else "said"


@pytest.mark.parametrize(
    ("note", "value", "how"),
    [
        ("A man with no history of heart disease presents with shortness of breath.", "dyspnea", "said"),
        ("He has had no fever, cough, rash or diarrhea.", "diarrhea", "denied"),
        ("He denies cough but has a fever.", "fever", "said"),
        ("She has lack of appetite, and a headache.", "headache", "said"),
        ("Cough was not present.", "cough", "denied"),
        ("There is concern for syncope.", "syncope", "possible"),
        ("Fever did not improve with medicine, no relief of headache.", "headache", "said"),
        ("Her mother had jaundice.", "jaundice", "nothing"),
        ("Calf pain when walking uphill.", "claudication", "said"),
        ("He denies passing out.", "syncope", "denied"),
        ("Temp 39.1 C on arrival of the man.", "fever", "said"),
        ("Temp 36.8 C on arrival of the man.", "fever", "nothing"),
        ("Kein Fieber, ohne jaundice.", "jaundice", "denied"),
    ],
)
def test_how_a_complaint_is_told(note: str, value: str, how: str) -> None:
    assert said(note, "symptom", value) == how


def test_vital_signs_as_doctors_write_them() -> None:
    found = {
        (r.variable, r.value) for r in read_note("On arrival T: 39.5 C, BP: 90/60 HR: 120/min, SaO2 91%.").readings
    }
    assert found >= {("body_temperature", 39.5), ("sbp", 90), ("dbp", 60), ("heart_rate", 120), ("spo2", 91)}
    assert not any(r.variable == "wbc" for r in read_note("Urine of the man shows 2 WBCs/hpf.").readings)


def test_a_span_of_time_is_for_the_whole_list_and_an_age_is_none() -> None:
    (fever,) = (f for f in read_note("A boy with fever, dyspnea and cough for 2 days.").facts if f.value == "fever")
    assert fever.lasting_days == 2
    assert all(f.lasting_days is None for f in read_note("A 10 yo boy with snoring.").facts)
    assert list(lasting_alike([], b"")) == []


@pytest.mark.parametrize(
    ("kind", "criterion", "note", "expected"),
    [
        (
            "inclusion",
            "Fever for more than one week",
            "An 8-year-old boy with fever and cough for 2 days.",
            "does_not_fit",
        ),
        ("exclusion", "Pregnant women", "A 72-year-old man with pain.", "fits"),
        ("exclusion", "Pregnant women", "A 30-year-old woman with pain.", "ask"),
        ("exclusion", "Pregnancy", "A 30-year-old woman with a history of 3 pregnancies.", "ask"),
        ("exclusion", "Severe asthma", "A man with asthma.", "ask"),
        ("exclusion", "Positive urine drug test at screening", "A man with asthma.", "ask"),
        ("exclusion", "History of positive throat culture", "A man with asthma.", "fits"),
        ("exclusion", "Histology of small cell type", "A man with a mass.", "ask"),
        ("exclusion", "The surgeon decides to operate", "A man with a mass.", "ask"),
        ("exclusion", "Stroke", "A man with a mass.", "fits"),
        ("exclusion", "Failure to thrive, defined as weight below the 5th percentile", "A boy with cough.", "fits"),
        ("exclusion", "Other neurological diseases", "The man has Parkinson's disease.", "ask"),
        ("exclusion", "Hyperthyroidism", "A woman with hypothyroidism.", "ask"),
        ("exclusion", "Chemotherapy", "She agreed to surgery prior to chemotherapy.", "ask"),
        ("exclusion", "Antiviral therapy within 6 months", "The man had antivirals 6 months ago.", "ask"),
        ("inclusion", "No brain stem tumors", "The man has lung cancer.", "ask"),
        ("inclusion", "No prior therapy for breast cancer", "A woman with breast cancer.", "ask"),
        ("inclusion", "Minimum of two weeks since any major surgery", "A man with polyps.", "fits"),
        ("inclusion", "Symptoms of OSA, including snoring and sleepiness", "A boy has snoring and sleepiness.", "fits"),
        ("inclusion", "No pregnant women", "A 64-year-old woman with pain.", "fits"),
        ("inclusion", "Patients who have never received chemotherapy", "A man with polyps.", "fits"),
        ("inclusion", "Age 65-70 years:", "A 40-year-old man with pain.", "ask"),
    ],
)
def test_what_a_note_decides(kind: str, criterion: str, note: str, expected: str) -> None:
    assert verdict(kind, criterion, note) == expected


def test_otherwise_healthy_is_not_healthy() -> None:
    record = study("inclusion", "Mastocytosis", healthyVolunteers=False)
    found = {v.id: v.verdict for v in screen(record, note="A 22-year-old, otherwise healthy woman with a rash.")}
    assert found["healthyVolunteers"] == "fits"
    mixed = "Healthy volunteers"
    assert verdict("inclusion", mixed, "A man with lupus.", healthyVolunteers=True) == "ask"
    assert verdict("inclusion", mixed, "A man with lupus.") == "does_not_fit"


@pytest.mark.parametrize("note", ["", "  \n ", "45岁女性，患有哮喘。", "Femme de 45 ans, asthmatique. Ne fume pas."])
def test_silence_says_nothing_where_nothing_is_understood(note: str) -> None:
    assert verdict("exclusion", "Stroke", note) == "ask"


def test_a_note_in_another_language_keeps_nobody_out_but_by_age_or_sex() -> None:
    assert verdict("exclusion", "Diabetes", "45-jährige Frau. Diabetes seit 3 Jahren.") == "ask"
    assert verdict("exclusion", "Diabetes", "45-jährige Frau. Kein Diabetes.") == "fits"
    assert verdict("inclusion", "Age 18 to 40", "Mujer de 45 años con asma.") == "does_not_fit"


@pytest.mark.parametrize(
    "note",
    [
        "0. A 45-year-old woman with asthma.\n1. No diabetes.",
        "(1) A 45-year-old woman with asthma.\n(2) No diabetes.",
        "[0] A 45-year-old woman with asthma.\r\n[1] No diabetes.",
        "S1: A 45-year-old woman with asthma.\nS2: No diabetes.",
        "- A 45-year-old woman with asthma.\n- No diabetes.",
        "0. A 45-year-old woman with asthma. 1. No diabetes.",
        "A 45-year-old woman with asthma. No diabetes.",
    ],
)
def test_sentences_may_be_numbered_in_any_way(note: str) -> None:
    assert verdict("inclusion", "Asthma", note) == "fits"
    assert verdict("exclusion", "Diabetes", note) == "fits"
    (found,) = screen(study("exclusion", "Diabetes"), note=note)
    assert "diabetes" in found.evidence
    assert "asthma" not in found.evidence


def test_a_long_note_is_read_in_time_that_grows_with_its_length() -> None:
    note = "The patient is a 45-year-old woman with asthma. She denies smoking. No diabetes. "
    took = []
    for times in (100, 400):
        start = time.process_time()
        assert read_note(note * times).age == 45
        took.append(time.process_time() - start)
    assert took[1] < 12 * took[0] + 0.5


@pytest.mark.parametrize(
    "words", [b"t-wave changes", b"abnormal ecg", b"laboratory abnormalities", b"histology", b"lost to follow-up"]
)
def test_what_silence_does_not_tell(words: bytes) -> None:
    assert unsaid_of(words) is not None
    assert unsaid_of(b"stroke or seizures") is None


def test_an_organ_and_its_adjective_are_one() -> None:
    assert stems(fold("renal disease of the abdominal wall")) == stems(fold("kidney disease of the abdomen wall"))


def test_allowed_medicines_and_bare_names_keep_nobody_out() -> None:
    text = "Inclusion Criteria\n\nConcurrent Medication:\n\nAllowed:\n\n* Aspirin.\n\nPatients must have:\n\n* Asthma."
    record = {"protocolSection": {"eligibilityModule": {"eligibilityCriteria": text}}}
    answers = {"not_medications": ["aspirin"], "conditions": ["asthma"]}
    assert [v.verdict for v in screen(record, answers=answers)] == ["fits", "fits"]
    several = "Inclusion Criteria:\n\n* Asthma\n* Lupus"
    record = {"protocolSection": {"eligibilityModule": {"eligibilityCriteria": several}}}
    assert [v.verdict for v in screen(record, answers={"not_conditions": ["asthma"]})] == ["ask", "ask"]


def test_illnesses_may_be_answered_by_name() -> None:
    (found,) = screen(study("inclusion", "Asthma"), answers={"conditions": {"asthma": True, "lupus": False}})
    assert found.verdict == "fits"


def test_nothing_is_known_of_nobody() -> None:
    assert not Patient().closed
    assert not read_note("").closed
