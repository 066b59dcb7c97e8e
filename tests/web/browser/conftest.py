"""A real Chromium and a real site, one of each for all browser tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.hostile import hostile_study
from tests.web.serving import OUTSIDE_NAME, served
from tests.web.studies import CONTACT, raw_study
from tools.chromium import MISSING, find_chromium

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP {OUTSIDE_NAME} 127.0.0.1, EXCLUDE 127.0.0.1, MAP * ~NOTFOUND",
]


def _sites(count: int) -> list[dict[str, Any]]:
    return [
        {
            "facility": f"University Hospital of a place with a long name {n}",
            "city": "Villeneuve-sur-Lot",
            "state": "Nouvelle-Aquitaine",
            "country": f"Country {n % 30}",
            "status": "RECRUITING" if n % 2 else "COMPLETED",
            "contacts": [CONTACT],
        }
        for n in range(count)
    ]


def _records() -> list[dict[str, Any]]:
    long_word = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3
    criteria = (
        f"Inclusion Criteria:\n\n* With:\n    * fever\n        * of {long_word}\n\nExclusion Criteria:\n\n1. None"
    )
    arabic = {"nctId": "NCT99980003", "briefTitle": "دراسة عن الذئبة \u202eالحمراء", "acronym": long_word}
    stopped = {
        "overallStatus": "TERMINATED",
        "whyStopped": "Too few people joined.",
        "studyFirstSubmitDate": "2020-01-01",
    }
    return [
        raw_study(),
        raw_study("NCT99980002", contactsLocations={"centralContacts": [CONTACT], "locations": _sites(700)}),
        raw_study("NCT99980003", identification=arabic, eligibility={"eligibilityCriteria": criteria, "sex": "ALL"}),
        raw_study("NCT99980004", status=stopped, contactsLocations=None, armsInterventions=None),
        {"protocolSection": {"identificationModule": {"nctId": "NCT99980005"}}},
        hostile_study(),
    ]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the running site."""
    with served(tmp_path_factory.mktemp("site"), _records()) as found:
        yield found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; skips, saying why, where there is none."""
    path = find_chromium()
    if path is None:
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A fresh page on a phone."""
    context = chromium.new_context(base_url=address, viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()
