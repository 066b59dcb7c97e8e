"""What readings of varied records said wrongly, by kinds of records; each was found by eye."""

from __future__ import annotations

from typing import Any

import pytest

from plaintrial.plain.shown.conditions import people_with
from plaintrial.plain.shown.measures import measure_name
from plaintrial.plain.shown.treatments import treatment_name
from plaintrial.plain.summary.sort import section_of
from tests.plain.records import reading, said, trial


def _access(**modules: Any) -> dict[str, Any]:
    return {"design": {"studyType": "EXPANDED_ACCESS"}, **modules}


def test_a_way_to_get_a_treatment_outside_a_study_is_not_called_a_study() -> None:
    made = reading(
        **_access(
            conditions={"conditions": ["Melanoma"]},
            armsInterventions={"interventions": [{"type": "DRUG", "name": "aspirin"}]},
            eligibility={"minimumAge": "16 Years"},
            sponsorCollaborators={"leadSponsor": {"name": "Acme"}},
            contactsLocations={"locations": [{"city": "Lyon", "country": "France"}]},
        )
    )
    texts = [sentence.text for sentence in made.plain]
    assert {
        "The treatment is for people aged 16 and over.",
        "It is run by Acme.",
        "The place is in Lyon, France.",
    } <= set(texts)
    assert not [text for text in texts if text.startswith("The study is ")]
    assert not [text for text in texts if "when the study starts" in text]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"minimumAge": "18 Years", "maximumAge": "65 Years"}, "The treatment is for people aged 18 to 65."),
        ({"minimumAge": "2 Years", "maximumAge": "9 Years"}, "The treatment is for children aged 2 to 9."),
        ({"maximumAge": "70 Years"}, "The treatment is for people aged up to 70."),
        ({"maximumAge": "9 Years"}, "The treatment is for children aged up to 9."),
    ],
)
def test_ages_of_expanded_access(limits: dict[str, str], expected: str) -> None:
    assert said("ages", **_access(eligibility=limits)) == [expected]


def test_places_of_expanded_access() -> None:
    sites = [{"city": "Lyon", "country": "France"}, {"city": "Nice", "country": "France"}]
    assert said("places", **_access(contactsLocations={"locations": sites})) == [
        "The places are in Lyon and Nice, France."
    ]
    sites.append({"city": "Bonn", "country": "Germany"})
    assert said("places", **_access(contactsLocations={"locations": sites})) == [
        "The places are in France and Germany."
    ]
    assert said("places", **_access()) == ["The record does not say where the treatment can be had."]


@pytest.mark.parametrize(
    ("status", "count", "expected"),
    [
        ("COMPLETED", 220, "The plan was to include 220 people."),
        ("TERMINATED", 1, "The plan was to include 1 person."),
        ("UNKNOWN", 80, "The plan was to include 80 people."),
        ("RECRUITING", 80, "The plan is to include 80 people."),
        ("SUSPENDED", 1, "The plan is to include 1 person."),
    ],
)
def test_what_was_planned_of_a_study_that_is_over(status: str, count: int, expected: str) -> None:
    modules = trial(status=status)
    modules["design"]["enrollmentInfo"] = {"count": count}
    assert said("how_many", **modules) == [expected]


def test_chance_and_one_plan_of_care_are_not_both_said() -> None:
    told = said("groups", **trial(interventionModel="SINGLE_GROUP", allocation="RANDOMIZED"))
    assert "All people get the same plan of care." not in told
    assert said("groups", **trial(interventionModel="SINGLE_GROUP", allocation="NA")) == [
        "All people get the same plan of care."
    ]


def test_a_study_that_lists_healthy_people_too_is_not_with_the_ill_alone() -> None:
    assert said("about_condition", conditions={"conditions": ["Infant, Newborn, Diseases", "Healthy"]}) == [
        "It is about illness in newborn babies."
    ]
    assert said("about_condition", conditions={"conditions": ["Infant, Newborn, Diseases"]}) == [
        "The study is with newborn babies who are ill."
    ]


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Living Renal Donor", "living renal donors"),
        ("Kidney Transplant Recipients", "kidney transplant recipients"),
        ("Food Allergy in Infants", None),
        ("Solid Tumor, Adult", None),
        ("Hemolytic Disease of Newborn", None),
        ("Itch; Athlete", None),
    ],
)
def test_people_are_told_from_illnesses_that_name_people(typed: str, people: str | None) -> None:
    assert people_with(typed) == people


def test_an_illness_in_infants() -> None:
    (sentence,) = said("could_lead_to", **trial(conditions=("Food Allergy in Infants",)))
    assert sentence == "What is learned may help children with food allergy in the future."


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Amikacin", "amikacin"),
        ("Partially Hydrolyzed Formula", "partially hydrolyzed formula"),
        ("Digitally-delivered Support", "digitally-delivered support"),
        ("Zorvalix", "Zorvalix"),
        ("Lilly Device", "Lilly device"),
    ],
)
def test_only_names_keep_their_capital(typed: str, shown: str) -> None:
    assert treatment_name(typed) == shown


@pytest.mark.parametrize(
    ("typed", "is_said"),
    [("RMS of COP in eye-open condition", False), ("the rate of GU and GI harm", False), ("XQZ", False),
     ("Change in FEV1 and HIV RNA", True), ("Number of falls", True)],
)  # fmt: skip
def test_a_measure_of_abbreviations_is_left_out(typed: str, is_said: bool) -> None:
    assert (measure_name(typed) is not None) == is_said


@pytest.mark.parametrize("text", ["This study aims to find out how the.", "This study aims at least to find out.",
                                  "This study aims to look at things such as."])  # fmt: skip
def test_a_sentence_that_lost_its_list_is_not_said(text: str) -> None:
    assert section_of(text) is None


def test_a_whole_one_is() -> None:
    assert section_of("This study aims to find out who sleeps better.") == "why"


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2023-01-24", "The study team last checked the record on 24 January 2023."),
     ("2023-01", "The study team last checked the record in January 2023.")],
)  # fmt: skip
def test_the_record_was_checked_on_a_day_or_in_a_month(day: str, expected: str) -> None:
    assert expected in said("dates", status={"statusVerifiedDate": day})


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Children's Oncology Group", "the Children's Oncology Group"), ("Nova Scotia Health Authority",
     "the Nova Scotia Health Authority"), ("Pfizer", "Pfizer"), ("The Rett Foundation", "the Rett Foundation")],
)  # fmt: skip
def test_bodies_take_the(name: str, shown: str) -> None:
    told = said("who_runs", sponsorCollaborators={"leadSponsor": {"name": name}})
    assert told[0] == f"The study is run by {shown}."


def test_a_name_in_square_brackets_is_left_out() -> None:
    assert treatment_name("ibandronate [Bonviva/Boniva]") == "ibandronate"


def test_a_noun_takes_its_article_whatever_hangs_on_it() -> None:
    told = said("about_condition", conditions={"conditions": ["Central Nervous System Tumor"]})
    assert told == ["It is about a tumour of the brain or spine."]
