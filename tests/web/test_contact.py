"""Contacts: only for a reader who asks from our own page, so many times a day (faults D3, D19)."""

from __future__ import annotations

import pytest

from plaintrial.mirror.models import ContactReveal
from tests.web.kept import keep
from tests.web.studies import CONTACT, SITES, raw_study

pytestmark = pytest.mark.django_db
HERE = "/studies/NCT99980001/contact"
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def _a_study(db):
    officials = [{"name": "Dr Lead", "affiliation": "Clinic", "role": "PRINCIPAL_INVESTIGATOR"}]
    sites = [{**SITES[0], "contacts": [{"name": "Site Person", "phone": "0123456"}]}, SITES[1]]
    keep(raw_study(contactsLocations={"centralContacts": [CONTACT], "overallOfficials": officials, "locations": sites}))


def test_a_reader_who_asks_is_told(site):
    answer = site.post(HERE, headers=OURS)
    html = answer.content.decode()
    for words in ("Ada Honeytoken", "tel:+33499887766", "mailto:ada@honeytoken.example", "Dr Lead", "Site Person",
                  "Hospital of Rest", "NCT99980001"):  # fmt: skip
        assert words in html
    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert not answer.cookies


def test_no_other_page_tells(site):
    for address in ("/", "/studies", "/studies/NCT99980001", "/studies/NCT99980001/history", "/status", "/robots.txt"):
        html = site.get(address).content
        for secret in (b"Honeytoken", b"honeytoken", b"99 88 77", b"499887766", b"Dr Lead", b"Site Person", b"0123456"):
            assert secret not in html


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}]
)
def test_a_form_of_another_site_is_refused_and_not_counted(site, headers):
    answer = site.post(HERE, headers=headers)
    assert answer.status_code == 403
    assert b"honeytoken" not in answer.content
    assert ContactReveal.objects.count() == 0


def test_a_body_that_is_no_form_is_refused(site):
    assert site.post(HERE, data="{}", content_type="application/json", headers=OURS).status_code == 403
    assert site.post(HERE, data="x", content_type="text/plain", headers=OURS).status_code == 403


def test_a_plain_visit_leads_back_to_the_study(site):
    answer = site.get(HERE)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/studies/NCT99980001#contact")


def test_so_many_a_day_and_no_more(site, settings):
    settings.PLAINTRIAL_CONTACTS_A_DAY = 2
    assert [site.post(HERE, headers=OURS).status_code for _ in range(3)] == [200, 200, 429]
    late = site.post(HERE, headers=OURS)
    assert b"honeytoken" not in late.content
    assert 0 < int(late.headers["Retry-After"]) <= 86_400
    assert site.post(HERE, headers=OURS, REMOTE_ADDR="203.0.113.9").status_code == 200


def test_the_count_holds_no_address(site):
    site.post(HERE, headers=OURS, REMOTE_ADDR="203.0.113.9")
    row = ContactReveal.objects.get()
    assert "203.0.113" not in row.who
    assert len(row.who) == 64


def test_an_unknown_study(site):
    assert site.post("/studies/NCT99999999/contact", headers=OURS).status_code == 404
    assert site.get("/studies/xyz/contact").status_code == 404


def test_other_methods_are_refused(site):
    assert site.put(HERE).status_code == 405
    assert site.options(HERE).headers["Allow"] == "GET, HEAD, POST, OPTIONS"


def test_a_large_body_is_bounded(site):
    answer = site.post(HERE, {"country": "x" * 200_000}, headers=OURS)
    assert answer.status_code in (200, 400)
