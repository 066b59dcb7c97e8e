"""The pages of what changed."""

from __future__ import annotations

import pytest

from tests.mirror.records import prepared
from tests.mirror.test_actions import keep

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed():
    keep(
        prepared(), prepared(day="2026-03-01", status="COMPLETED"), prepared(day="2026-04-01", criteria="* Adults only")
    )


def test_history_tells_each_version_in_sentences_and_offers_to_compare(client, changed):
    html = client.get("/studies/NCT99980001/history").content.decode()
    assert "We hold 3 versions. The oldest is from 1 February 2026, the newest from 1 April 2026." in html
    html = html.split("Every version")[1]
    assert "Most important" in html
    assert html.index("1 April 2026") < html.index("1 March 2026") < html.index("1 February 2026")
    assert "/studies/NCT99980001/changes/1..2" in html
    assert "/studies/NCT99980001/changes/2..3" in html
    assert "The first version we have." in html
    assert "COMPLETED" not in html


def test_two_versions_side_by_side(client, changed):
    html = client.get("/studies/NCT99980001/changes/1..3").content.decode()
    assert "<del>" in html
    assert "<ins>" in html
    assert "removed:" in html
    assert "Adults only" in html


@pytest.mark.parametrize("pair", ["0..1", "1..9", "99999999999999999999..1"])
def test_versions_that_are_not_there_lead_to_those_that_are(client, changed, pair):
    answer = client.get(f"/studies/NCT99980001/changes/{pair}")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/studies/NCT99980001/history")


def test_a_study_that_is_not_here(client, db):
    assert client.get("/studies/NCT99989999/changes/1..2").status_code == 404


def test_a_record_s_own_words_are_inert(client):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    keep(prepared(), prepared(day="2026-03-01", title=evil, criteria=evil))
    for path in ("history", "changes/1..2"):
        html = client.get(f"/studies/NCT99980001/{path}").content.decode()
        assert "<script>alert" not in html
        assert "<img" not in html
