"""``/studies/{id}`` over HTTP: addresses, versions, conditional answers."""

from __future__ import annotations

import copy

import pytest

from plaintrial.mirror import actions
from tests.web.kept import keep
from tests.web.studies import raw_study

pytestmark = pytest.mark.django_db
HERE = "/studies/NCT99980001"


def changed(title, day):
    raw = copy.deepcopy(raw_study())
    raw["protocolSection"]["identificationModule"]["briefTitle"] = title
    raw["derivedSection"]["miscInfoModule"]["versionHolder"] = day
    return raw


@pytest.mark.parametrize(
    "spelled",
    [
        "nct99980001",
        "NCT099980001"[:3] + "99980001 ",
        "NCT９９９８０００１",
        "NCT99980001​",
        "%20NCT99980001",
        "NCT99980001%0A",
    ],
)
def test_other_spellings_lead_to_the_one_address(site, spelled):
    keep(raw_study())
    answer = site.get(f"/studies/{spelled}")
    assert (answer.status_code, answer.headers["Location"]) == (301, HERE)


def test_missing_zeros_are_put_back(site):
    keep(raw_study("NCT00000102"))
    assert site.get("/studies/NCT102").headers["Location"] == "/studies/NCT00000102"


@pytest.mark.parametrize("address", ["/study/NCT99980001", "/study/nct99980001/", "/studies/NCT99980001/"])
def test_the_registry_s_address_leads_here(site, address):
    keep(raw_study())
    answer = site.get(address)
    assert (answer.status_code, answer.headers["Location"]) == (301, HERE)


def test_a_query_goes_with_it(site):
    answer = site.get("/study/NCT99980001?version=2")
    assert answer.headers["Location"] == HERE + "?version=2"


@pytest.mark.parametrize("page", ["", "/history"])
def test_an_alias_leads_to_the_study(site, page):
    keep(raw_study())
    actions.keep_aliases(pairs={"NCT99980009": "NCT99980001"})
    answer = site.get(f"/studies/NCT99980009{page}")
    assert (answer.status_code, answer.headers["Location"]) == (301, HERE + page)


@pytest.mark.parametrize(
    "typed", ["NCT0123456٤", "ΝCT01234567", "xyz", "NCT", "NCT" + "9" * 5000, "' OR 1=1", "<script>"]
)
def test_what_is_no_id_gets_a_page_that_helps(site, typed):
    answer = site.get(f"/studies/{typed}")
    assert answer.status_code == 404
    assert b"That is not a study number." in answer.content
    assert b"OR 1=1" not in answer.content
    assert b"<script>" not in answer.content


def test_an_unknown_study_gets_a_page_that_helps(site):
    answer = site.get("/studies/NCT99999999")
    assert answer.status_code == 404
    assert b"No study with the number NCT99999999 is kept here." in answer.content
    assert b'href="https://clinicaltrials.gov/study/NCT99999999"' in answer.content


def test_each_version_can_be_read(site):
    keep(changed("First title", "2026-01-01"), changed("Second title", "2026-02-01"))
    current, old = site.get(HERE), site.get(HERE + "?version=1")
    assert b"Second title" in current.content
    assert b"You are reading version 1, not the current one." not in current.content
    assert b"First title" in old.content
    assert b"version 1 of 2, from 1 January 2026" in old.content
    assert old.headers["X-Robots-Tag"] == "noindex"
    assert old.headers["ETag"] != current.headers["ETag"]


def test_a_version_that_is_not_there_leads_to_the_current_one(site):
    keep(raw_study())
    answer = site.get(HERE + "?version=7")
    assert (answer.status_code, answer.headers["Location"]) == (301, HERE)
    assert site.get(HERE + "?version=x").status_code == 200


def test_the_versions_are_listed(site):
    keep(changed("First title", "2026-01-01"), changed("Second title", "2026-02-01"))
    html = site.get(HERE + "/history").content.decode()
    assert html.index("Version 2") < html.index("Version 1")
    assert f'href="{HERE}?version=1"' in html
    assert f'href="{HERE}">Version 2' in html
    assert site.get("/studies/NCT99999999/history").status_code == 404


def test_an_unchanged_page_is_not_sent_again(site):
    keep(raw_study())
    first = site.get(HERE)
    again = site.get(HERE, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Content-Security-Policy"]
    dated = site.get(HERE, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert dated.status_code == 304


def test_a_changed_page_is_sent_again(site):
    keep(changed("First title", "2026-01-01"))
    first = site.get(HERE)
    keep(changed("Second title", "2026-02-01"))
    again = site.get(HERE, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200
    assert b"Second title" in again.content


def test_a_new_filing_under_mesh_is_sent_again(site):
    raw = raw_study()
    keep(raw)
    first = site.get(HERE)
    raw["derivedSection"]["conditionBrowseModule"]["meshes"] = [{"id": "D1", "term": "Another heading"}]
    raw["derivedSection"]["miscInfoModule"]["versionHolder"] = "2026-02-03"
    keep(raw)
    again = site.get(HERE, headers={"If-None-Match": first.headers["ETag"]})
    assert b"Another heading" in again.content


@pytest.mark.parametrize(
    "query", ["country=Atlantis", "places=-1", "places=1e18", "country=" + "x" * 10_000, "places=9"]
)
def test_any_query_gives_the_page(site, query):
    keep(raw_study())
    assert site.get(f"{HERE}?{query}").status_code == 200


def test_a_country_can_be_chosen(site):
    many = [{"facility": f"Hospital {n}", "country": "France" if n % 3 else "Peru"} for n in range(400)]
    keep(raw_study(contactsLocations={"locations": many}))
    html = site.get(HERE + "?country=France&places=2").content.decode()
    assert "Peru" not in html.split('id="places"')[1].split("</section>")[0].split("All countries")[1]
    assert "266 places (101 to 200)" in html
    assert 'href="?country=France&amp;places=3#places"' in html
