"""Lists in words."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from plaintrial.web.languages import treatment_alone
from plaintrial.web.words import country_alone, country_in_text, far, first_few, sentence_case, town_said


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("iron", "Iron"),
        ("«\u202festradiol\u202f» et 2 autres", "«\u202fEstradiol\u202f» et 2 autres"),
        ("«estradiol»", "«Estradiol»"),
        ("", ""),
        ("«", "«"),
    ],
)
def test_a_sentence_begins_with_a_capital_inside_its_marks(text: str, said: str) -> None:
    assert sentence_case(text) == said


@pytest.mark.parametrize(("code", "said"), [("fr", "Finlande"), ("es", "Finlandia"), ("en", "Finland")])
def test_a_country_whose_name_holds_the_english_one_is_said_in_the_language(code: str, said: str) -> None:
    with override(code):
        assert country_alone("Finland") == said
        assert country_alone("Erewhon") == "Erewhon"


@pytest.mark.parametrize(
    ("code", "km", "said"),
    [
        ("en", 340.2, "about 340 km (210 miles)"),
        ("fr", 340.2, "environ 340 km"),
        ("es", 6512, "unos 6500 km"),
        ("fr", 0.3, "moins de 1 km"),
    ],
)
def test_a_distance_has_miles_only_in_english(code: str, km: float, said: str) -> None:
    with override(code):
        assert far(km) == said


@pytest.mark.parametrize(
    ("code", "town", "region", "said"),
    [
        ("fr", "Munich", "Bavaria", "Munich, Bavière"),
        ("es", "London", "England", "Londres, Inglaterra"),
        ("en", "Beijing", "Beijing", "Beijing"),
        ("fr", "Beijing", "Beijing", "Pékin"),
        ("fr", "", "Ohio", "Ohio"),
        ("fr", "Dijon", None, "Dijon"),
    ],
)
def test_a_town_is_said_in_the_language_and_once(code: str, town: str, region: str | None, said: str) -> None:
    with override(code):
        assert town_said(town, region) == said


@pytest.mark.parametrize(
    ("code", "name", "said"),
    [
        ("en", "Placebo", "Placebo"),
        ("fr", "Placebo", "un placebo"),
        ("fr", "ZM001 Injection", "«\u202fZM001 Injection\u202f»"),
        ("es", "Prednisone", "prednisona"),
    ],
)
def test_a_treatment_is_named_in_the_language_or_marked_as_english(code: str, name: str, said: str) -> None:
    with override(code):
        assert treatment_alone(name) == said
