"""``/studies`` with an index: words, filters, places, pages, and whatever people put into an address."""

from __future__ import annotations

import html
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.web.finding.records import FIVE, study


@pytest.fixture
def five(indexed):
    indexed(*FIVE)


def body(site, address, **query):
    answer = site.get(address, query)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


@pytest.mark.usefixtures("five")
class TestFive:
    def test_the_heading_repeats_the_words_and_says_what_they_also_find(self, site):
        page = body(site, "/studies", q="lupus")
        assert "<bdi>Studies of “lupus”</bdi>" in page
        assert "“lupus” also finds studies of systemic lupus erythematosus." in page
        assert "<strong>3 studies</strong>" in page

    def test_lay_words_find_clinical_ones_and_the_card_says_why(self, site):
        page = body(site, "/studies", q="heart attack")
        assert "Rest after a heart attack" in page
        assert "It matches “heart attack”, a word for myocardial infarction." in page

    def test_without_filters_nothing_is_hidden(self, site):
        page = body(site, "/studies")
        assert "<strong>5 studies</strong>" in page
        assert "Only those looking for people now (4)" in page

    def test_one_tap_leaves_those_that_look_for_people(self, site):
        page = body(site, "/studies?q=lupus&status=recruiting")
        assert "<strong>2 studies</strong>" in page
        assert "Sun and lupus" not in page
        assert "Only those" not in page

    def test_a_place_names_the_nearest_site_that_takes_people(self, site):
        page = body(site, "/studies", q="asthma", near="Grenoble")
        assert "<strong>Nearest: Madrid, Spain, about" in page
        assert "1 nearer place is closed." in page
        assert "near Grenoble" in page

    def test_a_place_in_the_words_goes_into_its_own_box(self, site):
        page = body(site, "/studies", q="asthma near Grenoble", within="2000")
        assert "<strong>Nearest: Madrid, Spain, about" in page
        assert 'value="asthma"' in page
        assert 'value="Grenoble"' in page
        assert 'value="100"' in body(site, "/studies", q="asthma near Grenoble")

    def test_a_position_is_rounded_and_has_no_name(self, site):
        page = body(site, "/studies", q="lupus", near="45.748512,4.846711")
        assert "Studies of “lupus” near the place you gave" in page
        assert "45.7485" not in page

    def test_a_card_says_in_one_line_what_is_tried_and_who_can_join(self, site):
        page = body(site, "/studies", q="children")
        assert "Girls, 6 to 17 years." in page

    def test_only_this_page_may_ask_for_a_position_or_fetch(self, site):
        answer = site.get("/studies")
        assert "geolocation=(self)" in answer.headers["Permissions-Policy"]
        assert "connect-src 'self'" in answer.headers["Content-Security-Policy"]
        other = site.get("/about/method")
        assert "geolocation=()" in other.headers["Permissions-Policy"]
        assert "connect-src 'none'" in other.headers["Content-Security-Policy"]

    def test_distance_and_status_hold_for_one_site(self, site):
        query = {"near": "Lyon", "within": "150", "status": "recruiting"}
        page = body(site, "/studies", **query)
        assert "Iron for lupus" in page
        assert "Walking with asthma" not in page
        assert "Within 150 km of Lyon" in page

    def test_the_funnel_can_be_loosened_step_by_step(self, site):
        page = body(site, "/studies?q=lupus&status=recruiting&sex=female&near=Lyon&within=100")
        assert "How the filters narrow it:" in page
        assert 'href="/studies?q=lupus&near=Lyon&within=100&sex=female"' in page
        assert 'href="/studies?q=lupus&status=recruiting&sex=female"' in page

    def test_nothing_near_offers_a_wider_circle(self, site):
        page = body(site, "/studies?q=lupus&near=Auckland&within=25&status=suspended")
        assert "No study found" in page
        assert 'href="/studies?q=lupus&near=Auckland&within=250&status=suspended">Look within 250 km' in page

    def test_chips_take_away_one_value_each(self, site):
        page = body(site, "/studies?q=lupus&status=recruiting&status=completed&age=30")
        assert 'href="/studies?q=lupus&status=completed&age=30"' in page
        assert 'href="/studies?q=lupus&status=recruiting&age=30"' in page
        assert "Filters (3)" in page
        assert 'href="/studies?q=lupus">Remove all' in page

    def test_nothing_left_says_which_filter_to_loosen(self, site):
        page = body(site, "/studies?q=lupus&status=suspended")
        assert "No study found" in page
        assert "Leave out “paused”: 3 studies." in page

    def test_a_country_in_the_box_for_places_is_a_filter(self, site):
        page = body(site, "/studies?near=South+Korea")
        assert "<strong>1 study</strong>" in page
        assert 'value="korea, republic of"' in page.lower()
        assert "All studies in South Korea" in page

    def test_a_name_of_several_places_is_asked_about(self, site):
        page = body(site, "/studies?q=lupus&near=Springfield")
        assert "Which one do you mean?" in page
        assert "near=Springfield%2C" in page

    def test_what_is_left_out_is_said(self, site):
        page = body(site, "/studies?near=Qwxzptk&age=old&within=far&country=Narnia")
        assert "We do not know that place." in page
        assert "“old” is not an age" in page
        assert "No study here has a place in “Narnia”" in page

    def test_what_could_not_be_read_is_said_by_its_box(self, site):
        page = body(site, "/studies?near=Qwxzptk&age=old&posted=soon")
        assert 'value="Qwxzptk" aria-invalid="true" aria-describedby="near-wrong">' in page
        assert '<p class="wrong" id="near-wrong">We do not know that place.' in page
        for name in ("age", "posted"):
            assert f'aria-describedby="{name}-wrong"' in page
            assert f'<p class="wrong" id="{name}-wrong">' in page
        assert '<details class="filters" open>' in page
        assert "aria-invalid" not in body(site, "/studies?near=Lyon&age=40")

    def test_a_sponsor_without_a_letter_is_said_to_be_left_out(self, site):
        page = body(site, "/studies", sponsor="---")
        assert "Nothing in “---” can be searched for, so it was left out." in page
        assert "<strong>5 studies</strong>" in page

    def test_why_most_studies_are_here_is_said_once(self, site):
        page = body(site, "/studies?q=lupus")
        assert page.count("It matches “lupus”, a word for systemic lupus erythematosus.") == 1

    def test_days_narrow_and_stay_in_the_address(self, site):
        page = body(site, "/studies?q=lupus&posted=2023-01-01&changed=2026-01-20")
        assert "<strong>2 studies</strong>" in page
        assert "First shown since 1 January 2023" in page
        assert 'name="changed" type="date" form="find" value="2026-01-20"' in page
        assert 'href="/studies?q=lupus&posted=2023-01-01"' in page
        assert "No study found" in body(site, "/studies?posted=2023-05-03")
        assert "“yesterday” is not a day" in body(site, "/studies?posted=yesterday")

    def test_who_runs_a_study_is_a_choice(self, site):
        page = body(site, "/studies?funder=other")
        assert 'name="funder" value="other" form="find" checked' in page
        assert page.count('name="funder"') == 1

    def test_a_condition_by_its_slug(self, site):
        page = body(site, "/studies?cond=systemic-lupus-erythematosus")
        assert "Studies of lupus" in page
        assert '<input type="hidden" name="cond" value="systemic-lupus-erythematosus">' in page
        assert "<strong>3 studies</strong>" in page

    def test_a_pasted_search_keeps_its_days(self, site):
        pasted = "https://clinicaltrials.gov/search?cond=lupus&firstPost=2023-01-01_&lastUpdPost=2024-05-06_"
        to = site.get("/studies", {"q": pasted}).headers["Location"]
        assert to == "/studies?cond=lupus&posted=2023-01-01&changed=2024-05-06"

    @pytest.mark.parametrize("pasted", [
        "https://clinicaltrials.gov/search?cond=lupus&aggFilters=status:rec&locStr=Lyon&distance=50",
        "clinicaltrials.gov/search?cond=lupus&aggFilters=status:rec&locStr=Lyon&lat=45.7485&lng=4.8467",
    ])  # fmt: skip
    def test_a_pasted_search_of_the_registry_becomes_ours(self, site, pasted):
        answer = site.get("/studies", {"q": pasted})
        assert answer.status_code == 302
        query = parse_qs(urlsplit(answer.headers["Location"]).query)
        assert (query["cond"], query["status"], query["near"]) == (["lupus"], ["recruiting"], ["Lyon"])
        assert "Iron for lupus" in body(site, answer.headers["Location"])


