"""Lines, their bullets and what a number means."""

from __future__ import annotations

import pytest

from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.lines import MAX_LINES, Line, split_lines
from plaintrial.eligibility.marker import roman_value


def only(text: str) -> Line:
    (line,) = split_lines(fold(text))
    return line


@pytest.mark.parametrize(
    ("text", "style", "words"),
    [
        ("* Age", "bullet*", "Age"),
        ("• Age", "bullet\x95", "Age"),
        ("\\- Age", "bullet-", "Age"),
        ("– Age", "bullet-", "Age"),
        ("- - - Age", "bullet---", "Age"),
        ("o Age", "bulleto", "Age"),
        ("+ Age", "bullet+", "Age"),
        ("1. Age", "number.", "Age"),
        ("1) Age", "number)", "Age"),
        ("(1) Age", "number(", "Age"),
        ("\\[1\\] Age", "number(", "Age"),
        ("1.Age", "number.", "Age"),
        ("12: Age", "number:", "Age"),
        ("* 1. Age", "number.", "Age"),
        ("1 - Age", "number ", "Age"),
        ("8.1 Severe", "dotted2", "Severe"),
        ("3.2.1. Severe", "dotted3", "Severe"),
        ("a. Age", "letter.", "Age"),
        ("(a) Age", "letter)", "Age"),
        ("i. Age", "roman", "Age"),
        ("iii) Age", "roman", "Age"),
        ("IC1: Age", "coded", "Age"),
        ("E 12. Age", "coded", "Age"),
        ("① Age", "bullet\x95", "Age"),
    ],
)
def test_markers(text: str, style: str, words: str) -> None:
    line = only(text)
    assert (line.marker.style, text[line.body :]) == (style, words)


@pytest.mark.parametrize(
    "text",
    [
        "H. pylori positive",
        "E. coli infection",
        "1.5 x ULN or less",
        "2.5 times the upper limit",
        "18 years or older",
        "12-lead ECG normal",
        "10:1 ratio",
        "50%",
        "> 18 years",
        "≥ 18 years",
        "e.g. asthma",
        "A.fumigatus IgE",
        "2014. was a year",
    ],
)
def test_not_a_marker(text: str) -> None:
    line = only(text)
    assert (line.marker.style, line.body) == ("", 0)


def test_a_letter_goes_on_with_its_list() -> None:
    lines = split_lines(b"g. seven\na. one\nb. two\nd. four")
    assert [line.marker.style for line in lines] == ["", "letter.", "letter.", ""]


def test_indent_and_blank_lines() -> None:
    lines = split_lines(b"a\n\n  * b\n    c")
    assert [(line.indent, line.apart) for line in lines] == [(0, True), (2, True), (4, False)]


def test_lines_without_words_are_left_out() -> None:
    assert split_lines(b"***\n---\n  \n|---|---|\n.") == []


def test_what_follows_the_last_line_taken_stays_in_it() -> None:
    text = b"* a\n" * (MAX_LINES + 10)
    lines = split_lines(text)
    assert len(lines) == MAX_LINES
    assert lines[-1].end == len(text) - 1


@pytest.mark.parametrize(("numeral", "value"), [(b"i", 1), (b"iv", 4), (b"ix", 9), (b"xiv", 14), (b"xx", 20)])
def test_roman_numerals(numeral: bytes, value: int) -> None:
    assert roman_value(numeral) == value
