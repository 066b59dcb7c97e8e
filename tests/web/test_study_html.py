"""The study page as HTML, made from a view without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.template.loader import render_to_string

from plaintrial.mirror.queries import MirrorState, VersionLine
from plaintrial.record.locator import pointer
from plaintrial.web.study.view import study_view
from tests.web.hostile import hostile_study
from tests.web.studies import CONTACT, NOW, page_of, raw_study

STATE = MirrorState(
    studies=1,
    versions=1,
    no_longer_shown=0,
    quarantined=0,
    last_good_sync=None,
    registry_data_date=None,
    is_sample=False,
    stale=False,
    problem=None,
)
TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "link",
        "body",
        "header",
        "nav",
        "main",
        "article",
        "section",
        "aside",
        "footer",
    ),
    *("h1", "h2", "h3", "h4", "p", "a", "b", "i", "q", "br", "span", "strong", "bdi", "blockquote", "div", "script"),
    *("ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "table", "thead", "tbody", "tr", "th", "td"),
    *("form", "input", "button", "figure", "svg", "path", "circle", "rect", "text"),
}


class Page(HTMLParser):
    """A page taken apart: elements, links, and the text people read."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.headings: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)
        if self.tags and self.tags[-1][0] == "h2" and data.strip():
            self.headings.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def html_of(raw=None, **facts):
    view = study_view(page_of(raw or raw_study(), **facts), NOW)
    return render_to_string("web/study.html", {"view": view, "state": STATE, "here": "?"})


def page(raw=None, **facts):
    return Page(html_of(raw, **facts))


def test_everything_the_issue_asks_for_is_on_the_page():
    text = page().text
    for words in (
        "A study of rest",
        "NCT99980001",
        "NAP-1",
        "Looking for people now",
        "The study team says it is looking for people to take part.",
        "The study team last confirmed the record in January 2026.",
        "First seen here 5 January 2026",
        "as the registry showed it on 1 February 2026",
        "Changes we know of none seen yet",
        "Does rest help?",
        "A longer text.",
        "Weight <55 kgs",
        "18 years or older",
        "No. This study does not take them.",
        "Lupus",
        "Lupus Erythematosus, Systemic",
        "University of Rest",
        "Tiredness",
        "Hospital of Rest",
        "France: 2 places, 1 looking for people now",
        "September 2023",
        "30 June 2027",
        "It is not medical advice",
        "From the record at ClinicalTrials.gov, as of 1 February 2026, processed by this site on 2 February 2026.",
    ):
        assert words in text


def test_the_order_of_the_page():
    text = html_of()
    places = [text.index(f'id="{name}"') for name in ("now", "about", "who", "plan", "places", "when", "contact",
                                                     "team", "conditions")]  # fmt: skip
    assert places == sorted(places)


def test_no_part_is_empty_or_dead():
    found = page({"protocolSection": {"identificationModule": {"nctId": "NCT99980001"}}})
    hrefs = [a["href"] for tag, a in found.tags if tag == "a"]
    ids = {a.get("id") for _, a in found.tags}
    assert all(href[1:] in ids for href in hrefs if href.startswith("#"))
    assert "None" not in found.text
    assert found.headings == [
        "Can people join now?",
        "Who can join",
        "Who to ask",
        "Be told when this study changes",
        "How fresh is this?",
    ]
    assert "The record does not say" in found.text
    assert "The record names nobody to ask." in found.text


def test_contacts_are_nowhere_in_the_page():
    html = html_of()
    assert not any(value in html for key, value in CONTACT.items() if key != "role")
    assert "honeytoken" not in html


def test_names_of_leaders_are_kept_for_those_who_ask():
    officials = [{"name": "Dr Hidden", "affiliation": "Clinic", "role": "STUDY_CHAIR"}]
    html = html_of(raw_study(contactsLocations={"overallOfficials": officials}))
    assert "Dr Hidden" not in html
    assert "Clinic" in html


def test_keywords_only_if_any():
    assert "keywords" not in html_of(raw_study(conditions={"conditions": ["Lupus"]}))
    assert "keywords" in html_of()


def test_an_unknown_module_is_shown_as_other():
    raw = raw_study()
    raw["protocolSection"]["newModule"] = {"trust": "HIGH"}
    assert "Other: new" in page(raw).text


def test_an_older_version_says_so_and_leads_to_the_current_one():
    old = VersionLine(1, "a" * 64, date(2025, 2, 1), datetime(2025, 2, 2, tzinfo=UTC), False)
    html = html_of(version=old, versions=3)
    assert "You are reading version 1, not the current one." in html
    assert "It is version 1 of 3, from 1 February 2025." in html
    assert "You are reading version 1, not the current one." not in html_of()


