"""What is read of a disease's course, its spread, a tumour's markers, earlier treatment and life with HIV."""

from __future__ import annotations

import pytest

from plaintrial.eligibility import Predicate, read
from plaintrial.eligibility.questions.wording import question_for


def asked(text: str) -> list[Predicate]:
    return [p for c in read(f"Inclusion Criteria:\n\n* {text}").criteria for p in c.predicates]


def said(text: str) -> list[tuple[str, bool]]:
    return [(p.variable, p.negated) for p in asked(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Known EGFR mutation or ALK rearrangement", [("egfr_mutation", False), ("alk_fusion", False)]),
        ("EGFR, ALK or ROS1 mutations", [("egfr_mutation", False), ("alk_fusion", False), ("ros1_fusion", False)]),
        ("No EGFR mutations or ALK fusions", [("egfr_mutation", True), ("alk_fusion", True)]),
        ("EGFR wild type", [("egfr_mutation", True)]),
        ("EGFR mutation negative", [("egfr_mutation", True)]),
        ("Unknown EGFR mutation status", []),
        ("EGFR overexpression", []),
        ("Exon 19 deletion", [("egfr_mutation", False)]),
        ("eGFR > 60 mL/min", [("egfr", False)]),
        ("HER2 positive or negative", []),
        ("Ph-positive or -negative disease", []),
        ("Philadelphia chromosome (Ph)-positive", [("bcr_abl", False)]),
        ("ER-positive and HER2-negative", [("hormone_receptor_positive", False), ("her2_positive", True)]),
        ("MSI-H solid tumors", [("mismatch_repair_deficient", False), ("cancer", False)]),
        ("Has met all requirements", []),
        ("Epidermal growth factor receptor (EGFR) mutation", [("egfr_mutation", False)]),
        ("Anaplastic lymphoma kinase (ALK) fusion", [("alk_fusion", False)]),
    ],
)
def test_markers(text: str, expected: list[tuple[str, bool]]) -> None:
    assert said(text) == expected


def test_a_negative_marker_denies_no_illness() -> None:
    assert ("condition", False) in said("HER2-negative breast cancer")
    assert ("condition", False) in said("ER negative breast cancer")


def test_an_or_stands_between_markers_that_are_listed() -> None:
    text = "Inclusion Criteria:\n\n* EGFR, ALK or ROS1 mutations"
    _, alk, ros1 = (p for c in read(text).criteria for p in c.predicates)
    assert " or " in text[alk.end : ros1.start]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No symptomatic brain metastases", [("brain_metastases", True)]),
        ("Metastases to the central nervous system", [("brain_metastases", False)]),
        ("CNS involvement", [("cns_involvement", False)]),
        ("Leptomeningeal disease", [("cns_involvement", False)]),
        ("Liver or bone metastases", [("bone_metastases", False), ("liver_metastases", False)]),
        (
            "No brain, liver, or lung metastases",
            [("brain_metastases", True), ("liver_metastases", True), ("lung_metastases", True)],
        ),
        ("Metastases to the bone and liver", [("bone_metastases", False), ("liver_metastases", False)]),
        ("Metastatic disease to brain or bone marrow", [("brain_metastases", False)]),
        ("No brain or leptomeningeal metastases", [("brain_metastases", True), ("cns_involvement", True)]),
        ("Bone marrow involvement", [("marrow_involvement", False)]),
        ("Pleural or pericardial effusion", [("effusion", False)]),
        ("Unresectable disease", [("unresectable", False)]),
    ],
)
def test_where_a_cancer_has_gone(text: str, expected: list[tuple[str, bool]]) -> None:
    found = said(text)
    assert all(each in found for each in expected), found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Disease progression after surgery", [("progression", False), ("surgery", False)]),
        ("Relapsed or refractory disease", [("relapsed_or_refractory", False)]),
        ("Refractory to standard care", [("refractory", False)]),
        ("In complete remission", [("remission", False)]),
        ("No recurrent disease", [("relapse", True)]),
        ("Newly diagnosed", [("newly_diagnosed", False)]),
    ],
)
def test_the_course_of_a_disease(text: str, expected: list[tuple[str, bool]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No prior systemic therapy", [("earlier_treatment", True)]),
        ("Previously untreated disease", [("earlier_treatment", True)]),
        ("Treatment-naive patients", [("earlier_treatment", True)]),
        ("Previously treated", [("earlier_treatment", False)]),
        ("Prior treatment with vedolizumab", []),
        ("Recovered from prior therapy", []),
        ("No previously untreated brain metastases", [("brain_metastases", True)]),
        ("No prior radiation therapy", [("treatment", True)]),
    ],
)
def test_earlier_treatment_of_whatever_kind(text: str, expected: list[tuple[str, bool]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "op", "value"),
    [
        ("At least 2 prior lines of systemic therapy", ">=", 2),
        ("No more than 3 previous regimens", "<=", 3),
        ("No more than 1 prior treatment", "<=", 1),
        ("More than two prior lines of therapy", ">", 2),
    ],
)
def test_lines_of_treatment(text: str, op: str, value: int) -> None:
    assert [(p.variable, p.op, p.value) for p in asked(text)] == [("prior_lines_of_therapy", op, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HIV-1 RNA undetectable", [("hiv_suppressed", True)]),
        ("HCV RNA undetectable", []),
        ("Virologic failure", [("hiv_treatment_failure", True)]),
        ("AIDS-defining illness", [("opportunistic_infection", True)]),
        ("Aerosolized pentamidine", [("treatment", "pneumocystis prevention")]),
        ("Prophylaxis for PCP", [("treatment", "pneumocystis prevention")]),
        ("Rifampin or rifabutin", [("treatment", "tuberculosis drugs"), ("treatment", "tuberculosis drugs")]),
        ("Ketoconazole", [("treatment", "antifungals")]),
        ("Kaposi's sarcoma", [("condition", "kaposi sarcoma")]),
    ],
)
def test_life_with_hiv(text: str, expected: list[tuple[str, object]]) -> None:
    assert [(p.variable, p.value) for p in asked(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bilirubin normal", ["total_bilirubin"]),
        ("Creatinine within institutional normal limits", ["creatinine"]),
        ("SGOT (serum glutamic oxaloacetic transaminase), and LDH (lactate dehydrogenase) normal", ["ast", "ldh"]),
        ("Normal creatinine and ALT", ["creatinine", "alt"]),
        ("Abnormal creatinine", []),
    ],
)
def test_values_that_are_to_be_normal(text: str, expected: list[str]) -> None:
    assert [p.variable for p in asked(text) if p.value == "normal"] == expected


