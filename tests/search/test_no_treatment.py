"""Which interventions count as treatments where treatments are compared and listed."""

from __future__ import annotations

import pytest

from plaintrial.search.no_treatment import treats


@pytest.mark.parametrize("name", ["Belimumab", "Surgery", "Tight glucose control", "Radiation Therapy", "Yoga"])
def test_what_treats(name: str) -> None:
    assert treats(name)


@pytest.mark.parametrize(
    "name", ["Placebo", "Matching placebo tablets", "Sham CPAP", "blood sample", "Questionnaires", "MRI", "Usual care"]
)
def test_what_is_a_dummy_or_only_measured(name: str) -> None:
    assert not treats(name)