def test_a_study_the_registry_no_longer_shows_says_since_when():
    html = html_of(no_longer_shown_since=date(2026, 2, 9))
    assert "It has not been there since 9 February 2026." in html


def test_a_sample_study_is_never_passed_off_as_the_registry_s():
    view = study_view(page_of(raw_study()), NOW)
    state = MirrorState(**{**{f: getattr(STATE, f) for f in STATE.__struct_fields__}, "is_sample": True})
    html = render_to_string("web/study.html", {"view": view, "state": state, "here": "?"})
    assert "Made-up studies." in html
    assert "clinicaltrials.gov/study" not in html
    assert "From the record at ClinicalTrials.gov" not in html


def test_attacks_in_every_field_stay_text():
    html = html_of(hostile_study())
    found = Page(html)
    assert {tag for tag, _ in found.tags} <= TAGS
    scripts = [a for tag, a in found.tags if tag == "script"]
    assert scripts == [{"type": "module", "src": "/static/web/buttons.js"}] * 2  # a module runs once
    assert len([tag for tag, _ in found.tags if tag == "main"]) == 1
    for tag, attributes in found.tags:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        for name in ("href", "src", "action"):
            assert (attributes.get(name) or "/").startswith(("/", "#", "?", "https://", "data:image/svg")), (
                tag,
                attributes,
            )
    outside = {urlsplit(a.get("href") or "").netloc for _, a in found.tags} - {""}
    assert outside <= {"clinicaltrials.gov"}
    assert "49" not in found.text.split("{{ 7*7 }}")[0]


def test_ids_on_the_page_are_ours_and_once_each():
    ids = [a["id"] for _, a in page(hostile_study()).tags if a.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("turned", ["\u202e\u202dTitle", "مرض الذئبة الحمراء", "e" + "\u0301" * 400, "a\u0000b\ufeffc"])
def test_titles_that_turn_or_tower_do_not_reach_their_neighbours(turned):
    raw = raw_study(identification={"nctId": "NCT99980001", "briefTitle": turned})
    html = html_of(raw)
    assert not any(c in html for c in "\u202e\u202d\u0000\ufeff")
    assert "\u0301" * 6 not in html


def test_a_giant_record_stays_a_small_page():
    sites = [
        {"facility": f"Hospital of a rather long name number {n}", "city": "Springfield", "state": "Illinois",
         "zip": "62701", "country": f"Country {n % 60}", "status": "RECRUITING",
         "contacts": [{"name": f"Person {n}", "phone": f"555-{n:04}"}]}
        for n in range(3000)
    ]  # fmt: skip
    html = html_of(raw_study(contactsLocations={"locations": sites}))
    assert len(html.encode()) < 300_000
    assert "3,000 places in Country" in html
    assert "Person 1" not in html


def test_one_country_with_thousands_of_sites():
    sites = [{"facility": f"Hospital {n}", "country": "France"} for n in range(3000)]
    html = html_of(raw_study(contactsLocations={"locations": sites}))
    assert len(html.encode()) < 300_000
    assert 'href="?country=France#places"' in html


def test_unread_pointers_are_escaped_in_words():
    raw = raw_study()
    raw["protocolSection"]["a/b~c"] = 1
    assert pointer("a/b~c") == "/a~1b~0c"
    assert "Other: a~1b~0c" in page(raw).text


def test_lists_of_facts_hold_terms_and_answers_alone():
    tags = [tag for tag, _ in page().tags]
    for place, tag in enumerate(tags):
        if tag == "dl":
            assert tags[place + 1 : place + 3] == ["div", "dt"]


def test_headings_the_registrant_wrote_are_headings_one_step_below_ours():
    description = {"briefSummary": "Background:\n\n* Rest", "detailedDescription": "Purpose:\n\n* Sleep"}
    html = html_of(raw_study(description=description))
    assert "<h3>Background</h3>" in html
    assert "<h3>Purpose</h3>" in html
    assert "<h4>Inclusion Criteria</h4>" in html


def test_escapes_are_undone_outside_of_running_text_too():
    raw = raw_study(
        identification={
            "nctId": "NCT99980001",
            "briefTitle": "A &gt;1 mm \\<2 mm study",
            "officialTitle": "Of &gt;3 mm",
        },
        conditions={"conditions": ["Weight \\<55 kg"]},
    )
    html = html_of(raw)
    assert "&amp;gt;" not in html
    assert "\\" not in html
    assert "<title>A &gt;1 mm &lt;2 mm study · " in html