NASTY = ["", " ", "\0", "-1", "1e999", "nan", "inf", "'; DROP TABLE study;--", "<script>alert(1)</script>", "\u202e",
         "😀", "{{7*7}}", "%", "a" * 9000, "NEAR(", '"', "../../etc/passwd", "1,2,3", "91,181", "RECRUITING"]  # fmt: skip  # noqa: E501
NAMES = ["q", "cond", "treat", "near", "within", "status", "phase", "type", "group", "age", "sex", "healthy", "funder",
         "sponsor", "country", "results", "posted", "changed", "sort", "page"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_value_of_any_filter_breaks_the_page(site, indexed, name):
    indexed(FIVE[0])
    for nasty in NASTY:
        answer = site.get(f"/studies?{urlencode({name: nasty, 'near' if name != 'near' else 'q': 'Lyon'})}")
        assert answer.status_code == 200, nasty
        assert b"<script>alert" not in answer.content
    assert site.get("/studies?" + "&".join(f"{name}=x{n}" for n in range(90))).status_code == 200


def test_more_filters_than_we_read_get_one_clear_page(site, indexed):
    indexed(FIVE[0])
    answer = site.get("/studies?q=lupus&" + "&".join(f"status=s{n}" for n in range(10_000)))
    assert answer.status_code == 400
    assert b"We read up to 100 filters in one search." in answer.content
    assert b"lupus" not in answer.content


def test_pages_show_each_study_once_and_keep_the_filters(site, indexed):
    indexed(*(study(n, f"Lupus {n}") for n in range(1, 43)))
    pages = [body(site, f"/studies?q=lupus&status=recruiting&page={n}") for n in (1, 2, 3)]
    shown = [word.split('"')[0] for page in pages for word in page.split('<h2><a href="/studies/')[1:]]
    assert len(shown) == len(set(shown)) == 42
    assert 'rel="next" href="/studies?q=lupus&status=recruiting&page=3"' in pages[1]
    assert 'rel="prev" href="/studies?q=lupus&status=recruiting"' in pages[1]
    assert body(site, "/studies?q=lupus&page=99").count("<h2><a") == 2


def test_an_empty_index_says_so(site, indexed):
    indexed()
    assert "No studies are kept here yet." in body(site, "/studies")


@pytest.mark.usefixtures("five")
def test_words_that_found_studies_are_not_doubted_where_a_filter_leaves_none(site) -> None:
    doubts = "Check the spelling"
    assert doubts in html.unescape(site.get("/studies?q=zzqqx").content.decode())
    left_none = html.unescape(site.get("/studies?q=lupus&age=3").content.decode())
    assert "What you can try" in left_none
    assert doubts not in left_none


def test_a_phase_may_be_its_number_alone(site, indexed):
    phase = {"studyType": "INTERVENTIONAL", "phases": ["PHASE4"]}
    indexed(study(1, "Lupus one", design=phase), study(2, "Lupus two"))
    assert body(site, "/studies?q=lupus&phase=4").count("<h2><a") == 1
    assert "Phase 4" in body(site, "/studies?q=lupus&phase=4")
