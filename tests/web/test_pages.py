"""Every page over HTTP: its status, its headers, the methods it takes."""

from __future__ import annotations

import gzip

import pytest
from django.db import DatabaseError

from plaintrial.mirror import actions
from plaintrial.web.middleware import HEADERS
from tests.web.kept import keep
from tests.web.studies import raw_study

pytestmark = pytest.mark.django_db

PAGES = (
    "/",
    "/studies",
    "/studies?q=rest",
    "/studies/NCT99980001",
    "/studies/NCT99980001/history",
    "/status",
    "/glossary",
    "/glossary/a",
    "/glossary/anaphylaxis",
    "/about/method",
    "/about/safety",
    "/privacy",
    "/accessibility",
    "/robots.txt",
    "/healthz",
)


@pytest.fixture(autouse=True)
def _a_study(db):
    keep(raw_study())


@pytest.mark.parametrize("address", PAGES)
def test_each_page_is_there_with_every_header_and_no_cookie(site, address):
    answer = site.get(address)
    assert answer.status_code == 200
    expected = dict(HEADERS)
    if address == "/":
        expected["Permissions-Policy"] = expected["Permissions-Policy"].replace("geolocation=()", "geolocation=(self)")
    assert {name: answer.headers[name] for name in HEADERS} == expected
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("address", [*PAGES, "/studies/NCT99999999", "/nowhere", "/studies/NCT99980001/contact"])
def test_head_gives_the_same_without_a_body(site, address):
    get, head = site.get(address), site.head(address)
    assert head.status_code == get.status_code
    assert head.content == b""


@pytest.mark.parametrize("address", PAGES)
def test_options_name_the_methods(site, address):
    answer = site.options(address)
    assert (answer.status_code, answer.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "BREW"])
@pytest.mark.parametrize("address", PAGES)
def test_other_methods_are_refused(site, address, method):
    answer = site.generic(method, address)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_a_method_named_in_a_header_or_a_field_changes_nothing(site):
    answer = site.post("/studies", {"_method": "GET"}, headers={"X-HTTP-Method-Override": "GET"})
    assert answer.status_code == 405


def test_the_policy_lets_nothing_in_from_elsewhere(site):
    policy = site.get("/").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy
    assert "unsafe" not in policy


def test_pages_bring_nothing_from_elsewhere(site):
    for address in PAGES:
        html = site.get(address).content.decode()
        for mark in ('src="http', "<iframe", "@import", 'rel="preload"', 'rel="prefetch"', "style="):
            assert mark not in html


def test_text_is_compressed_for_who_can_read_it(site):
    plain = site.get("/about/method")
    packed = site.get("/about/method", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_an_address_with_two_slashes_stays_here(site):
    for address in (
        "//evil.example",
        "//evil.example/studies",
        "/\\evil.example",
        "/%2f%2fevil.example",
        "/studies//x",
    ):
        answer = site.get(address)
        assert answer.status_code in (200, 301, 404)
        assert not answer.headers.get("Location", "/").startswith(("//", "http", "/\\"))


def test_another_host_s_name_is_refused(site):
    answer = site.get("/", SERVER_NAME="evil.example")
    assert answer.status_code == 400
    assert b"evil.example" not in answer.content
    assert b"We did not understand that" in answer.content


@pytest.mark.parametrize("address", ["/nowhere", "/studies/a/b/c", "/static/../settings.py", "/admin", "/.env"])
def test_what_is_not_there(site, address):
    answer = site.get(address)
    assert answer.status_code == 404
    assert b"This page is not here" in answer.content
    assert b"nowhere" not in answer.content


@pytest.fixture
def store_away(monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError("secret detail of the store")

    for name in ("study.study_page", "studies.study_list", "history.study_page", "status.mirror_state"):
        monkeypatch.setattr(f"plaintrial.web.views.{name}", fail)
    monkeypatch.setattr("plaintrial.web.state.mirror_state", fail)


@pytest.mark.parametrize(
    "address", ["/", "/studies", "/studies/NCT99980001", "/studies/NCT99980001/history", "/status"]
)
def test_pages_say_so_when_the_store_is_away(site, store_away, address):
    answer = site.get(address)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert b"We cannot reach our records just now" in answer.content
    assert b"secret detail" not in answer.content
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/about/method", "/about/safety", "/privacy", "/accessibility", "/robots.txt"])
def test_fixed_pages_are_there_when_the_store_is_not(site, store_away, address):
    assert site.get(address).status_code == 200


def test_health(site, store_away):
    answer = site.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"status": "store not readable"})


def test_health_while_all_is_well(site):
    run = actions.start_run(kind="sync", data_timestamp="2026-11-23T09:00:05")
    actions.finish_run(run=run, state="done")
    answer = site.get("/healthz")
    assert answer.json() == {"status": "ok", "studies": 1, "stale": False, "sample": False}
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_fault_of_ours_shows_no_traceback(site, monkeypatch):
    monkeypatch.setattr("plaintrial.web.views.studies.study_list", lambda **_: 1 / 0)
    answer = site.get("/studies?q=personal+query")
    assert answer.status_code == 500
    assert b"Something went wrong on our side" in answer.content
    assert b"Traceback" not in answer.content
    assert b"personal" not in answer.content
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address", ["/nowhere", "/studies/NCT99999999", "/studies/x", "/places/nowhere", "/sponsors/-"]
)
def test_a_dead_end_has_a_search(site, address):
    answer = site.get(address)
    assert answer.status_code == 404
    page = answer.content.decode()
    assert page.split("<main", 1)[1].count('role="search"') == 1


def test_the_privacy_page_says_what_the_code_does(site):
    # Both counts are dropped by the first request of a later day, not by the clock.
    page = site.get("/privacy").content.decode()
    assert page.count("The count is removed on the next day that somebody asks.") == 2
    assert not site.get("/").cookies
    assert not site.get("/studies/NCT99980001").cookies
