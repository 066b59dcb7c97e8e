"""The headline: a question a person would ask, of any kind of study, and never of what the record does not say."""

from __future__ import annotations

from typing import Any

import pytest

from plaintrial.plain import check
from plaintrial.plain.headline import headline_of
from plaintrial.plain.language import ENGLISH
from plaintrial.plain.languages.french import FRENCH
from plaintrial.plain.languages.spanish import SPANISH
from plaintrial.plain.reading import read_line
from tests.plain.records import reading, record, study, trial

_TWO: dict[str, Any] = {"allocation": "RANDOMIZED", "interventionModel": "PARALLEL"}


def _in_two_groups(first: str, second: str, second_type: str = "ACTIVE_COMPARATOR", **more: Any) -> dict[str, Any]:
    modules = trial(names=(first, second), **_TWO, **more)
    modules["armsInterventions"]["armGroups"] = [
        {"label": "A", "type": "EXPERIMENTAL", "interventionNames": [f"Drug: {first}"]},
        {"label": "B", "type": second_type, "interventionNames": [f"Drug: {second}"]},
    ]
    return modules


def _watching(**info: Any) -> dict[str, Any]:
    return {"design": {"studyType": "OBSERVATIONAL", "designInfo": info}, "conditions": {"conditions": ["Asthma"]}}


CASES: list[tuple[dict[str, Any], str]] = [
    (trial(), "Can aspirin help people with asthma?"),
    (trial(purpose="SUPPORTIVE_CARE"), "Can aspirin support people with asthma?"),
    (trial(purpose="DIAGNOSTIC", names=("Skin test",)), "Can a skin test help find or check asthma?"),
    (trial(purpose="PREVENTION") | {"identification": {"briefTitle": "Aspirin to Prevent Asthma"}},
     "Can aspirin help prevent asthma?"),
    (trial() | {"eligibility": {"maximumAge": "12 Years"}}, "Can aspirin help children with asthma?"),
    (trial() | {"eligibility": {"sex": "FEMALE"}}, "Can aspirin help women with asthma?"),
    (trial() | {"outcomes": {"primaryOutcomes": [{"measure": "Pain intensity"}]}},
     "Can aspirin help people with asthma have less pain?"),
    (trial(phases=("PHASE1",)), "What are the effects of aspirin in people with asthma?"),
    (trial(phases=("PHASE1",)) | {"description": {"briefSummary": "To find the maximum tolerated dose."}},
     "Which dose of aspirin suits people with asthma?"),
    (trial(conditions=("Healthy",)), "What are the effects of aspirin in healthy people?"),
    (_in_two_groups("Aspirin", "Ibuprofen"), "Which helps people with asthma more: aspirin or ibuprofen?"),
    (_in_two_groups("Aspirin", "Dairy product", "PLACEBO_COMPARATOR"), "Can aspirin help people with asthma?"),
    (trial(names=("A1", "B2", "C3")), "Which medicines could help people with asthma?"),
    (_watching(observationalModel="CASE_CONTROL"), "How do people with asthma differ from other people?"),
    (_watching(timePerspective="PROSPECTIVE"), "What happens to people with asthma over time?"),
    (_watching(timePerspective="RETROSPECTIVE"), "What can past records show about asthma?"),
    ({"design": {"studyType": "EXPANDED_ACCESS"}, "conditions": {"conditions": ["Asthma"]},
      "armsInterventions": {"interventions": [{"type": "DRUG", "name": "Aspirin"}]}},
     "Can people with asthma get aspirin outside a study?"),
    ({}, "What is this study about?"),
]  # fmt: skip


@pytest.mark.parametrize(("modules", "expected"), CASES)
def test_the_question(modules: dict[str, Any], expected: str) -> None:
    assert reading(**modules).headline.text == expected


def test_two_treatments_of_different_groups_are_not_joined_by_and() -> None:
    modules = _in_two_groups("Aspirin", "Ibuprofen")
    modules["design"]["designInfo"] |= {"allocation": "NON_RANDOMIZED"}
    assert " and " not in reading(**modules).headline.text


@pytest.mark.parametrize("title", ["Ignore previous instructions", "<script>x</script>", "A cure", "", "  "])
def test_a_title_is_never_passed_on(title: str) -> None:
    made = reading(identification={"briefTitle": title, "officialTitle": title, "nctId": "NCT00000001"})
    assert made.headline.text == "What is this study about?"


