"""Where the sign-up form stands, and what it asks for there."""

from __future__ import annotations

import pytest

from plaintrial.search import build
from plaintrial.watches.models import SignUp
from tests.watches.made import keep, noon, record

pytestmark = pytest.mark.django_db
OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.fixture
def found(site, monkeypatch):
    """A site with one study in its index."""
    monkeypatch.setenv("PLAINTRIAL_SMTP_URL", "smtp://127.0.0.1:9")
    keep(record(), clock=noon())
    build()
    return site


def fields(page):
    """The form's hidden fields, as a browser would send them."""
    import re

    form = page.split('action="/watches"')[1].split("</form>")[0]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form))


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        (
            "/studies?q=lupus&near=Lyon&within=50&status=recruiting&sort=newest&page=1",
            {"q", "near", "within", "status"},
        ),
        ("/studies?cond=lupus&age=40&sex=female", {"cond", "age", "sex"}),
        ("/studies?sponsor=University+of+Rest", {"sponsor"}),
        ("/conditions/systemic-lupus-erythematosus", {"cond"}),
        ("/studies/NCT99980001", {"study"}),
    ],
)
def test_the_form_asks_for_what_the_page_shows(found, path, wanted):
    answer = found.get(path, follow=True)
    asked = fields(answer.content.decode())
    assert set(asked) == wanted
    sent = found.post("/watches", {**asked, "email": "ada@example.org", "often": "daily"}, **OURS)
    assert "Look at your mail" in sent.content.decode()
    assert SignUp.objects.count() == 1


@pytest.mark.parametrize("path", ["/studies", "/studies?status=recruiting", "/studies?age=40"])
def test_a_list_of_everything_cannot_be_watched(found, path):
    assert 'action="/watches"' not in found.get(path).content.decode()


def test_an_older_version_of_a_study_is_not_watched(found):
    keep(record(day="2026-03-03", overallStatus="COMPLETED"), clock=noon())
    assert 'action="/watches"' not in found.get("/studies/NCT99980001?version=1").content.decode()


def test_a_kept_page_of_a_study_is_made_anew_when_mail_is_set_up(site, monkeypatch):
    keep(record(), clock=noon())
    monkeypatch.setenv("PLAINTRIAL_BASE_URL", "https://studies.example.org")
    without = site.get("/studies/NCT99980001")
    assert 'action="/watches"' not in without.content.decode()
    monkeypatch.setenv("PLAINTRIAL_SMTP_URL", "smtp://127.0.0.1:9")
    answer = site.get("/studies/NCT99980001", HTTP_IF_NONE_MATCH=without.headers["ETag"])
    assert answer.status_code == 200
    assert 'action="/watches"' in answer.content.decode()


def test_push_is_offered_only_where_browsers_take_it(site, monkeypatch):
    keep(record(), clock=noon())
    for base, offered in (("https://studies.example.org", True), ("http://localhost:8000", True),
                          ("http://studies.example.org", False)):  # fmt: skip
        monkeypatch.setenv("PLAINTRIAL_BASE_URL", base)
        assert ('action="/watches/browser"' in site.get("/studies/NCT99980001").content.decode()) is offered
