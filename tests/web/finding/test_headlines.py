"""Lists name studies in plain words, with today's readings, without them, and after the rules have changed."""

from __future__ import annotations

import html

import pytest

from plaintrial.mirror import queries
from tests.web.finding.records import FIVE, about, study

TITLE = "Iron for lupus"


def page(site, address):
    answer = site.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


@pytest.fixture
def five(indexed):
    indexed(*FIVE)


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize("rules", ["today's", "older"])
def test_cards_have_plain_titles_by_whatever_rules_readings_were_made(site, monkeypatch, rules):
    if rules == "older":
        monkeypatch.setattr(queries, "RULE_SET", "of tomorrow")
        assert queries.headlines_of(["NCT00000001"]) == {}
    text = page(site, "/studies?q=lupus")
    assert f"The study team calls it:</span> <span>{TITLE}</span>" in text
    assert f">{TITLE}</a>" not in text


@pytest.mark.usefixtures("five")
def test_what_is_offered_beside_a_comparison_has_plain_titles_too(site):
    text = page(site, "/compare?id=NCT00000001")
    offered = text[text.index("Studies like the first one") :]
    assert "/compare?id=NCT00000001&id=NCT0000000" in offered
    assert ">Sun and lupus</a>" not in offered


def test_a_study_that_is_not_held_has_no_hash(db):
    assert queries.hashes_of(["NCT00000001"]) == {}


def test_words_that_find_nothing_blame_no_filter(site, indexed):
    indexed(study(1, "One", conditions=about("Lupus")))
    text = page(site, "/studies?q=xyzzyq&status=recruiting&age=34")
    assert "No study found" in text
    assert "How the filters narrow it" not in text
    assert "How the filters narrow it" in page(site, "/studies?q=lupus&status=completed&age=34")
