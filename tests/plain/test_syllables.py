"""Syllables, counted by rule, of words as dictionaries give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.plain.syllables import syllables

_KNOWN = """
study:2 people:2 medicine:3 treatment:2 disease:2 patient:2 patients:2 doctor:2 blood:1 pressure:2 hospital:3
take:1 taken:2 taking:2 the:1 table:2 little:2 asked:1 needed:2 started:2 walked:1 wanted:2 diabetes:4
asthma:2 cancer:2 leukemia:4 chemotherapy:5 radiation:4 hypertension:4 arthritis:3 lupus:2 questionnaire:3
area:3 idea:3 create:2 created:3 being:2 science:2 quiet:2 society:4 variety:4 period:4 influence:3 fluid:2
usual:3 continue:3 technique:2 fatigue:2 league:1 safety:2 safely:2 movement:2 measurement:3 supplement:3
agreement:3 basically:3 specifically:4 experience:4 ingredient:4 million:2 question:2 ocean:2 vision:2
special:2 official:3 nation:2 nutrition:3 associate:4 appreciate:4 initiate:4 houses:2 boxes:2 places:2
tablets:2 needles:2 apples:2 rhythm:2 organism:4 autism:3 eye:1 eyes:1 one:1 once:1 every:2 evening:2 yes:1
yellow:2 beyond:2 use:1 used:1 user:2 uses:2 nausea:3 anemia:4 biopsy:3 placebo:3 allergies:3 allergic:3
"""


@pytest.mark.parametrize(("word", "count"), [pair.split(":") for pair in _KNOWN.split()])
def test_known_words(word: str, count: str) -> None:
    assert syllables(word) == int(count)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("MRI", 3),
        ("HIV", 3),
        ("DNA", 3),
        ("AIDS", 1),
        ("long-term", 2),
        ("and/or", 2),
        ("18", 2),
        ("x-rays", 2),
        ("it's", 1),
        ("People's", 2),
        ("AIDS'", 1),
    ],
)
def test_capitals_hyphens_and_numbers(word: str, count: int) -> None:
    assert syllables(word) == count


@given(st.text(min_size=1))
def test_there_is_always_one(word: str) -> None:
    assert syllables(word) >= 1
