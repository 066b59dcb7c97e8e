"""``/places`` and ``/places/{slug}``: the world, a country, a town; each map beside a list that says it."""

from __future__ import annotations

import html

import pytest

from plaintrial.places import gazetteer
from plaintrial.web.places.nearest import town_of
from tests.web.finding.records import FIVE, SEOUL, about, at, site, study

LYON_PAGE = "/places/lyon-auvergne-rhone-alpes-fr"
VILLEURBANNE = site("Villeurbanne", "France", 45.7667, 4.8833)
LATE = study(6, "Asthma in a suburb", conditions=about("Asthma"), contactsLocations=at(VILLEURBANNE))


@pytest.fixture
def six(indexed):
    indexed(*FIVE, LATE)


def body(site, address, status=200, **query):
    answer = site.get(address, query)
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


@pytest.mark.usefixtures("six")
class TestPages:
    def test_the_world_counts_places_that_take_people(self, site):
        page = body(site, "/places")
        assert '<a href="/places/france">France</a> <span class="soft">(2)</span>' in page
        assert '<a href="/places/spain">Spain</a> <span class="soft">(2)</span>' in page
        assert '<a href="/places/south-korea">South Korea</a> <span class="soft">(1)</span>' in page
        assert "Map of the world with 3 countries where studies look for people." in page

    def test_the_map_is_one_image_for_wide_screens_and_one_for_phones(self, site):
        page = body(site, "/places")
        assert page.count('role="img"') == 2
        assert page.count("<circle") == 6
        assert "<a " not in page.split("<figure")[1].split("</figure>")[0]

    def test_one_condition_only(self, site):
        page = body(site, "/places?cond=myocardial-infarction")
        assert "Where studies of heart attack look for people" in page
        assert "1 country" in page
        assert "cond=myocardial-infarction&status=recruiting&country=South%20Korea" in page

    def test_a_country_counts_its_own_places(self, site):
        page = body(site, "/places/france")
        assert "4 studies kept here have a place in this country. 2 of them look for people here now." in page
        assert '<a href="/places/lyon-auvergne-rhone-alpes-fr">Lyon, Auvergne-Rhône-Alpes</a><b>2</b>' in page
        assert "Map of France: 1 town where studies look for people." in page

    def test_every_count_of_a_country_is_what_its_link_finds(self, site):
        page = body(site, "/places/france")
        tallies = page.split('id="far-h"')[1].split("</section>")[0].split("<li>")[1:]
        assert tallies
        for tally in tallies:
            to, count = tally.split('"')[1], tally.split("<b>")[1].split("<")[0]
            assert f"<strong>{count} stud" in body(site, to)

    def test_a_town_has_rings_that_lead_to_what_they_count(self, site):
        page = body(site, LYON_PAGE)
        assert "<h1>Studies near Lyon, Auvergne-Rhône-Alpes, France</h1>" in page
        assert "<bdi>Within 25 km</bdi></a><b>2</b>" in page
        to = page.split('class="tally"')[1].split('href="')[1].split('"')[0]
        assert "<strong>2 studies</strong>" in body(site, to)
        assert "Iron for lupus" in page
        assert "Walking with asthma" not in page
        assert f'<a href="{LYON_PAGE}">' not in page

    def test_a_town_typed_leads_to_its_page(self, site):
        assert site.get("/places?town=Lyon").headers["Location"] == LYON_PAGE
        assert site.get("/places?town=South+Korea").headers["Location"] == "/places/south-korea"

    def test_a_name_of_several_towns_is_asked_about(self, site):
        page = body(site, "/places?town=Springfield")
        assert "Which one do you mean?" in page
        assert "/places/springfield-" in page
        assert "We do not know that place." in body(site, "/places?town=Qwxzptk")


def test_a_country_that_records_name_in_two_ways_stands_once(site, indexed):
    busan = {**SEOUL, "city": "Busan", "country": "South Korea", "geoPoint": {"lat": 35.1, "lon": 129.04}}
    indexed(*FIVE, study(6, "Walking in Busan", contactsLocations=at(busan)))
    page = body(site, "/places")
    assert page.count(">South Korea</a>") == 1
    assert '<a href="/places/south-korea">South Korea</a> <span class="soft">(2)</span>' in page
    filters = body(site, "/studies").split("<legend>Country</legend>")[1].split("</fieldset>")[0]
    assert filters.count("South Korea") == filters.count("<span>South Korea") == 1
    assert '<span>South Korea <span class="soft">(2)</span>' in filters


def test_towns_stand_in_the_order_of_the_numbers_beside_them(site, indexed):
    towns = [("Paris", 48.8534, 2.3488), ("Villeurbanne", 45.7667, 4.8833), ("Bron", 45.7386, 4.9130)]
    indexed(*FIVE, *(study(n, f"Study {n}", contactsLocations=at(site_(*town))) for n, town in enumerate(towns, 20)))
    listed = body(site, "/places/france").split('id="towns-h"')[1].split("</section>")[0]
    counts = [int(part.split("<")[0]) for part in listed.split("<b>")[1:]]
    assert len(counts) > 1
    assert counts == sorted(counts, reverse=True)


def site_(name, lat, lon):
    return site(name, "France", lat, lon)


def test_a_country_without_studies_says_so(site, indexed):
    indexed(FIVE[0])
    assert "No study kept here has a place in Chad." in body(site, "/places/chad")


def test_a_town_without_studies_says_so(site, indexed):
    indexed(FIVE[0])
    assert "No study within 100 km looks for people now." in body(site, "/places/wellington-nz")


def test_unknown_places_get_help_and_odd_ones_no_error(site, indexed):
    indexed(FIVE[0])
    assert "We do not know this place" in body(site, "/places/atlantis", 404)
    for nasty in ("%00", "a" * 5000, "<script>", "..", "%F0%9F%98%80", "-", "%20", "lyon", "fr"):
        assert site.get(f"/places/{nasty}").status_code in (404, 301)
    for nasty in ("", "\0", "a" * 9000, "91,181", "-1", "75011", "<script>alert(1)</script>", "𝕷"):
        assert site.get("/places", {"town": nasty}).status_code in (200, 302)


def test_without_an_index_there_is_a_page(site, db):
    assert "No study kept here looks for people now." in body(site, "/places")
    assert "This page is being made" in body(site, "/places/france", 503)


@pytest.mark.parametrize(
    ("lat", "lon", "town"),
    [
        (48.8566, 2.3522, "Paris"),
        (48.7930, 2.3630, "Paris"),
        (48.8400, 2.2980, "Paris"),
        (45.7667, 4.8833, "Lyon"),
        (-36.85, 174.76, "Auckland"),
        (16.78, -179.98, None),
    ],
)
def test_a_suburb_belongs_to_its_city(lat, lon, town):
    row = town_of(lat, lon)
    assert (gazetteer().title(row) if row is not None else None) == town
