"""The tree: lossless on anything, and shaped as its writer meant it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.eligibility import CriteriaTree, read_criteria
from tests.eligibility.lossless import broken_law

PARTS = st.sampled_from(
    [
        "Inclusion Criteria:",
        "EXCLUSION CRITERIA",
        "Critères de non-inclusion :",
        "排除标准：",
        "Cohort A:",
        "DISEASE CHARACTERISTICS: ",
        "Age: ",
        "18 and over",
        "Patients with the following are excluded:",
        "* ",
        "1. ",
        "2. ",
        "(a) ",
        "o ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "• ",
        "- ",
        "|",
        "***",
        "age ≥ 18",
        "Pregnant women are excluded.",
        "\\>",
        "\u202e",
        "\x00",
        "ﬁ",
        "İ",
        " ",
        ":",
        "wörter und mehr",
        "any of the following:",
    ]
)


@given(st.text())
def test_nothing_is_lost_of_any_text(text: str) -> None:
    assert broken_law(read_criteria(text)) is None


@given(st.lists(PARTS, max_size=40).map("".join))
def test_nothing_is_lost_of_texts_like_real_ones(text: str) -> None:
    assert broken_law(read_criteria(text)) is None


@pytest.mark.shared_data
@pytest.mark.parametrize("name", ["studies", "versions", "older-studies-from-xml"])
def test_nothing_is_lost_of_real_records(shared_data: Path, name: str) -> None:
    with gzip.open(shared_data / f"ctgov/{name}.ndjson.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            module = row.get("study", row)["protocolSection"].get("eligibilityModule", {})
            assert broken_law(read_criteria(module.get("eligibilityCriteria") or "")) is None


def shape(tree: CriteriaTree) -> list[tuple[str, str, str | None]]:
    """Id, words and parent of each criterion."""
    return [(c.id, tree.text[c.body : c.end], c.parent) for c in tree.criteria]


def kinds(text: str) -> list[tuple[str, str]]:
    tree = read_criteria(text)
    return [(c.id, text[c.body : c.end]) for c in tree.criteria]


def test_sections_bullets_and_nesting() -> None:
    listed = "1. Age\n2. Any of the following:\n\n   * SLE\n   * RA\n3. Consent"
    text = f"Key Inclusion Criteria:\n\n{listed}\n\nExclusion:\n- HIV"
    tree = read_criteria(text)
    assert shape(tree) == [
        ("i1", "Age", None),
        ("i2", "Any of the following:", None),
        ("i3", "SLE", "i2"),
        ("i4", "RA", "i2"),
        ("i5", "Consent", None),
        ("e1", "HIV", None),
    ]
    assert [c.any_of for c in tree.criteria] == [False, True, False, False, False, False]
    assert [(h.text, h.role, h.kind) for h in tree.headings] == [
        ("Key Inclusion Criteria:", "section", "inclusion"),
        ("Exclusion:", "section", "exclusion"),
    ]


HEADS = [
    ("Inclusion Criteria", "Exclusion Criteria"),
    ("INCLUSION:", "EXCLUSION:"),
    ("**Inclusion Criteria**", "**Exclusion Criteria**"),
    ("## Inclusion", "## Exclusion"),
    ("* Main inclusion criteria :", "* Main exclusion criteria :"),
    ("Criteria for inclusion", "Criteria for exclusion"),
    ("Inclusion criteria are as follows:", "Exclusion criteria are as follows:"),
    ("Inclussion criterias:", "Exlusion criterias:"),
    ("You may join if you:", "You may not join if you:"),
    ("You can take part if", "You cannot take part if"),
    ("Eligible if:", "Not eligible if:"),
    ("Your child may be eligible for this study if he/she:", "Your child will not be eligible if he or she:"),
    ("Patients must have:", "Patients with the following prior conditions are excluded:"),
    ("Subjects must meet all of the following:", "Subjects will be excluded for any of the following reasons:"),
    ("Critères d'inclusion :", "Critères d'exclusion :"),
    ("Critères d’inclusion", "Critères de non inclusion"),
    ("Criterios de inclusión:", "Criterios de exclusión:"),
    ("Critérios de inclusão:", "Critérios de exclusão:"),
    ("Einschlußkriterien", "Ausschlußkriterien"),
    ("Criteri di inclusione", "Criteri di esclusione"),
    ("Inclusiecriteria:", "Exclusiecriteria:"),
    ("Kryteria włączenia:", "Kryteria wyłączenia:"),
    ("纳入标准", "排除标准"),
    ("選択基準：", "除外基準："),
    ("Критерии включения:", "Критерии исключения:"),
]


@pytest.mark.parametrize(("inclusion", "exclusion"), HEADS)
def test_headings_in_their_spellings(inclusion: str, exclusion: str) -> None:
    assert kinds(f"{inclusion}\n\n* lupus\n* asthma\n\n{exclusion}\n\n* cancer") == [
        ("i1", "lupus"),
        ("i2", "asthma"),
        ("e1", "cancer"),
    ]


@pytest.mark.parametrize(("inclusion", "exclusion"), HEADS)
def test_exclusion_may_come_first(inclusion: str, exclusion: str) -> None:
    assert kinds(f"{exclusion}\nlupus\n\n{inclusion}\nasthma") == [("e1", "lupus"), ("i1", "asthma")]


@pytest.mark.parametrize(
    "line",
    [
        "* Failure to meet the inclusion criteria",
        "* Not meeting any of the exclusion criteria",
        "* Women who are pregnant are excluded",
        "* A woman is eligible if she is not pregnant and one of these conditions applies:",
        "* Eligible for liver transplant",
        "* Immunocompromised patients:",
        "* Stage II disease",
    ],
)
def test_not_a_heading(line: str) -> None:
    tree = read_criteria(f"Inclusion Criteria:\n\n* lupus\n{line}\n  * more")
    assert [c.kind for c in tree.criteria] == ["inclusion"] * 3
    assert len(tree.headings) == 1


def test_run_on_line() -> None:
    text = "Inclusion Criteria: 1. Age 18-65 2. Signed consent. 3. Lupus Exclusion Criteria: 1. Pregnancy 2. HIV"
    assert kinds(text) == [
        ("i1", "Age 18-65"),
        ("i2", "Signed consent."),
        ("i3", "Lupus"),
        ("e1", "Pregnancy"),
        ("e2", "HIV"),
    ]


def test_run_on_dashes_and_dots() -> None:
    assert kinds("Inclusion Criteria: - Age 18-65 - Lupus") == [("i1", "Age 18-65"), ("i2", "Lupus")]
    assert kinds("Inclusion Criteria: • Age • Lupus • 1.5 · ULN") == [
        ("i1", "Age"),
        ("i2", "Lupus"),
        ("i3", "1.5 · ULN"),
    ]


def test_run_on_record_of_the_cancer_registry() -> None:
    tree = read_criteria(
        "DISEASE CHARACTERISTICS: Colon cancer See Disease Characteristics\n\n"
        "PATIENT CHARACTERISTICS: Age: 18 and over Renal: Creatinine normal"
    )
    assert [(c.kind, c.topic, c.text) for c in tree.criteria] == [
        ("inclusion", "DISEASE CHARACTERISTICS", "Colon cancer"),
        ("inclusion", "DISEASE CHARACTERISTICS", "See Disease Characteristics"),
        ("inclusion", "Age", "18 and over"),
        ("inclusion", "Renal", "Creatinine normal"),
    ]


def test_criteria_of_the_cancer_registry_without_any_sign_between() -> None:
    tree = read_criteria(
        "PATIENT CHARACTERISTICS: Other: Not pregnant or nursing Fertile patients must use effective contraception "
        "No other malignancy (No basal cell cancer) HIV negative OR Measurable disease\n\n"
        "PRIOR CONCURRENT THERAPY: Chemotherapy: No prior taxanes At least 4 weeks since chemotherapy"
    )
    assert [(c.parent, c.topic, c.text) for c in tree.criteria] == [
        (None, "Other", "Not pregnant or nursing"),
        (None, "Other", "Fertile patients must use effective contraception"),
        (None, "Other", "No other malignancy (No basal cell cancer)"),
        (None, "Other", "HIV negative OR Measurable disease"),
        (None, "Chemotherapy", "No prior taxanes"),
        (None, "Chemotherapy", "At least 4 weeks since chemotherapy"),
    ]
    contraception = [p for c in tree.criteria for p in c.predicates if p.variable == "childbearing_potential"]
    assert [p.negated for p in contraception] == [False]


def test_capitals_cut_nothing_in_other_records() -> None:
    assert kinds("Inclusion Criteria:\n\n* Lupus No dialysis Must be able to walk") == [
        ("i1", "Lupus No dialysis Must be able to walk")
    ]


def test_cohorts_over_sections_and_within() -> None:
    tree = read_criteria(
        "Cohort A:\n\nInclusion criteria:\n* x\n\nExclusion criteria:\n* y\n\nCohort B:\n\nInclusion criteria:\n* z"
    )
    assert [(c.id, c.group) for c in tree.criteria] == [("i1", "Cohort A"), ("e1", "Cohort A"), ("i2", "Cohort B")]
    tree = read_criteria(
        "Inclusion Criteria:\n\nHealthy volunteers:\n* x\n\nPatients:\n* y\n\nExclusion Criteria:\n* z"
    )
    assert [(c.id, c.group) for c in tree.criteria] == [("i1", "Healthy volunteers"), ("i2", "Patients"), ("e1", None)]


@pytest.mark.parametrize(
    ("head", "group"),
    [
        ("Inclusion Criteria for healthy controls:", "healthy controls"),
        ("Inclusion Criteria (Part B)", "Part B"),
        ("Donor Inclusion Criteria", "Donor"),
        ("INCLUSION CRITERIA - BLOOD DRAW:", "BLOOD DRAW"),
        ("Inclusion criteria: Stratum 1", "Stratum 1"),
        ("Stratum II inclusion:", "Stratum II"),
        ("Inclusion criteria for all participants:", None),
        ("Key inclusion criteria", None),
    ],
)
def test_section_headings_that_name_a_cohort(head: str, group: str | None) -> None:
    tree = read_criteria(f"{head}\n\n* lupus")
    assert [(c.kind, c.group) for c in tree.criteria] == [("inclusion", group)]


def test_children_typed_on_the_level_of_their_parent() -> None:
    tree = read_criteria(
        "Inclusion Criteria:\n\n* Patients with others connective tissue disease:\n* scleroderma\n* myositis\n* Age 18"
    )
    assert [c.parent for c in tree.criteria] == [None, "i1", "i1", None]


def test_numbers_that_begin_anew_are_children() -> None:
    tree = read_criteria("Exclusion:\n5. Any of:\n1. one\n2. two\n6. six")
    assert [c.parent for c in tree.criteria] == [None, "e1", "e1", None]


def test_ninth_and_tenth_stand_on_one_level() -> None:
    tree = read_criteria("Exclusion:\n 9. nine\n10. ten\n11. eleven")
    assert [c.parent for c in tree.criteria] == [None, None, None]


def test_letters_under_numbers() -> None:
    tree = read_criteria("Exclusion:\n1. one\na. first\nb. second\n2. two")
    assert [c.parent for c in tree.criteria] == [None, "e1", "e1", None]


def test_wrapped_lines_are_one_criterion() -> None:
    text = "Inclusion Criteria:\n\n  -  Presence of chest pain (computed\n     tomography or x-ray)\n\n  -  Consent"
    tree = read_criteria(text)
    assert [c.text for c in tree.criteria] == [
        "-  Presence of chest pain (computed\n     tomography or x-ray)",
        "-  Consent",
    ]


def test_unwrapped_small_lines_are_criteria_of_their_own() -> None:
    assert len(read_criteria("Exclusion Criteria:\npregnant\nhospice care\nplans for surgery").criteria) == 3


def test_no_heading() -> None:
    tree = read_criteria("Adults with lupus. Pregnant women are excluded. Must be able to consent.")
    assert [(c.kind, c.text) for c in tree.criteria] == [
        ("unclear", "Adults with lupus."),
        ("exclusion", "Pregnant women are excluded."),
        ("inclusion", "Must be able to consent."),
    ]


def test_what_stands_before_an_exclusion_heading_includes() -> None:
    assert kinds("* lupus\n\nExclusion Criteria:\n* HIV") == [("i1", "lupus"), ("e1", "HIV")]


def test_both_in_one_heading_is_unclear() -> None:
    assert kinds("Inclusion/Exclusion Criteria:\n* lupus") == [("u1", "lupus")]


def test_table_rows() -> None:
    assert kinds("Inclusion Criteria:\n| Value | Limit |\n|---|---|\n| Hb | >9 |") == [
        ("i1", "Value | Limit |\n|---|---|"),
        ("i2", "Hb | >9 |"),
    ]


def test_signs_without_words() -> None:
    tree = read_criteria("***\n---\n")
    assert [c.text for c in tree.criteria] == ["***\n---"]


@pytest.mark.parametrize("text", ["", "  \n\t \u2003"])
def test_empty(text: str) -> None:
    assert read_criteria(text).criteria == ()


def test_a_subject_alone_over_a_list_heads_it() -> None:
    tree = read_criteria(
        "Inclusion Criteria:\n\nParticipants are eligible to be included only if all of the following criteria apply:"
        "\n\n"
        "Age\n\n1. At least 18\n\nType of Participant and Disease Characteristics\n\n2. Lupus\n\nSurgery"
    )
    assert [(c.text, c.topic) for c in tree.criteria] == [
        ("1. At least 18", "Age"),
        ("2. Lupus", "Type of Participant and Disease Characteristics"),
        ("Surgery", "Type of Participant and Disease Characteristics"),
    ]


def test_a_slip_of_the_keyboard_in_a_heading() -> None:
    for slip in ("EXCLUSION CRITIERIA:", "Exclusion critera", "Exclusion Criteira:"):
        assert kinds(f"Inclusion Criteria:\n* lupus\n\n{slip}\n* HIV") == [("i1", "lupus"), ("e1", "HIV")]


def test_no_of_something_under_no_heading_includes() -> None:
    assert [kind for kind, _ in kinds("Adults with lupus.\n\nNo diabetes.\n\nNo stroke.")] == ["u1", "i1", "i2"]
