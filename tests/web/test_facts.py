"""The fact strip."""

from __future__ import annotations

import pytest

from plaintrial.record import study_of
from plaintrial.web.study.facts import facts_of
from tests.web.studies import raw_study


def facts(**modules):
    return {fact.icon: fact.text for fact in facts_of(study_of(raw_study(**modules)), "3 places in France and Spain")}


def test_four_facts_of_a_whole_record():
    assert facts() == {
        "person": "Women and men, 18 years or older",
        "people": "120 people planned",
        "hand": "Behaviour or support: Rest",
        "pin": "3 places in France and Spain",
    }


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"count": 1, "type": "ACTUAL"}, "1 person took part"),
        ({"count": 8382, "type": "ACTUAL"}, "8,382 people took part"),
        ({"count": 0, "type": "ACTUAL"}, "Nobody took part"),
        ({"count": 30}, "30 people"),
        ({"count": 30, "type": "NEW"}, "30 people"),
    ],
)
def test_how_many(given, said):
    assert facts(design={"enrollmentInfo": given})["people"] == said


@pytest.mark.parametrize("design", [{}, {"enrollmentInfo": {"count": 99999999, "type": "ESTIMATED"}}])
def test_unknown_numbers_are_left_out(design):
    assert "people" not in facts(design=design)


def test_what_is_studied_names_two_and_counts_the_rest():
    drugs = [{"type": "DRUG", "name": name} for name in ("A", "B", "C", "A", "D")]
    assert facts(armsInterventions={"interventions": drugs})["hand"] == "Drug: A, B and 2 more"
    mixed = [{"type": "DRUG", "name": "A"}, {"type": "DEVICE", "name": "B"}]
    assert facts(armsInterventions={"interventions": mixed})["hand"] == "A and B"


def test_a_study_that_only_observes():
    assert facts(armsInterventions=None, design={"studyType": "OBSERVATIONAL"})["hand"] == "People are observed"
    assert "hand" not in facts(armsInterventions=None, design={"studyType": "INTERVENTIONAL"})


def test_a_name_gets_a_capital_unless_it_is_spelled_its_own_way():
    def said(name):
        return facts(armsInterventions={"interventions": [{"type": "OTHER", "name": name}]})["hand"]

    assert [said(name) for name in ("walking daily", "mRNA-1", "pH meter", "α-walk")] == [
        "Walking daily",
        "mRNA-1",
        "pH meter",
        "α-walk",
    ]
