"""Sites by country."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.record.sites import Site
from plaintrial.web.study.places import A_PAGE, Asked, places_of


def sites(country, count, status=None):
    return [Site(facility=f"{country} {n}", city="Town", country=country, status=status) for n in range(count)]


def names(places):
    return [place.name for group in places.groups for place in group.places]


def test_countries_that_look_for_people_come_first():
    found = places_of(
        [*sites("Austria", 3), *sites("Spain", 1, "RECRUITING"), *sites("Norway", 2, "RECRUITING")], "RECRUITING"
    )
    assert [group.country for group in found.groups] == ["Norway", "Spain", "Austria"]
    assert found.groups[0].heading == "2 places, 2 looking for people now"


def test_in_a_country_open_sites_come_first():
    statuses = ("COMPLETED", "NOT_YET_RECRUITING", "RECRUITING")
    found = places_of([site for status in statuses for site in sites("Spain", 1, status)], "RECRUITING")
    words = [place.status for place in found.groups[0].places]
    assert words == ["Looking for people now", "Not started yet", "Finished"]


def test_few_sites_stand_open():
    found = places_of([*sites("Spain", 2), *sites("France", 3)], None)
    assert all(group.unfolded for group in found.groups)


def test_many_sites_fold_but_those_that_look_for_people():
    found = places_of([*sites("Austria", 40), *sites("Spain", 3, "RECRUITING")], "RECRUITING")
    assert [(group.country, group.unfolded) for group in found.groups] == [("Spain", True), ("Austria", False)]


def test_a_page_lists_no_more_than_it_has_room_for_and_leads_to_the_rest():
    many = [*sites("United States", 400), *sites("France", 60), *sites("Italy", 60), *sites("Malta", 5)]
    found = places_of(many, None)
    assert len(names(found)) == 65
    assert {group.country for group in found.groups if not group.places} == {"Italy", "United States"}
    assert found.total == 525


def test_every_site_can_be_reached():
    many = [*sites("United States", 3 * A_PAGE + 1), *sites("France", 60), *sites("Italy", 60)]
    seen = set()
    for group in places_of(many, None).groups:
        for page in range(1, places_of(many, None, Asked(group.country)).pages + 1):
            seen |= set(names(places_of(many, None, Asked(group.country, page))))
    assert seen == {site.facility for site in many}


@pytest.mark.parametrize("asked", [Asked("Atlantis"), Asked("", 9), Asked("<b>", 10**9)])
def test_what_nobody_has_falls_back_to_what_there_is(asked):
    assert places_of(sites("France", 2), None, asked) == places_of(sites("France", 2), None)


def test_a_page_past_the_end_is_the_last():
    many = sites("France", A_PAGE + 1)
    assert places_of(many, None, Asked("France", 99)).page == 2
    assert "(101 to 101)" in places_of(many, None, Asked("France", 2)).groups[0].heading


def test_a_site_without_a_name_or_country():
    found = places_of([Site(), Site(city="Bonn", country="Germany")], None)
    assert [(group.country, group.places[0].name) for group in found.groups] == [
        ("Country not stated", "Place not named"),
        ("Germany", "Bonn"),
    ]


def test_where_in_a_few_words():
    assert places_of([], None).short == "The record names no places"
    assert places_of(sites("United States", 1), None).short == "1 place in the United States"
    assert places_of([*sites("Spain", 1), *sites("France", 2)], None).short == "3 places in France and Spain"
    four = [site for name in ("Spain", "France", "Italy", "Malta") for site in sites(name, 1)]
    assert places_of(four, None).short == "4 places in Spain, France and 2 more countries"


def test_a_study_that_looks_for_people_but_does_not_say_where():
    assert "Ask the study team" in places_of(sites("France", 2), "RECRUITING").status_note
    assert places_of(sites("France", 2), "COMPLETED").status_note == ""
    assert places_of(sites("France", 2, "RECRUITING"), "RECRUITING").status_note == ""


@given(
    st.lists(st.tuples(st.sampled_from(["A", "B", None]), st.sampled_from(["RECRUITING", None, "NEW"])), max_size=300)
)
def test_no_site_is_lost_or_doubled_in_the_counts(given_sites):
    many = [Site(facility=str(n), country=c, status=s) for n, (c, s) in enumerate(given_sites)]
    found = places_of(many, None)
    listed = names(found)
    assert len(listed) == len(set(listed)) <= A_PAGE
    assert found.total == len(many)


@pytest.mark.parametrize("overall", ["UNKNOWN", "COMPLETED", "TERMINATED", None, "NEW_STATUS"])
def test_a_site_left_open_in_a_study_that_is_not_is_no_promise(overall):
    found = places_of(sites("France", 2, "RECRUITING"), overall)
    assert found.groups[0].heading == "2 places"
    assert {(place.status, place.tone) for place in found.groups[0].places} == {("Was looking for people", "unclear")}
    assert "may take nobody now" in found.status_note


def test_in_a_study_about_to_start_open_sites_are_open():
    found = places_of(sites("France", 2, "RECRUITING"), "NOT_YET_RECRUITING")
    assert found.groups[0].places[0].status == "Looking for people now"
