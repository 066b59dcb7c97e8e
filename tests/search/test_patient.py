"""What is read from a patient's free text: what is said of the patient, named or shown, and what is not."""

from __future__ import annotations

from importlib.resources import files

import pytest

from plaintrial.conditions import normalise, vocabulary
from plaintrial.search.matching import read_patient
from plaintrial.search.matching.mentions import SHOWN
from plaintrial.search.matching.signs import NEEDED, shown, table
from plaintrial.search.matching.who import words_for


def names(text: str) -> dict[str, float]:
    """Names of the conditions read from a text, with their weights."""
    found = read_patient(text).concepts
    return {known.name: weight for concept, weight in found.items() if (known := vocabulary().concept(concept))}


def test_what_is_denied_or_said_of_others_is_not_the_patients():
    found = names(
        "A 60-year-old woman with asthma. She doesn’t have any signs of dementia. Her husband was diagnosed with "
        "colon cancer. Family hx of gout. Cousins have epilepsy."
    )
    assert "asthma" in found
    assert not {"dementia", "colon carcinoma", "gout", "epilepsy"} & set(found)


@pytest.mark.parametrize(
    "text",
    [
        "The abdomen is tender and soft.",
        "It is hard to walk as the knee gave out.",
        "She looks pale in the cold.",
        "He went to his PCP and had his PSA taken.",
        "There is a dark visual spot and some slowness.",
    ],
)
def test_everyday_words_and_short_forms_of_notes_are_no_diseases(text):
    assert names(text) == {}


def test_short_forms_written_as_such_still_are():
    assert "chronic obstructive pulmonary disease" in names("A man with COPD.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Epigastric pain radiates to the back; high amylase and vomiting.", "pancreatitis"),
        ("TSH was high. She takes levothyroxine daily.", "hypothyroidism"),
        ("He sleeps on extra pillows; jugular venous distension and ankle edema.", "congestive heart failure"),
        ("On hemodialysis three times a week.", "end stage renal failure"),
        ("Kayser-Fleischer rings and low ceruloplasmin.", "Wilson disease"),
    ],
)
def test_a_condition_may_be_shown_without_being_named(text, name):
    assert names(text)[name] == SHOWN


def test_high_is_not_low_and_what_is_denied_shows_nothing():
    assert "hypothyroidism" not in names("TSH was low.")
    assert "hyperthyroidism" in names("TSH was low.")
    assert names("No chest pain radiating to the arm. He denies wheezing.") == {}


def test_the_same_words_count_once():
    assert shown(["night sweats"] * 5) == []


def test_a_condition_both_named_and_shown_has_the_weight_of_a_named_one():
    named = names("A man with asthma. Asthma again. Wheezing.")["asthma"]
    assert named > SHOWN


def test_every_line_of_the_table_names_a_condition_and_can_be_reached():
    text = files("plaintrial.search.matching").joinpath("data/signs.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    named = [line.partition(":")[0] for line in lines]
    assert len(set(named)) == len(named)
    assert {match.term for match in normalise(named) if match.id} == set(named)
    signs, having = table()
    assert {n for some in having.values() for n in some} == set(range(len(signs)))
    points: dict[str, int] = {}
    for sign in signs:
        assert sign.words
        points[sign.condition] = points.get(sign.condition, 0) + sign.counts
    assert min(points.values()) >= NEEDED


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("Eine 58-jährige Frau mit Asthma seit 3 Jahren.", 58, "FEMALE"),
        ("Der Mann ist 40 Jahre alt.", 40, "MALE"),
        ("Femme de 34 ans, asthme depuis 3 ans.", 34, "FEMALE"),
        ("Asthme depuis 3 ans.", None, None),
        ("Hombre de 71 años con diabetes desde hace 10 años.", 71, "MALE"),
        ("A 45-year-old man", 45, "MALE"),
        ("5 de", None, None),
        ("de 5", None, None),
    ],
)
def test_age_and_sex_are_read_in_some_other_languages(text, age, sex):
    found = read_patient(text)
    assert (found.age, found.sex) == (age, sex)


@pytest.mark.parametrize(
    ("age", "sex", "words"),
    [
        (0.1, "MALE", "infant newborn neonate baby"),
        (9, "FEMALE", "child children pediatric childhood"),
        (15, None, "adolescent child children pediatric teen"),
        (40, "FEMALE", "adult women female"),
        (80, "MALE", "elderly older aged men male"),
        (None, "MALE", "men male"),
        (None, None, ""),
        (120, None, "elderly older aged"),
    ],
)
def test_the_words_for_people_of_an_age_and_a_sex(age, sex, words):
    assert words_for(age, sex) == words
