"""Slips of the keyboard."""

from __future__ import annotations

import pytest

from plaintrial.conditions import normalise


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Astma", "asthma"),
        ("Hypertention", "hypertensive disorder"),
        ("Epilespy", "epilepsy"),
        ("Rheumatiod arthritis", "rheumatoid arthritis"),
        ("Ovarian cancr", "ovarian cancer"),
        ("Systemic Lupus Erthematosus", "systemic lupus erythematosus"),
        ("Alzheimer's diesease", "Alzheimer disease"),
        ("Attention Deficit Hyperactvity Disorder", "attention deficit-hyperactivity disorder"),
    ],
)
def test_one_slip_is_mended_and_said(typed: str, name: str) -> None:
    (match,) = normalise([typed])
    assert (match.name, match.why) == (name, "typo")
    assert match.span == (0, len(typed))


@pytest.mark.parametrize(
    "typed",
    ["birch", "acetone", "Hyperion", "aspirin", "Placebo group", "Zoledronate", "Tacrolimus", "pollen", "Walking"],
)
def test_other_words_are_left_alone(typed: str) -> None:
    assert all(m.why != "typo" for m in normalise([typed]))


def test_the_opposite_is_no_slip() -> None:
    (match,) = normalise(["Hypothyroid"])
    assert match.name == "hypothyroidism"
