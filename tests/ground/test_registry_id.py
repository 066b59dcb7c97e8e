"""Ids as people type them (faults B1, B2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.ground.registry_id import canonical_nct_id, is_nct_id


@pytest.mark.parametrize(
    "typed",
    [
        "NCT01234567",
        "nct01234567",
        " NCT01234567\n",
        "NCT1234567",
        "NCT０１２３４５６７",
        "NCT0123\u200b4567",
        "\u202eNCT01234567",
        "NCT: 01234567",
    ],
)
def test_one_id_in_its_spellings(typed):
    assert canonical_nct_id(typed) == "NCT01234567"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "NCT",
        "01234567",
        "NCT012345678",
        "NCT0123456٤",
        "ΝCT01234567",
        "NCT00000000",
        "NCT01234567x",
        "../NCT01234567",
    ],
)
def test_what_is_no_id(typed):
    assert canonical_nct_id(typed) is None


@given(st.integers(1, 99_999_999))
def test_every_number_has_one_canonical_id(number):
    nct = canonical_nct_id(f"nct{number}")
    assert nct is not None
    assert is_nct_id(nct)
    assert canonical_nct_id(nct) == nct


@given(st.text(max_size=20))
def test_whatever_is_typed_gives_an_id_or_none(typed):
    nct = canonical_nct_id(typed)
    assert nct is None or is_nct_id(nct)
