"""Words with several meanings: studies of the likeliest one are shown, and each other one is offered as a link."""

from __future__ import annotations

import html
from urllib.parse import parse_qs, urlsplit

import pytest

from plaintrial.search.understood import Meant, Part, Understood
from plaintrial.web.finding.meanings import meanings
from plaintrial.web.finding.wish import wish
from tests.web.finding.records import about, study

OFFER = "Did you mean one of these?"


def body(site, address, **query):
    answer = site.get(address, query)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


@pytest.fixture
def studies(indexed):
    indexed(
        study(101, "Nerves and walking", conditions=about("Amyotrophic Lateral Sclerosis")),
        study(102, "Bowel after surgery", conditions=about("Afferent Loop Syndrome")),
        study(103, "Runny noses", conditions=about("Common Cold")),
        study(104, "Breathing well", conditions=about("Chronic Obstructive Pulmonary Disease")),
        study(105, "Walking speed", conditions=about("Multiple Sclerosis")),
        study(106, "Stiff valves", conditions=about("Mitral Valve Stenosis")),
    )


@pytest.mark.usefixtures("studies")
class TestMeanings:
    @pytest.mark.parametrize("typed", ["ALS", "als"])
    def test_the_likeliest_is_shown_and_the_others_are_offered(self, site, typed):
        page = body(site, "/studies", q=typed)
        assert "Nerves and walking" in page
        assert "Bowel after surgery" not in page
        assert "afferent-loop-syndrome" in page
        assert OFFER not in page
        assert page.count(f"“{typed}” can also mean ") == 1

    def test_a_cold_may_be_a_disease_of_the_lung(self, site):
        page = body(site, "/studies", q="cold")
        assert "Runny noses" in page
        assert "Breathing well" not in page
        assert "cond=chronic-obstructive-pulmonary-disease" in page

    def test_an_open_short_form_shows_each_and_offers_each(self, site):
        page = body(site, "/studies", q="ms")
        assert "Walking speed" in page
        assert "Stiff valves" in page
        assert OFFER in page
        assert "cond=multiple-sclerosis" in page

    def test_the_link_leads_to_that_meaning_alone(self, site):
        page = body(site, "/studies", cond="afferent-loop-syndrome")
        assert "Bowel after surgery" in page
        assert "Nerves and walking" not in page
        assert OFFER not in page

    def test_a_sure_name_offers_nothing(self, site):
        assert OFFER not in body(site, "/studies", q="multiple sclerosis")

    def test_the_other_words_and_filters_stay(self, site):
        page = body(site, "/studies", q="walking als", age="50")
        links = [urlsplit(part.partition('"')[0]) for part in page.split('href="')[1:]]
        offered = [parse_qs(link.query) for link in links if "cond=afferent" in link.query]
        assert {"q": ["walking"], "age": ["50"], "cond": ["afferent-loop-syndrome"]} in offered


def found(part):
    class Found:
        understood = Understood((part,))

    return Found()


def wished(**given):
    return wish(lambda name: [given[name]] if name in given else [])


def test_words_inside_other_words_are_not_taken_out():
    both = (Meant("MONDO:0004976", "amyotrophic lateral sclerosis"), Meant("MONDO:0006641", "afferent loop syndrome"))
    offered = meanings(wished(q="also als"), found(Part("condition", "als", ("als",), both[:1], others=both[1:])))
    assert [parse_qs(urlsplit(way.to).query)["q"] for way in offered.ways] == [["also"]]
    offered = meanings(wished(q="also als"), found(Part("condition", "als", ("als",), both)))
    assert [parse_qs(urlsplit(way.to).query)["q"] for way in offered.ways] == [["also"], ["also"]]
    assert meanings(wished(q="also"), found(Part("condition", "als", ("als",), both))) is None


def test_a_condition_asked_for_in_words_is_told_apart_too():
    both = (Meant("MONDO:0004976", "amyotrophic lateral sclerosis"), Meant("MONDO:0006641", "afferent loop syndrome"))
    offered = meanings(wished(cond="ALS"), found(Part("condition", "ALS", ("als",), both[:1], others=both[1:])))
    assert [parse_qs(urlsplit(way.to).query)["cond"] for way in offered.ways] == [["afferent-loop-syndrome"]]
    assert (offered.before, offered.after) == ("“ALS” can also mean ", ".")
