"""The A to Z of conditions: each under its medical and its everyday name, once where these are one."""

from __future__ import annotations

from django.utils import translation

from plaintrial.conditions import vocabulary
from plaintrial.web.conditions.index import entries, one_letter


def listed(*names: str) -> list[tuple[str, str]]:
    concepts = [vocabulary().lookup(name) for name in names]
    return [(each.name, each.see) for each in entries([concept.id for concept in concepts if concept], {})]


def test_one_name_in_two_spellings_is_listed_once() -> None:
    assert listed("leukemia") == [("Leukemia", "")]


def test_a_name_with_a_word_in_brackets_is_listed_once() -> None:
    assert listed("vitiligo") == [("Vitiligo (white skin patches)", "")]


def test_an_everyday_name_of_its_own_stands_beside_the_medical_one() -> None:
    assert listed("myocardial infarction") == [("Heart attack", "Myocardial infarction"), ("Myocardial infarction", "")]


def test_a_french_name_stands_under_its_own_letter() -> None:
    concept = vocabulary().lookup("lazy eye")
    assert concept is not None
    lazy_eye = concept.id
    with translation.override("fr"):
        found = entries([lazy_eye], {lazy_eye: 1})
        letters = one_letter(found, "", 1).letters
    assert "A" in letters
    assert "L" not in letters
    assert any(entry.ours for entry in found)
    assert "L" in one_letter(entries([lazy_eye], {lazy_eye: 1}), "", 1).letters


def test_two_english_names_with_one_french_name_are_listed_once() -> None:
    with translation.override("fr"):
        found = listed("leukemia", "sciatica", "lazy eye", "high blood pressure", "heart attack")
    assert len({name for name, _ in found}) == len(found)
