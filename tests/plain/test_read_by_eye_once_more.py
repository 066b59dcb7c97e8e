"""Defects found by reading drawn readings beside their records, each of a class, not of one record."""

from __future__ import annotations

import pytest

from plaintrial.plain.languages import LANGUAGES
from plaintrial.plain.reading import plain_reading
from plaintrial.plain.shown.checks import kind_of
from plaintrial.plain.shown.plain_words import reworded, vowel_sound
from plaintrial.plain.shown.time_frames import lengths_of
from plaintrial.plain.shown.treatments import treatment_name
from plaintrial.plain.subject import is_side_work
from plaintrial.plain.summary.simpler import simpler
from plaintrial.plain.wordlists import lines
from plaintrial.record import study_of
from tests.plain.records import record, said


@pytest.mark.parametrize("name", ["Acupuncture", "Laser acupuncture"])
def test_acupuncture_is_no_puncture_for_a_sample(name):
    assert not is_side_work(name)


def test_a_puncture_for_a_sample_still_is_one():
    assert is_side_work("Lumbar puncture")
    assert is_side_work("Venipuncture")


@pytest.mark.parametrize(
    ("word", "vowel"),
    [("mRNA", True), ("siRNA", True), ("rgp120/HIV-1MN", True), ("tDCS", False), ("uPA", False), ("gp160", False),
     ("medicine", False), ("implant", True), ("psychotherapy", False)],
)  # fmt: skip
def test_letters_said_one_by_one_take_the_article_of_the_first(word, vowel):
    assert vowel_sound(word) is vowel


def test_a_letter_after_a_term_belongs_to_the_name():
    assert reworded("infection with the hepatitis C virus") == "infection with the hepatitis C virus"
    assert reworded("a hepatitis vaccine") == "a hepatitis vaccine"
    assert "skin T cell" in reworded("cutaneous T cell lymphoma")


def test_what_is_named_after_brackets_is_not_left_out():
    name = "Platelet-rich plasma (PRP), Platelet lysate (PL), and Platelet Poor Plasma (PPP)"
    assert treatment_name(name) is None
    assert treatment_name("Aspirin (100 mg tablets by mouth once a day in the morning)") == "aspirin"


@pytest.mark.parametrize("frame", ["every 1-2 years", "each 2 to 3 months"])
def test_a_range_between_two_looks_is_no_length(frame):
    assert lengths_of(frame).longest is None


@pytest.mark.parametrize(
    ("quote", "kind"),
    [("induced sputum", "sputum samples"), ("nasal swabs", "swabs"), ("EEG", "brain wave tests (EEG)"),
     ("Polysomnography", "sleep studies"), ("colonoscopy", "camera tests (endoscopy)"),
     ("6-minute walk test", "walking tests"), ("DEXA scan", "low-dose x-ray scans"),
     ("chest x-ray", None)],
)  # fmt: skip
def test_tests_and_samples_by_their_names(quote, kind):
    assert kind_of(quote) == kind


def test_blood_and_urine_samples_are_two_kinds():
    told = said("tests_and_samples", description={"briefSummary": "People give blood and urine samples each week."})
    assert told == ["The record mentions blood samples and urine samples."]


def test_an_illness_typed_among_the_treatments_is_not_tried_out():
    raw = record(
        design={"studyType": "INTERVENTIONAL", "designInfo": {"primaryPurpose": "TREATMENT"}},
        conditions={"conditions": ["Heroin Dependence", "Opioid-Related Disorders"]},
        armsInterventions={"interventions": [{"type": "DRUG", "name": "Heroin Dependence"}]},
    )
    told = plain_reading(study_of(raw))
    assert "It looks at a medicine: heroin addiction." not in [one.text for one in told.plain]
    assert "heroin addiction help" not in told.headline.text


def test_two_numbers_do_not_stand_side_by_side():
    said = simpler("This part of the study will last for six 6-week periods in all.")
    assert said is not None
    assert "six 6-week periods" in said


def test_people_are_put_into_groups_and_chosen_to_get_something():
    assert reworded("randomly assigned to one of two groups") == "put by chance into one of two groups"
    assert reworded("randomly assigned to receive aspirin") == "chosen by chance to get aspirin"


_WATCHES = {"studyType": "OBSERVATIONAL"}


def _headline(title: str, *listed: str) -> list[str]:
    return said("headline", identification={"briefTitle": title}, design=_WATCHES, conditions={"conditions": listed})


def test_the_condition_that_shares_a_word_with_the_title_is_the_main_one():
    told = _headline("Causes of Coronary Heart Trouble", "Cardiovascular Diseases", "Heart Diseases")
    assert told == ["What can we learn about heart disease?"]


def test_the_short_name_in_the_title_is_the_condition():
    told = _headline("PTSD and the Heart", "Post-Traumatic Stress Disorder", "Heart Diseases")
    assert told == ["What can we learn about PTSD?"]


def test_healthy_people_are_no_illness_beside_one():
    assert said("about_condition", conditions={"conditions": ["Glaucoma", "Healthy"]}) == ["It is about glaucoma."]


def test_french_marks_stand_after_a_narrow_space():
    assert not [line for line in lines("plain.fr.po", "languages/data") if "\u00a0" in line]
    assert all("\u00a0" not in form for forms in LANGUAGES["fr"].catalogue.values() for form in forms)
