"""A registry's formatted text as HTML."""

from __future__ import annotations

import time
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from plaintrial.web.rich import inline, rich
from tests.web.hostile import WORST

OURS = {"p", "ul", "ol", "li", "h3", "bdi"}


class Tags(HTMLParser):
    """The elements and attributes a text became; whether each closes in its turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: set[str] = set()
        self.sound = True
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag):
        self.sound = self.sound and bool(self.open) and self.open.pop() == tag


def test_escapes_are_undone_and_escaped_again_for_html():
    assert rich("Weight \\<55 kgs") == "<p>Weight &lt;55 kgs</p>"


def test_nested_lists_stay_nested():
    html = rich("* Adults with:\n    * fever\n    * rash\n* Children")
    assert html.count("<ul>") == 2
    assert "<li>fever</li><li>rash</li></ul></li>" in html


def test_numbers_are_those_the_registrant_typed():
    html = rich("1. First\n2. Second\n4. Fourth")
    assert '<li value="4">Fourth</li>' in html


def test_headings_take_the_level_they_are_given():
    text = "Inclusion Criteria:\n\n* Adults"
    assert "<h3>Inclusion Criteria</h3>" in rich(text, 3)
    assert '<p class="lead-in">Inclusion Criteria</p>' in rich(text)


def test_nothing_gives_nothing():
    assert rich(None) == rich("") == rich(" \n * \n") == inline(None) == Markup("")


def test_attacks_stay_text():
    for html in (rich(WORST), rich(f"* {WORST}"), rich(f"1. {WORST}", 3), inline(WORST)):
        tags = Tags(html)
        assert tags.seen <= OURS
        assert tags.attributes <= {"class", "dir", "value", "type"}


def test_text_of_another_direction_stands_apart():
    assert inline("مرض الذئبة") == "<bdi>مرض الذئبة</bdi>"
    assert rich("مرض الذئبة").startswith('<p dir="auto">')


def test_addresses_in_a_summary_are_hidden():
    assert "@" not in rich("Call us or write to desk@clinic.example for more.")


@given(st.text(alphabet="ab *-1.)\n\\<>&\"'{}#", max_size=200))
def test_any_text_gives_sound_html_of_our_tags_alone(text):
    tags = Tags(rich(text, 3))
    assert tags.sound
    assert tags.open == []
    assert tags.seen <= OURS


def test_a_long_hostile_text_takes_no_time():
    start = time.perf_counter()
    rich("- " * 30_000 + "x")
    rich("a@" * 30_000)
    rich("@a." * 30_000)
    assert time.perf_counter() - start < 2
