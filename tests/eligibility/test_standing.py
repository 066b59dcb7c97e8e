"""How far "no", "except" and a span of time reach."""

from __future__ import annotations

import pytest

from plaintrial.eligibility import Predicate, read

EX, IN = "Exclusion Criteria:\n\n* ", "Inclusion Criteria:\n\n* "


def asked(text: str, name: str) -> Predicate:
    found = [p for c in read(text).criteria for p in c.predicates if name in (p.variable, p.value)]
    assert found, text
    return found[0]


@pytest.mark.parametrize(
    ("text", "name", "denied"),
    [
        (IN + "Chronic gastritis with/without peptic ulcers", "peptic ulcer", False),
        (IN + "No diabetes", "diabetes", True),
        (EX + "Tunnelled (not short-term) catheters, hemodialysis", "dialysis", False),
        (EX + "Not on hemodialysis (long-term)", "dialysis", True),
        (IN + "Postmenopausal (12 months without menses), or surgically sterile", "sterilisation", False),
        (EX + "Anemia not attributed to iron deficiency", "anemia", False),
        (IN + "Stable brain disease (not requiring steroids)", "corticosteroids", True),
        (EX + "Disease requiring steroids", "corticosteroids", False),
        (IN + "No prior treatment for lymphoma", "lymphoma", False),
        (IN + "No evidence of lymphoma", "lymphoma", True),
    ],
)
def test_how_far_a_denial_reaches(text: str, name: str, denied: bool) -> None:
    assert asked(text, name).negated is denied


@pytest.mark.parametrize(
    ("text", "name", "excepted"),
    [
        (EX + "Substance use disorder (excluding nicotine, alcohol and cannabis)", "alcohol", True),
        (EX + "Any drug except for insulin, metformin and statins", "statins", True),
        (EX + "Cancer (except basal cell carcinoma), diabetes", "diabetes", False),
    ],
)
def test_how_far_an_exception_reaches(text: str, name: str, excepted: bool) -> None:
    assert asked(text, name).excepted is excepted


@pytest.mark.parametrize(
    ("text", "name", "window"),
    [
        (EX + "Lipid-lowering drugs (other than ezetimibe) within the past 3 months", "statins", (3, "months")),
        (EX + "Any of these within 2 weeks of randomization: MAO inhibitors, beta blockers", "blood pressure drugs",
         (2, "weeks")),
        (IN + "Radiotherapy must have been completed at least 8 weeks prior to study entry", "radiotherapy",
         (8, "weeks")),
        (IN + "Postmenopausal, defined as 24 consecutive months without menses", "menstruation", (24, "months")),
        (EX + "Use of bupropion in the month prior to study entry", "antidepressants", (1, "months")),
        (EX + "Severe heart disease (heart failure of any kind, myocardial infarction within 6 months)",
         "heart disease", None),
        (EX + "Severe heart disease (within 6 months)", "heart disease", (6, "months")),
        (EX + "Cancer with no active treatment in the last year", "cancer", None),
        (IN + "Adalimumab 40 mg every two weeks", "biologics", None),
        (IN + "Completion of a 14-week open label trial of fluoxetine", "antidepressants", None),
        (IN + "At least 4 weeks since prior chemotherapy (6 weeks for nitrosoureas)", "chemotherapy", (4, "weeks")),
        (IN + "A 2-year history of asthma", "asthma", (2, "years")),
        (IN + "On insulin for at least 6 months", "insulin", (6, "months")),
    ],
)  # fmt: skip
def test_which_span_of_time_belongs_to_what(text: str, name: str, window: tuple[int, str] | None) -> None:
    read_window = asked(text, name).window
    assert (read_window and (read_window.value, read_window.unit)) == window


def test_a_code_of_illnesses_is_no_implant_and_a_stratum_is_no_measure() -> None:
    def variables(text: str) -> set[str]:
        return {p.variable for c in read(text).criteria for p in c.predicates}

    assert "pacemaker" not in variables(IN + "Asthma by ICD-9 billing codes")
    assert "pacemaker" in variables(EX + "Pacemaker or ICD")
    assert variables(IN + "Platelet count at least 100,000/mm3 (stratum 2: at least 125,000/mm3)") == {"platelet_count"}


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        (EX + "Renal dialysis (current or planned within the next 6 months)", "dialysis", 6),
        (IN + "Major depression that has lasted more than 8 weeks", "depression", 8),
        (IN + "Diagnosis of lymphoma and have received treatment with steroids for at least 1 month", "lymphoma", None),
        (IN + "Pregnancy test for women of childbearing potential within 7 days", "childbearing_potential", None),
        (EX + "Unable to complete a walk within 15 minutes", "compliance", None),
        (
            EX + "History of erythropoietin, i. v. or oral iron, and transfusion in the previous 12 weeks",
            "transfusion",
            12,
        ),
    ],
)
def test_windows_of_what_stands_near(text: str, name: str, value: int | None) -> None:
    window = asked(text, name).window
    assert (window.value if window is not None else None) == value


@pytest.mark.parametrize(
    ("text", "name", "denied"),
    [
        (EX + "Drugs that will be excluded: antibiotics, anticoagulants", "anticoagulants", False),
        (EX + "Not cured malignancy or dementia", "dementia", False),
    ],
)
def test_what_is_excluded_by_an_exclusion_is_not_denied(text: str, name: str, denied: bool) -> None:
    assert asked(text, name).negated is denied