def test_a_multiple_of_the_limit_is_no_normal_value() -> None:
    assert [(p.variable, p.op, p.value) for p in asked("Bilirubin less than 1.5 times normal")] == [
        ("total_bilirubin", "<", 1.5)
    ]


def test_no_non_compliance_denies_the_denial() -> None:
    assert ("compliance", False) in said("No history of non-compliance")


def test_what_is_read_is_asked_in_plain_words() -> None:
    for text in ("EGFR mutation", "Brain metastases", "Relapse", "No prior therapy", "HIV-1 RNA undetectable"):
        question = question_for(asked(text)[0])
        assert question is not None, text
        assert question.text.endswith("?")


def test_bare_numbers_are_of_the_heading_above() -> None:
    tree = read(
        "Life expectancy:\n\n* At least 12 weeks\n\nPerformance status:\n\n* WHO 0-2\n\nOther:\n\n* At least 12 weeks"
    )
    assert [[(p.variable, p.op, p.value) for p in c.predicates] for c in tree.criteria] == [
        [("life_expectancy", ">=", 12)],
        [("ecog", ">=", 0), ("ecog", "<=", 2)],
        [],
    ]


def test_years_to_live_are_no_age() -> None:
    tree = read("Age:\n\n* 18 and over\n\nLife expectancy:\n\n* At least 2 years\n* Aged 18 to 70 years")
    assert [[(p.variable, p.op, p.value) for p in c.predicates] for c in tree.criteria] == [
        [("age", ">=", 18)],
        [("life_expectancy", ">=", 2)],
        [("age", ">=", 18), ("age", "<=", 70)],
    ]


def test_headings_between_dashes_and_what_stands_behind_them() -> None:
    tree = read(
        "PROTOCOL ENTRY CRITERIA:\n\n--Disease Characteristics-- Cystic fibrosis "
        "--Prior/Concurrent Therapy-- No steroids"
    )
    assert [h.role for h in tree.headings] == ["section", "topic", "topic"]
    assert [(c.topic, c.text) for c in tree.criteria] == [
        ("Disease Characteristics", "Cystic fibrosis"),
        ("Prior/Concurrent Therapy", "No steroids"),
    ]


def test_what_asks_nothing_is_not_counted_as_unread() -> None:
    tree = read(
        "Hepatic:\n\n* Not specified\n\nRenal:\n\n* See Disease Characteristics\n\nOther:\n\n* Zqx must be glorp"
    )
    assert len(tree.criteria) == 3
    assert tree.unread == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Positive skin prick test to grass", [("positive_allergy_test", False)]),
        ("Disease (stage IIIA/IIIB)", [("stage", False)]),
        ("At least one measurable lesion", [("measurable_disease", False)]),
        ("Does not respond to topical steroids", [("treatment", False)]),
        ("Criteria of the American Diabetes Association (ADA)", [("diagnostic_criteria", False)]),
        ("AJCC (American Joint Committee on Cancer)", []),
    ],
)
def test_what_names_were_mistaken_for(text: str, expected: list[tuple[str, bool]]) -> None:
    assert said(text) == expected
