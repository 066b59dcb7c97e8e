"""A condition that is named twice, in long and short, asks for no second thing of a study."""

from __future__ import annotations

import pytest

from plaintrial.search import Asked, search
from tests.search.records import study


@pytest.fixture(autouse=True)
def _studies(indexed):
    indexed(
        study(1, "Sun and skin", "Systemic Lupus Erythematosus"),
        study(2, "Stiff hands (RA)", "Rheumatoid Arthritis"),
        study(3, "Hands", "Rheumatoid Arthritis"),
        study(4, "Hearts", "Myocardial Infarction"),
    )


@pytest.mark.parametrize(("text", "which"), [
    ("systemic lupus erythematosus (SLE)", "1"),
    ("SLE (lupus)", "1"),
    ("rheumatoid arthritis RA", "23"),
    ("heart attack (myocardial infarction)", "4"),
    ("rheumatoid arthritis (stiff)", "2"),
])  # fmt: skip
def test_long_and_short_are_one(text: str, which: str) -> None:
    assert "".join(sorted(hit.nct_id[-1] for hit in search(Asked(text=text)).hits)) == which
