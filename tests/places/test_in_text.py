"""A place at the end of a search in words: what is taken for one, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plaintrial.places import place_in


@pytest.mark.parametrize(
    ("typed", "rest", "place"),
    [
        ("lupus near Bordeaux", "lupus", "Bordeaux"),
        ("lupus in paris", "lupus", "paris"),
        ("asthma trials for children near London?", "asthma trials for children", "London"),
        ("breast cancer, close to Leeds, UK", "breast cancer", "Leeds, UK"),
        ("cancer du sein à Lyon", "cancer du sein", "Lyon"),
        ("lupus près de Lyon", "lupus", "Lyon"),
        ("cáncer de mama en Buenos Aires", "cáncer de mama", "Buenos Aires"),
        ("diabetes en España", "diabetes", "España"),
        ("lupus in the UK", "lupus", "the UK"),
        ("lupus in Texas", "lupus", "Texas"),
        ("near 33000", "", "33000"),
    ],
)
def test_a_place_that_a_word_leads_to_stands_apart(typed: str, rest: str, place: str) -> None:
    assert place_in(typed) == (rest, place)


@pytest.mark.parametrize(
    "typed",
    [
        "lupus", "Paris", "Lyon syndrome", "lupus near me", "breast cancer in children", "carcinoma in situ",
        "pain in remission", "infection in CF", "depression in man", "near", "in", "near near near", "",
        "rheumatoid arthritis in women over 50", "a study of what helps people with severe asthma in France",
    ],
)  # fmt: skip
def test_other_words_are_left_alone(typed: str) -> None:
    assert place_in(typed) is None


@given(some.text(max_size=80))
def test_no_text_is_an_error_and_no_word_is_lost(typed: str) -> None:
    found, spaced = place_in(typed), " ".join(typed.split())
    if found:
        assert spaced.startswith(found.rest)
        assert found.place in spaced[len(found.rest) :]
