"""``/sponsors/{slug}``: a record counted from the studies that one sponsor leads, and what it does not say."""

from __future__ import annotations

import html
from datetime import date

import msgspec
import pytest

from plaintrial.record import study_of
from plaintrial.search.shown import shown_of
from plaintrial.search.sites import placed_sites
from plaintrial.web.sponsors.record import record_of
from plaintrial.web.sponsors.view import share
from tests.web.finding.records import study, with_status

TODAY = date(2026, 3, 1)


def led(number, name, status="RECRUITING", partner="", results=False, **dates):
    sponsors = {"leadSponsor": {"name": name, "class": "INDUSTRY"}}
    if partner:
        sponsors["collaborators"] = [{"name": partner, "class": "OTHER"}]
    made = study(number, f"Study {number}", sponsorCollaborators=sponsors, status=with_status(status, **dates))
    return {**made, "hasResults": results}


def ends(day):
    return {"primaryCompletionDateStruct": {"date": day, "type": "ESTIMATED"}}


LONG_AGO = ends("2020-01")
SEVEN = [
    led(1, "Rest & Sons"),
    led(2, "REST & SONS", "COMPLETED", results=True, **LONG_AGO),
    led(3, "Rest & Sons", "COMPLETED", **LONG_AGO),
    led(4, "Rest & Sons", "TERMINATED", **LONG_AGO),
    led(5, "Rest & Sons Japan", partner="Rest & Sons"),
    led(6, "Other", partner="Rest & Sons"),
    led(7, "Rest & Sons", "RECRUITING", **LONG_AGO),
]


def body(site, address, status=200):
    answer = site.get(address)
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def shown(raw):
    one = study_of(raw)
    return shown_of(one, (), placed_sites(one))


def test_the_page_counts_what_it_leads_and_nothing_else(site, indexed):
    indexed(*SEVEN)
    page = body(site, "/sponsors/rest-sons")
    assert "<bdi>Rest & Sons</bdi></h1>" in page
    assert "Leads 5 studies kept here." in page
    assert "<strong>1 of 3</strong>" in page
    assert "<dt>Stopped early</dt><dd>1</dd>" in page
    assert "2 studies look for people now" in page
    assert "What these numbers do not say" in page
    assert "Study 5" not in page
    assert "<strong>7 studies</strong>" in body(site, "/studies?sponsor=Rest+%26+Sons")


def test_other_spellings_lead_to_it_and_unknown_ones_get_help(site, indexed):
    indexed(*SEVEN)
    assert site.get("/sponsors/Rest%20%26%20Sons").headers["Location"] == "/sponsors/rest-sons"
    assert "We have no study of this sponsor" in body(site, "/sponsors/nobody", 404)
    for nasty in ("%00", "a" * 5000, "<script>", "..", "%F0%9F%98%80", "-", "%20", "and", "the-of"):
        assert site.get(f"/sponsors/{nasty}").status_code in (404, 301)


def test_without_an_index_the_page_waits(site, db):
    assert "This page is being made" in body(site, "/sponsors/rest-sons", 503)


def test_results_are_asked_of_studies_that_ended_over_a_year_ago():
    record = record_of([shown(raw) for raw in SEVEN], TODAY)
    assert msgspec.structs.astuple(record.results) == (3, 1)
    young = record_of([shown(led(1, "A", "COMPLETED", **ends("2025-06")))], TODAY)
    assert young.results.ended == 0


@pytest.mark.parametrize(
    ("written", "late"), [("2026-02", 1), ("2026-03", 0), ("2026", 0), ("2025", 1), ("someday", 0), (None, 0)]
)
def test_late_means_that_the_last_day_it_may_mean_has_passed(written, late):
    dates = ends(written) if written else {}
    assert record_of([shown(led(1, "A", **dates))], TODAY).late == late
    assert record_of([shown(led(1, "A", "COMPLETED", **dates))], TODAY).late == 0


def test_shares_in_words():
    assert [share(0, 0), share(0, 4), share(4, 4), share(1, 4)] == ["", "none of 4", "all 4", "1 of 4"]
