"""Type-ahead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.conditions import vocabulary


def first(prefix: str) -> str:
    return vocabulary().suggest(prefix, 1)[0][0]


@pytest.mark.parametrize(
    ("typed", "concept"),
    [
        ("lup", "MONDO:0007915"),
        ("asth", "MONDO:0004979"),
        ("high blood pr", "MONDO:0005044"),
        ("heart att", "MONDO:0005068"),
        ("breast c", "MONDO:0007254"),
        ("COPD", "MONDO:0005002"),
        ("Crohn's", "MONDO:0005011"),
    ],
)
def test_the_condition_people_mean_comes_first(typed: str, concept: str) -> None:
    assert first(typed) == concept


def test_a_later_word_counts_too() -> None:
    labels = [label for _, label in vocabulary().suggest("sugar", 8)]
    assert "low blood sugar" in labels


def test_each_concept_comes_once_and_no_more_than_asked() -> None:
    found = vocabulary().suggest("cancer", 20)
    assert len(found) == len({concept for concept, _ in found}) == 20


def test_every_meaning_of_a_short_form_is_offered() -> None:
    names = [label for _, label in vocabulary().suggest("MS", 5)]
    assert names[:2] == ["multiple sclerosis", "metabolic syndrome X"]


@pytest.mark.parametrize("typed", ["", "   ", "zzzzqqq", "\t\n", "?*"])
def test_nothing_sensible_typed_gives_nothing(typed: str) -> None:
    assert vocabulary().suggest(typed, 5) == []


def test_none_asked_none_given() -> None:
    assert vocabulary().suggest("asthma", 0) == []


@given(st.text(max_size=12), st.integers(min_value=0, max_value=15))
def test_any_typing_is_answered(typed: str, n: int) -> None:
    known = vocabulary()
    found = known.suggest(typed, n)
    assert len(found) <= n
    assert all(known.concept(concept) for concept, _ in found)
