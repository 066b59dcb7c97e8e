"""Texts made to be slow or deep: time stays in step with length, nothing is lost, nothing fails."""

from __future__ import annotations

import time

import pytest

from plaintrial.eligibility import read_criteria, screen
from tests.eligibility.lossless import broken_law

MEGABYTE = {
    "bullets": "* a\n" * 250_000,
    "bullets without words": "* \n" * 330_000,
    "one criterion": "no asthma or diabetes, " * 43_000,
    "numbers": "18-65 years, > 3 x ULN " * 43_000,
    "headings": "Inclusion Criteria:\n" * 50_000,
    "headings on one line": "Inclusion Criteria: a " * 45_000,
    "a list on one line": " ".join(f"{n}. Foo" for n in range(100_000)),
    "brackets": "(a " * 150_000 + ") " * 150_000,
    "cues": "except within 4 weeks unless " * 35_000,
    "old cancer record": "DISEASE CHARACTERISTICS: " + "or No x " * 120_000,
    "a list of genes": "EGFR, ALK or " * 75_000 + "mutation",
    "one word": "a" * 1_000_000,
    "digits": "9" * 1_000_000,
    "deeper and deeper": "".join(" " * (n % 400) + "* x\n" for n in range(5_000)),
}
SHORT = {"spaces": " " * 60_000, "dashes": "-" * 60_000, "dashes apart": "- " * 30_000, "stars": "*" * 60_000}


def seconds(text: str) -> float:
    begun = time.process_time()
    tree = read_criteria(text)
    spent = time.process_time() - begun
    assert broken_law(tree) is None
    return spent


@pytest.fixture(scope="module", autouse=True)
def _ready() -> None:
    read_criteria("Inclusion Criteria:\n\n* Age 18")


@pytest.mark.parametrize("kind", MEGABYTE)
def test_four_times_the_text_takes_about_four_times_as_long(kind: str) -> None:
    """Quadratic work would take 16 times as long. How long a megabyte takes stands in docs/eligibility.md."""
    text = MEGABYTE[kind]
    quarter = min(seconds(text[: len(text) // 4]) for _ in range(2))
    assert seconds(text) < 8 * quarter + 0.3


@pytest.mark.parametrize("kind", SHORT)
def test_signs_without_words_cost_nothing(kind: str) -> None:
    assert min(seconds(SHORT[kind]) for _ in range(3)) < 0.1


@pytest.mark.parametrize("note", ["He has asthma. " * 30_000, "a" * 500_000, "1. x\n" * 100_000, "no " * 200_000])
def test_a_note_as_long_as_a_book(note: str) -> None:
    text = "Inclusion Criteria:\n\n* Asthma or lupus\n* Owns a blue bicycle\n\nExclusion Criteria:\n\n* Stroke, angina"
    study = {"protocolSection": {"eligibilityModule": {"eligibilityCriteria": text}}}

    def spent(part: str) -> float:
        begun = time.process_time()
        assert len(screen(study, note=part)) == 3
        return time.process_time() - begun

    # Read once each: what a note says is remembered.
    quarter = spent(note[: len(note) // 4])
    assert spent(note) < 8 * quarter + 0.5
