"""Forms of our own pages, and those of others (fault D3)."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from plaintrial.web.same_site import is_own_form

FORM = "application/x-www-form-urlencoded"


def post(content_type=FORM, **headers):
    return RequestFactory().post("/x", "a=b", content_type=content_type, headers=headers, SERVER_NAME="localhost")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": "http://localhost"},
        {"Origin": "https://localhost"},
    ],
)
def test_ours(headers):
    assert is_own_form(post(**headers))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "https://localhost.evil.example"},
        {"Origin": "https://localhost@evil.example"},
        {"Origin": "localhost"},
        {"Referer": "http://localhost/"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": ""},
    ],
)
def test_not_ours(headers):
    assert not is_own_form(post(**headers))


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/json", "", "application/x-www-form-urlencoded, text/plain"]
)
def test_what_is_no_form(kind):
    assert not is_own_form(post(kind, **{"Sec-Fetch-Site": "same-origin"}))
