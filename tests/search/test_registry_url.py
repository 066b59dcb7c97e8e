"""Addresses of searches on the registry's site, as people paste them."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.search import Asked, Near, parse_registry_url, search
from tests.search.records import GRENOBLE, LYON, MADRID, status, study

SITE = "https://clinicaltrials.gov/search"
LYON_AT = Near(45.75, 4.85, "Lyon, France")


def read(place=None, **words: str) -> Asked | None:
    return parse_registry_url(f"{SITE}?{urlencode(words)}", place)


class TestRead:
    def test_a_whole_search(self):
        url = (
            "https://clinicaltrials.gov/search?cond=Lupus&intr=Rest&locStr=Lyon,%20France&lat=45.75&lng=4.85"
            "&distance=50&aggFilters=ages:adult,phase:2%203,sex:f,status:rec%20not,studyType:int&spons=Acme"
        )
        assert parse_registry_url(url) == Asked(
            conditions=("Lupus",), treatments=("Rest",), near=LYON_AT, within_km=80.5, age_groups=("ADULT",),
            phases=("PHASE2", "PHASE3"), sex="FEMALE", statuses=("RECRUITING", "NOT_YET_RECRUITING"),
            types=("INTERVENTIONAL",), sponsor="Acme",
        )  # fmt: skip

    @pytest.mark.parametrize("url", [
        "clinicaltrials.gov/search?cond=lupus", "http://www.clinicaltrials.gov/search/?cond=lupus",
        "  https://CLINICALTRIALS.gov/search?cond=lupus#top ", "https://classic.clinicaltrials.gov/ct2/results?cond=lupus",
    ])  # fmt: skip
    def test_ways_to_write_the_address(self, url):
        assert parse_registry_url(url) == Asked(conditions=("lupus",))

    @pytest.mark.parametrize("text", [
        "", "lupus", "https://example.org/search?cond=lupus", "https://clinicaltrials.gov/study/NCT00000001",
        "https://clinicaltrials.gov.example.org/search?cond=lupus", "https://[clinicaltrials.gov/search?cond=x",
        "https://clinicaltrials.gov/search?" + "a=1&" * 200,
    ])  # fmt: skip
    def test_what_is_no_search_of_the_site(self, text):
        assert parse_registry_url(text) is None

    @pytest.mark.parametrize(("words", "km"), [
        ({"distance": "10"}, 16.1), ({"distance": "10km"}, 10.0), ({"distance": "10mi"}, 16.1),
        ({"distance": "10", "distanceUnit": "km"}, 10.0), ({"distance": "far"}, None), ({"distance": "-3"}, None),
        ({"distance": "nan"}, None), ({"distance": "inf"}, None), ({}, None),
    ])  # fmt: skip
    def test_distances(self, words, km):
        assert read(lat="45.75", lng="4.85", **words).within_km == km

    def test_a_place_without_coordinates_is_looked_up(self):
        asked = read(lambda name: LYON_AT if name == "Lyon" else None, locStr="Lyon", distance="10km")
        assert (asked.near, asked.within_km, asked.text) == (LYON_AT, 10.0, "")

    def test_a_place_nobody_knows_becomes_words_and_its_distance_goes(self):
        asked = read(lambda name: None, locStr="Atlantis", distance="10km")
        assert (asked.near, asked.within_km, asked.text) == (None, None, "Atlantis")

    def test_the_order_by_distance_needs_a_place(self):
        assert read(sort="distance").sort == "relevance"
        assert read(sort="distance", lat="45.75", lng="4.85").sort == "nearest"
        assert read(sort="@lastUpdatePostDate:desc").sort == "changed"

    def test_days(self):
        assert read(firstPost="2024-01-31_").posted_since == date(2024, 1, 31)
        assert read(lastUpdPost="2024-02-30_").changed_since is None
        assert read(firstPost="2024-01-31_2024-02-01").posted_since is None

    @pytest.mark.parametrize(("given_age", "years"), [
        ("45y_45y", 45.0), ("45y_50y", None), ("_", None), ("infy_infy", None), ("nany_nany", None), ("-4y_-4y", None),
        ("900y_900y", None), ("1e9y_1e9y", None), ("0y_0y", 0.0),
    ])  # fmt: skip
    def test_an_age(self, given_age, years):
        assert read(ageRange=given_age).age_years == years

    def test_unknown_filters_are_left_out(self):
        assert read(cond="lupus", aggFilters="status:zzz,phase,results:maybe,,:", unheard="of") == Asked(
            conditions=("lupus",)
        )


@given(st.text(max_size=80))
def test_no_address_is_an_error(text):
    parse_registry_url(f"{SITE}?{text}")
    parse_registry_url(text)


NAMES = ("cond", "term", "intr", "lat", "lng", "distance", "ageRange", "firstPost", "aggFilters", "sort", "locStr")


@given(
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["nan", "inf", "-1", "1e400", "infy_infy", "9", ":", "٣"]))
)
def test_no_value_of_an_address_is_an_error(words):
    asked = read(**words)
    assert asked.age_years is None or 0 <= asked.age_years < 200


def test_a_pasted_search_finds_what_it_asks_for(indexed):
    indexed(
        study(1, "Open in Lyon", sites=[LYON]),
        study(2, "Open in Madrid", sites=[MADRID]),
        study(3, "Finished in Lyon", sites=[LYON], status=status("COMPLETED")),
        study(4, "Another disease", "Asthma", sites=[LYON]),
        study(5, "Open in Grenoble", sites=[GRENOBLE]),
    )
    asked = read(cond="lupus", lat="45.75", lng="4.85", distance="30", aggFilters="status:rec")
    assert [hit.nct_id[-1] for hit in search(asked).hits] == ["1"]
