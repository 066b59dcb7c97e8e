"""Folding keeps every offset and gives one sign for each way to write a thing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plaintrial.eligibility.fold import BULLET, GE, LE, LETTER, fold


@given(st.text())
@example("İı ﬁ ½ ① \ud800 😀 à́́")
@example("â‰¥ &gt; \\> \r\n \x85 \x00")
def test_one_byte_for_each_character(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_keeps_line_breaks_and_adds_no_controls(text: str) -> None:
    folded = fold(text)
    assert not any(b < 32 and b != 10 for b in folded)
    assert folded.count(b"\n") >= text.count("\n")


@pytest.mark.parametrize("sign", list("≥≧⩾"))
def test_greater_or_equal(sign: str) -> None:
    assert fold(sign).decode("latin-1") == GE


@pytest.mark.parametrize("sign", list("≤≦⩽"))
def test_less_or_equal(sign: str) -> None:
    assert fold(sign).decode("latin-1") == LE


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Âge", "age"),
        ("WEIGHT \\<55", "weight  <55"),
        ("\\[NYHA\\]", " [nyha ]"),
        ("x &gt; 5 &amp; y", "x >    5 &     y"),
        ("1.5 × 10", "1.5 x 10"),
        ("18 – 65", "18 - 65"),
        ("５００", "500"),
        ("μg", "ug"),
        ("a\u00a0b", "a b"),
        ("a\u200bb", "a b"),
        ("\ufeffa\u202e", " a "),
        ("a\x00b\tc", "a b c"),
        ("a\r\nb\rc", "a \nb\nc"),
        ("Krätze, œdème", "kratze, odeme"),
    ],
)
def test_spelled_one_way(text: str, folded: str) -> None:
    assert fold(text).decode("latin-1") == folded


def test_mojibake_is_repaired_in_place() -> None:
    assert fold("Age â‰¥ 18").decode("latin-1") == f"age {GE}   18"


def test_other_alphabets_are_letters_that_no_rule_reads() -> None:
    assert fold("纳入Ж").decode("latin-1") == LETTER * 3


def test_round_signs_are_bullets() -> None:
    assert set(fold("•●▪①").decode("latin-1")) == {BULLET}
