"""The page of real records: whole, sound, nothing empty, nothing left undone, no contacts."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.template.loader import render_to_string

from plaintrial.web.study.view import study_view
from tests.web.studies import NOW, page_of
from tests.web.test_study_html import STATE

pytestmark = pytest.mark.shared_data

VOID = {"meta", "link", "br", "input", "path", "circle", "rect"}
MAY_BE_EMPTY = {"script", "td", "path", "circle"}
LEFT_UNDONE = re.compile(r"\\(?:&lt;|&gt;|[\[\]*~_])|>\s*[*•]\s*<|&amp;(?:lt|gt|amp|quot);|<dd>None<|\{\{")


class Sound(HTMLParser):
    """Whether elements close in turn, which of them are empty, and ids given twice."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[list[Any]] = []
        self.faults: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if given.get("id") in self.ids:
            self.faults.append(f"id {given['id']} twice")
        self.ids |= {given["id"]} if "id" in given else set()
        for element in self.open:
            element[1] = True
        if tag not in VOID:
            self.open.append([tag, False])

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        name, filled = self.open.pop()
        if name != tag:
            self.faults.append(f"</{tag}> closes <{name}>")
        if not filled and tag not in MAY_BE_EMPTY:
            self.faults.append(f"<{tag}> is empty")

    def handle_data(self, data):
        if data.strip():
            for element in self.open:
                element[1] = True


def records(folder: Path, name: str, every: int) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / "ctgov" / name) as lines:
        for place, line in enumerate(lines):
            if place % every == 0:
                yield msgspec.json.decode(line)


def secrets(raw: dict[str, Any]) -> Iterator[str]:
    places = raw["protocolSection"].get("contactsLocationsModule", {})
    sites = [contact for site in places.get("locations", []) for contact in site.get("contacts", [])]
    for contact in [*places.get("centralContacts", []), *sites]:
        yield from (contact[key] for key in ("name", "phone", "email") if len(contact.get(key, "")) > 6)


@pytest.mark.parametrize(("name", "every"), [("studies.ndjson.gz", 2), ("older-studies-from-xml.ndjson.gz", 12)])
def test_every_page_is_whole(shared_data, name, every):
    faults: list[str] = []
    for raw in records(shared_data, name, every):
        page = page_of(raw)
        html = render_to_string("web/study.html", {"view": study_view(page, NOW), "state": STATE, "here": "?"})
        nct = page.study.nct_id
        sound = Sound(html)
        faults += [f"{nct}: {fault}" for fault in sound.faults]
        faults += [
            f"{nct}: left undone {m.group()!r} in {html[m.start() - 40 : m.end() + 30]!r}"
            for m in LEFT_UNDONE.finditer(html)
        ]
        faults += [f"{nct}: shows the contact {secret!r}" for secret in set(secrets(raw)) if secret in html]
        faults += [f"{nct}: {len(html)} characters"] if len(html.encode()) > 300_000 else []
        faults += [f"{nct}: an address is shown"] if re.search(r"[\w.]@\w+\.\w", html) else []
    assert faults == []