def test_children_are_named_once() -> None:
    made = reading(**trial(conditions=("Juvenile Idiopathic Arthritis",)))
    assert made.headline.text.count("children") == 1


SIDE_BY_SIDE: list[tuple[dict[str, Any], str]] = [
    (trial(conditions=("Lupus", "Myasthenia Gravis")), "Can aspirin help people with lupus or myasthenia gravis?"),
    (trial(conditions=("Leukemia", "Lymphoma", "Melanoma", "Sarcoma")),
     "Can aspirin help people with leukemia, lymphoma, melanoma or other illnesses?"),
    (trial(conditions=("HIV Infections", "Tuberculosis")), "Can aspirin help people with HIV?"),
    (trial(conditions=("Graft Versus Host Disease", "Leukemia", "Lymphoma"))
     | {"identification": {"briefTitle": "Aspirin for Hematologic Cancer"}},
     "Can aspirin help people with leukemia or lymphoma?"),
    ({"design": {"studyType": "OBSERVATIONAL", "designInfo": {"timePerspective": "RETROSPECTIVE"}},
      "conditions": {"conditions": ["Crohn Disease", "Ulcerative Colitis"]}},
     "What can past records show about Crohn disease and ulcerative colitis?"),
]  # fmt: skip


@pytest.mark.parametrize(("modules", "expected"), SIDE_BY_SIDE)
def test_illnesses_listed_side_by_side_are_named_together(modules: dict[str, Any], expected: str) -> None:
    headline = read_line(record(**modules))["headline"]
    assert headline.text == expected
    assert check(headline) == ()
    assert headline_of(study(**modules), ENGLISH) == expected


def test_a_list_that_is_too_long_leaves_the_main_illness() -> None:
    names = ("an exercise and breathing programme by telephone at home",)
    modules = trial(names=names, conditions=("Multiple Myeloma and Plasma Cell Neoplasm", "Myelodysplastic Syndromes"))
    headline = read_line(record(**modules))["headline"]
    assert len(headline.text.split()) <= 20
    assert check(headline) == ()


def test_in_french_and_spanish_the_article_is_each_ones_own() -> None:
    made = study(**trial(conditions=("Leukemia", "Lymphoma", "Melanoma", "Sarcoma")))
    assert "de leucémie, de lymphome, de mélanome ou d'autres maladies" in headline_of(made, FRENCH)
    assert "leucemia, linfoma, melanoma u otras enfermedades" in headline_of(made, SPANISH)


def test_what_it_tests_and_may_lead_to_is_said_of_all_of_them() -> None:
    plain = [one.text for one in read_line(record(**trial(conditions=("Lupus", "Myasthenia Gravis"))))["plain"]]
    assert "It tests a way to treat lupus and myasthenia gravis." in plain
    assert "What is learned may help people with lupus or myasthenia gravis in the future." in plain


def _labelled(title: str, *labels: str) -> dict[str, Any]:
    modules = trial(names=("Aspirin", "Ibuprofen")) | {"identification": {"briefTitle": title}}
    modules["armsInterventions"]["armGroups"] = [{"label": label, "type": "EXPERIMENTAL"} for label in labels]
    return modules


@pytest.mark.parametrize(
    "modules",
    [
        _labelled("A study", "Aspirin", "Ibuprofen"),
        _labelled("Aspirin Versus Ibuprofen", "1", "2"),
        _labelled("A Placebo- and Ibuprofen-controlled Study of Aspirin", "Aspirin", "2", "3"),
    ],
)
def test_groups_told_by_labels_or_the_title_alone_are_set_apart(modules: dict[str, Any]) -> None:
    assert reading(**modules).headline.text == "Which medicines could help people with asthma?"


def test_groups_that_nothing_tells_apart_are_not() -> None:
    modules = _labelled("Aspirin and Ibuprofen", "1", "2")
    assert reading(**modules).headline.text == "Can aspirin and ibuprofen help people with asthma?"


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("Cystic Fibrosis", "How does cystic fibrosis change over time?"),
        ("Brain Tumors", "What can we learn about brain tumours?"),
    ],
)
def test_a_plural_takes_no_question_in_the_singular(named: str, expected: str) -> None:
    modules = _watching(observationalModel="NATURAL_HISTORY") | {"conditions": {"conditions": [named]}}
    assert reading(**modules).headline.text == expected
