"""Places people type: found, offered as a choice, or honestly not found; never an error."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaintrial.places import distance_km, find, place_of_slug, place_slug, round_position, suggest

LYON, PARIS, PARIS_TEXAS = (45.75, 4.85), (48.86, 2.35), (33.66, -95.56)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Lyon", LYON),
        ("lyon, france", LYON),
        ("Lyon, Auvergne-Rhône-Alpes, France", LYON),
        ("LYON FRANCE", LYON),
        ("Paris TX", PARIS_TEXAS),
        ("Paris, Texas", PARIS_TEXAS),
        ("Paris, France", PARIS),
        ("München", (48.14, 11.58)),
        ("Munich, Germany", (48.14, 11.58)),
        ("København", (55.68, 12.57)),
        ("Bordeaux, France", (44.84, -0.58)),
        ("東京", (35.69, 139.69)),
    ],
)
def test_a_place_is_found_under_the_names_people_use(text, where):
    found = find(text)
    place = found.place or found.choices[0]
    assert distance_km((place.lat, place.lon), where) < 30, place.label


@pytest.mark.parametrize("text", ["Springfield", "Paris", "Boston"])
def test_a_name_of_several_places_is_a_choice_or_the_one_nearly_all_mean(text):
    found = find(text)
    assert found.place is not None or len(found.choices) >= 2
    labels = [place.label for place in found.choices]
    assert len(set(labels)) == len(labels), "two choices that read the same are no choice"


def test_a_slip_of_the_keyboard_is_mended_and_said():
    found = find("Bordaux, France")
    assert found.place is not None
    assert "Bordeaux" in found.place.label


@pytest.mark.parametrize(
    "text", ["", " ", "00000", "qqqqzzzz", "\0", "💊", "a" * 100_000, "Lyon" * 5_000, "\u202eLyon"]
)
def test_what_is_no_place_gives_no_place_and_no_error(text):
    found = find(text)
    assert found.place is None or found.place.label


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_no_text_fails(text):
    found = find(text)
    assert found.place is None or not found.choices


@pytest.mark.parametrize("text", ["Lyon, France", "Paris, Texas", "Tokyo"])
def test_an_address_of_a_page_leads_back_to_its_place(text):
    found = find(text)
    place = found.place or found.choices[0]
    again = place_of_slug(place_slug(place))
    assert again is not None
    assert (again.lat, again.lon) == (place.lat, place.lon)


def test_beginnings_suggest_the_larger_places_first():
    assert any("Bordeaux" in place.label for place in suggest("bord"))


@settings(max_examples=100, deadline=None)
@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
def test_distances_are_symmetric_and_on_this_earth(a, b, c, d):
    there = distance_km((a, b), (c, d))
    assert 0 <= there <= 20_040
    assert there == pytest.approx(distance_km((c, d), (a, b)), abs=1e-6)


@settings(max_examples=100, deadline=None)
@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_reader_s_position_is_rounded_to_about_a_kilometre(lat, lon):
    assert distance_km((lat, lon), round_position(lat, lon)) < 1.2


@pytest.mark.parametrize("position", [(91, 0), (0, 181), (float("nan"), 0)])
def test_what_is_no_position_is_refused(position):
    with pytest.raises(ValueError, match="latitude"):
        round_position(*position)
