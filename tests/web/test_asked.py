"""What a reader asked for in an address, made sound (fault D7)."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.web import asked


def request(**query):
    return RequestFactory().get("/studies", query)


@pytest.mark.parametrize(
    ("given_", "read"),
    [("3", 3), ("1", 1), ("0", None), ("-1", None), ("1e18", None), ("9" * 30, None), ("٣", None), ("", None),
     (" 3", None), ("3.0", None), ("NaN", None), ("100000", 100000), ("100001", None)],
)  # fmt: skip
def test_numbers(given_, read):
    assert asked.number(request(page=given_), "page") == read


def test_text_is_one_line_without_nul_and_not_too_long():
    assert asked.text(request(q="  lupus \0 and\n\tpain "), "q") == "lupus and pain"
    assert len(asked.text(request(q="x" * 100_000), "q")) == asked.LONGEST_TEXT
    assert asked.text(request(), "q") == ""


@given(st.text(max_size=500))
def test_any_text_is_taken(typed):
    read = asked.text(request(q=typed), "q")
    assert "\0" not in read
    assert len(read) <= asked.LONGEST_TEXT
    asked.study_meant(read)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("NCT04437511", "NCT04437511"),
        ("nct4437511", "NCT04437511"),
        ("https://clinicaltrials.gov/study/NCT04437511?cond=Lupus&rank=2", "NCT04437511"),
        ("clinicaltrials.gov/ct2/show/nct04437511#x", "NCT04437511"),
        ("https://clinicaltrials.gov/search?cond=lupus", None),
        ("https://evil.example/study/NCT04437511", None),
        ("lupus NCT04437511", None),
        ("lupus", None),
        ("", None),
    ],
)
def test_a_study_s_number_or_its_address_at_the_registry(typed, meant):
    assert asked.study_meant(typed) == meant
