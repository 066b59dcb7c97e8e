"""Lists in words."""

from __future__ import annotations

import pytest

from plaintrial.web.words import country_alone, country_in_text, first_few


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["France"], "France"),
        (["France", "Spain"], "France and Spain"),
        (["France", "Spain", "Italy"], "France, Spain and Italy"),
        (["France", "Spain", "Italy", "Malta"], "France, Spain and 2 more countries"),
    ],
)
def test_what_is_left_out_is_never_one_alone(names: list[str], said: str) -> None:
    assert first_few(names, 2, "%d more countries") == said


@pytest.mark.parametrize(
    ("recorded", "alone", "in_text"),
    [
        ("Korea, Republic of", "South Korea", "South Korea"),
        ("United States", "United States", "the United States"),
        ("Erewhon", "Erewhon", "Erewhon"),
    ],
)
def test_countries_go_by_the_name_people_use(recorded: str, alone: str, in_text: str) -> None:
    assert country_alone(recorded) == alone
    assert country_in_text(recorded) == in_text
