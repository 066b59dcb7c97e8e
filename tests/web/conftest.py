"""Fixtures of the site's tests."""

from __future__ import annotations

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


@pytest.fixture
def site() -> Client:
    """A reader. What goes wrong inside is answered as it would be on the real site."""
    return Client(SERVER_NAME="localhost", raise_request_exception=False)
