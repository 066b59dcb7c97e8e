"""Text from outside on a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from plaintrial.web.shown import HIDDEN_EMAIL, printed, shown


def test_an_address_in_running_text_is_hidden():
    text = "Write to jane.o'neil+trial@clinic.example.org, or call."
    assert shown(text) == f"Write to {HIDDEN_EMAIL}, or call."


def test_an_address_in_other_letters_is_hidden():
    assert "@" not in shown("дарья@больница.рф и müller@krankenhaus.de")


def test_an_at_sign_that_is_no_address_stays():
    assert shown("10 mg @ week 2") == "10 mg @ week 2"


def test_marks_that_turn_the_reading_direction_are_dropped():
    assert shown("abc\u202edef\u2066\u0000") == "abcdef"


def test_markup_of_ours_is_left_alone():
    ours = Markup("<p>a@b.example</p>")
    assert printed(ours) is ours


def test_nothing_prints_as_nothing():
    assert printed(None) == ""
    assert printed(0) == 0


@given(st.text())
def test_no_control_character_is_ever_printed(text):
    out = printed(text)
    assert not any(ord(c) < 0x20 and c != "\n" for c in out)
    assert not any(0x202A <= ord(c) <= 0x202E for c in out)
