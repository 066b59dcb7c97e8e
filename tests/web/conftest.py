"""Fixtures of the site's tests."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest
from django.test import Client

from plaintrial.web.state import forget_state
from plaintrial.web.study.kept_pages import forget


@pytest.fixture(autouse=True)
def _fresh_state() -> Iterator[None]:
    forget_state()
    forget()
    yield
    forget_state()


@pytest.fixture(autouse=True)
def _push_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key for browsers from the settings: a page drawn without a database has nowhere to look for one."""
    monkeypatch.setenv("PLAINTRIAL_PUSH_KEY", base64.urlsafe_b64encode(bytes(range(1, 33))).decode())


@pytest.fixture
def site() -> Client:
    """A reader. What goes wrong inside is answered as it would be on the real site."""
    return Client(SERVER_NAME="localhost", raise_request_exception=False)
