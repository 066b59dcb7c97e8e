"""The A to Z of conditions: each under its medical and its everyday name, once where these are one."""

from __future__ import annotations

from plaintrial.conditions import vocabulary
from plaintrial.web.conditions.index import entries


def listed(*names: str) -> list[tuple[str, str]]:
    concepts = [vocabulary().lookup(name) for name in names]
    return [(each.name, each.see) for each in entries([concept.id for concept in concepts if concept], {})]


def test_one_name_in_two_spellings_is_listed_once() -> None:
    assert listed("leukemia") == [("Leukaemia", "")]


def test_a_name_with_a_word_in_brackets_is_listed_once() -> None:
    assert listed("vitiligo") == [("Vitiligo (white skin patches)", "")]


def test_an_everyday_name_of_its_own_stands_beside_the_medical_one() -> None:
    assert listed("myocardial infarction") == [("Heart attack", "Myocardial infarction"), ("Myocardial infarction", "")]
