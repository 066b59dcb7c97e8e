"""Texts read together are read as each is alone, whatever stands beside them."""

from __future__ import annotations

import pytest

from plaintrial.eligibility import read_all_criteria, read_criteria, remembered
from plaintrial.eligibility.remembered import Remembered

TEXTS = [
    "Inclusion Criteria:\n\n* Age 18 or older\n* ECOG 0-1\n\nExclusion Criteria:\n\n* Pregnant women",
    "",
    "Exclusion Criteria:\n\n1. HIV positive\n2. Surgery in the past year",
    "Inclusion Criteria:\n\n" + "\n".join(f"* creatinine < {n}.5 mg/dL within {n} weeks" for n in range(400)),
    "Inclusion Criteria:\n\n* Age 18 or older\n\nExclusion Criteria:\n\n* no prior chemotherapy in the past month",
]
HOSTILE = [";" * 30_000, "1 " * 30_000, "men " * 10_000, "in the past year " * 3_000, "( " * 20_000, "no " * 15_000]


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch):
    monkeypatch.setattr(remembered, "_REMEMBERED", Remembered())


def _alone(texts, monkeypatch):
    trees = []
    for text in texts:
        monkeypatch.setattr(remembered, "_REMEMBERED", Remembered())
        trees.append(read_criteria(text))
    return trees


def test_together_as_alone(monkeypatch):
    alone = _alone(TEXTS, monkeypatch)
    monkeypatch.setattr(remembered, "_REMEMBERED", Remembered())
    assert read_all_criteria(TEXTS) == alone


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_text_takes_nothing_from_its_neighbours(hostile, monkeypatch):
    texts = [f"Inclusion Criteria:\n\n* {hostile}", *TEXTS]
    alone = _alone(TEXTS, monkeypatch)
    monkeypatch.setattr(remembered, "_REMEMBERED", Remembered())
    assert read_all_criteria(texts)[1:] == alone


def test_what_is_remembered_is_what_would_be_read():
    first = read_all_criteria(TEXTS)
    assert read_all_criteria(TEXTS) == first
