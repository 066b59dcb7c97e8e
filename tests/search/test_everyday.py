"""Words that people type and records say otherwise."""

from __future__ import annotations

from importlib.resources import files

import pytest

from plaintrial.search import Asked, search
from plaintrial.search.everyday import in_a_brand, other_words, spellings, with_short_names
from plaintrial.search.understood import FEW_HAVE_ALL
from plaintrial.search.words import stems
from tests.search.records import study

PEMBROLIZUMAB = {"interventions": [{"type": "DRUG", "name": "Pembrolizumab"}]}
STUDIES = [
    study(1, "A tablet at night", "Asthma"),
    study(2, "Inhaled steroids", "Asthma"),
    study(3, "After surgery", "Melanoma", armsInterventions=PEMBROLIZUMAB),
    study(4, "Sleep", "Insomnia", sponsorCollaborators={"leadSponsor": {"name": "Veterans Clinic"}}),
    study(5, "Sleep of veterans", "Insomnia"),
    study(6, "Veterans at work", "Hearing Loss"),
]


@pytest.fixture
def answers(indexed):
    indexed(*STUDIES)
    return lambda text, **asked: search(Asked(text=text, **asked))


def which(found) -> str:
    return "".join(sorted(hit.nct_id[-1] for hit in found.hits))


def test_a_word_of_everyday_finds_what_records_say_and_the_reason_is_what_they_say(answers):
    found = answers("asthma pill")
    assert which(found) == "1"
    assert "Its title says “tablet”." in found.hits[0].why
    assert not found.understood.sentences()


@pytest.mark.parametrize("asked", [{"text": "Keytruda"}, {"text": "", "treatments": ("keytruda",)}])
def test_a_brand_finds_the_medicine_in_it(answers, asked):
    found = answers(**asked)
    assert which(found) == "3"
    assert found.hits[0].why == ("Its treatments include “pembrolizumab”.",)
    (sentence,) = found.understood.sentences()
    assert sentence.lower() == "“keytruda” also finds “pembrolizumab”."


def test_a_word_of_sponsors_and_titles_is_a_word(answers):
    assert which(answers("veterans")) == "456"


@pytest.mark.parametrize(("typed", "read"), [
    ("my cf", "my CF"), ("uti, women", "UTI, women"), ("10 mg dose", "10 mg dose"), ("all children", "all children"),
    ("mg (eyes)", "MG (eyes)"), ("smart ms-like", "smart ms-like"),
])  # fmt: skip
def test_short_names_are_read_in_small_letters_too(typed, read):
    assert with_short_names(typed) == read


def test_a_short_name_in_small_letters_beside_other_words_finds_its_disease(indexed):
    indexed(study(1, "A diet", "Chronic Kidney Disease"), study(2, "A diet", "Obesity"))
    assert which(search(Asked(text="ckd diet"))) == "1"


@pytest.mark.parametrize("text", ["asthma over 60", "asthma 60 years old", "my asthma keeps getting worse at age 60"])
def test_an_age_and_words_that_tell_nothing_hold_no_study_back(answers, text):
    found = answers(text)
    assert which(found) == "12"
    assert not any("No study" in sentence for sentence in found.understood.sentences())


@pytest.mark.parametrize(
    ("name", "others"), [("everyday_words", other_words), ("brand_names", in_a_brand), ("spellings", spellings)]
)
def test_every_line_of_a_table_can_be_asked_for(name, others):
    text = files("plaintrial.search").joinpath(f"data/{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert len(lines) > 50
    typed = [word.strip() for line in lines for word in line.partition(":")[0].split(",")]
    assert len(set(typed)) == len(typed)
    for word in typed:
        (stem,) = stems(word)
        assert all(other.stems for other in others(stem))
    for line in lines:
        first = stems(line.partition(":")[0].split(",")[0])[0]
        assert others(first), line


def test_where_few_studies_have_all_words_others_of_the_condition_come_after_them(indexed):
    indexed(
        study(1, "Sun", "Lupus"),
        study(2, "Kidneys in winter", "Lupus"),
        study(3, "Kidneys in summer", "Lupus"),
        study(4, "Kidneys in winter", "Asthma"),
    )
    found = search(Asked(text="lupus kidneys winter"))
    assert [hit.nct_id[-1] for hit in found.hits] == ["2", "3", "1"]
    assert FEW_HAVE_ALL in found.understood.sentences()
    assert which(search(Asked(text="lupus winter"))) == "2"
