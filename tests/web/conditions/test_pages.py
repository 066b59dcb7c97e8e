"""``/conditions`` and ``/conditions/{slug}``: names, counts, what is studied, ways on."""

from __future__ import annotations

import html

import pytest

from tests.web.finding.records import FIVE, about, study, with_status

SLE = "/conditions/systemic-lupus-erythematosus"
BRAIN = study(
    6, "A study of the brain", conditions=about("Central Nervous System Lupus"), status=with_status("TERMINATED"),
    contactsLocations=None,
)  # fmt: skip


@pytest.fixture
def six(indexed):
    indexed(*FIVE, BRAIN)


def body(site, address, status=200, **query):
    answer = site.get(address, query)
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


@pytest.mark.usefixtures("six")
class TestPage:
    def test_it_is_headed_by_the_everyday_name_and_says_the_medical_one(self, site):
        page = body(site, SLE)
        assert "<h1>Lupus</h1>" in page
        assert "In medicine: <strong>systemic lupus erythematosus</strong>" in page
        assert "libman sacks disease" in page
        assert "MeSH, the medical headings" in page

    def test_a_medical_name_that_is_only_spelled_otherwise_is_not_said_again(self, site):
        assert "In medicine:" not in body(site, "/conditions/anemia")
        assert "In medicine:" not in body(site, "/conditions/leukemia")

    def test_a_name_with_more_meanings_says_so_with_a_link_to_each(self, site):
        page = body(site, SLE)
        assert "“Lupus” can also mean <a" in page
        assert site.get("/conditions/cold").headers["Location"] == "/conditions/common-cold"
        cold = body(site, "/conditions/common-cold")
        assert "“Cold” can also mean <a" in cold
        assert '<a href="/conditions/chronic-obstructive-pulmonary-disease">' in cold
        assert "can also mean" not in body(site, "/conditions/asthma")
        assert "“" not in body(site, "/fr/conditions/common-cold").partition("<h1>")[2].partition("</header>")[0]

    def test_it_says_in_plain_words_what_it_is_and_keeps_the_medical_words_folded(self, site):
        page = body(site, SLE)
        head, _, rest = page.partition('id="looking"')
        assert "It is an autoimmune disease: the body's defences attack healthy parts of the body." in head
        assert "multisystemic" not in head
        assert "multisystemic" in rest.split("<summary>What it is, in medical words</summary>")[1]

    def test_studies_that_look_for_people_come_first_and_all_are_one_step_away(self, site):
        page = body(site, SLE)
        first = page.split('id="looking"')[1].split("</section>")[0]
        assert "Iron for lupus" in first
        assert "Sun and lupus" not in first
        assert page.index('id="looking"') < page.index('id="treatments"') < page.index('id="counts"')

    def test_a_card_does_not_repeat_what_the_page_is_about(self, site):
        assert "It is about systemic lupus erythematosus" not in body(site, SLE)

    def test_counts_lead_to_the_studies_they_count(self, site):
        page = body(site, SLE)
        assert "4 studies kept here" in page
        assert "2 studies look for people now" in page
        stopped = "/studies?cond=systemic-lupus-erythematosus&status=terminated"
        assert f'<a href="{stopped}"><bdi>Stopped or paused</bdi></a><b>1</b>' in page
        assert "<strong>1 study</strong>" in body(site, stopped)

    def test_a_kind_of_it_counts_and_is_linked(self, site):
        page = body(site, SLE)
        assert '<a href="/conditions/central-nervous-system-lupus">' in page
        assert "It is a kind of" in body(site, "/conditions/central-nervous-system-lupus")

    def test_the_charts_have_a_table_behind_that_says_the_same(self, site):
        page = body(site, SLE)
        assert "Too few for a chart: Phase 2 (4)." in page
        assert '<tr><th scope="row">2023</th>' in page

    def test_the_form_asks_for_studies_of_it_that_look_for_people(self, site):
        page = body(site, SLE)
        assert '<input type="hidden" name="cond" value="systemic-lupus-erythematosus">' in page
        found = body(
            site, "/studies?cond=systemic-lupus-erythematosus&status=recruiting&sort=nearest&near=Lyon&within=100"
        )
        assert "Iron for lupus" in found

    def test_what_is_studied_is_no_promise(self, site):
        page = body(site, SLE)
        assert "Being studied does not mean that it works." in page
        assert "<bdi>Rest</bdi></a><b>2</b>" in page

    def test_only_studies_of_the_condition_are_listed(self, site):
        page = body(site, SLE)
        assert "Iron for lupus" in page
        assert "Walking with asthma" not in page


@pytest.mark.parametrize("other", ["lupus", "SLE", "mondo-0007915", "Systemic-Lupus-Erythematosus"])
def test_its_other_names_lead_to_it(site, indexed, other):
    indexed(FIVE[0])
    answer = site.get(f"/conditions/{other}")
    assert answer.status_code == 301
    assert answer.headers["Location"] == SLE


def test_an_unknown_name_gets_names_like_it(site, indexed):
    indexed(FIVE[0])
    page = body(site, "/conditions/asthm", 404)
    assert 'href="/conditions/asthma"' in page
    page = body(site, "/conditions/lupuss", 404)
    assert f'<a href="{SLE}">Lupus</a>' in page
    for nasty in ("%00", "a" * 5000, "<script>", "..", "%F0%9F%98%80", "-", "%20"):
        assert site.get(f"/conditions/{nasty}").status_code in (404, 301)


def test_a_condition_without_studies_says_so(site, indexed):
    indexed(FIVE[0])
    page = body(site, "/conditions/asthma")
    assert "No study kept here is about this" in page
    assert "<svg class" not in page


def test_without_an_index_the_page_waits(site, db):
    assert "This page is being made" in body(site, SLE, 503)
    assert "No studies are kept here yet." in body(site, "/conditions")


@pytest.mark.usefixtures("six")
class TestIndex:
    def test_it_opens_on_the_most_studied_and_the_letters(self, site):
        page = body(site, "/conditions")
        assert "With most studies" in page
        assert "?letter=L" in page
        assert 'id="letter-h"' not in page
        assert "With most studies" not in body(site, "/conditions?letter=L")

    def test_a_letter_lists_everyday_and_medical_names(self, site):
        assert ">Lupus</a>" in body(site, "/conditions?letter=L")
        assert ">Systemic lupus erythematosus</a>" in body(site, "/conditions?letter=s")
        assert ">Heart attack</a>" in body(site, "/conditions?letter=H")

    def test_letters_without_conditions_are_not_offered(self, site):
        page = body(site, "/conditions")
        assert "?letter=Q" not in page
        assert "?letter=A" in page

    @pytest.mark.parametrize("query", ["letter=%00", "letter=%F0%9F%98%80", "letter=Q&page=9999999", "page=-1"])
    def test_nothing_asked_for_breaks_it(self, site, query):
        assert site.get(f"/conditions?{query}").status_code == 200
