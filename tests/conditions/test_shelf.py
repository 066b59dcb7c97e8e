"""The vocabulary's one file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.conditions.shelf import Shelf, VocabularyFileError, pack


@given(st.dictionaries(st.text(min_size=1, max_size=8), st.lists(st.text(max_size=8), max_size=5), max_size=4))
def test_what_is_packed_is_read_again(sections: dict[str, list[str]]) -> None:
    shelf = Shelf(pack(sections))
    assert {name: shelf.section(name, list[str]) for name in sections} == sections


def test_the_same_sections_give_the_same_bytes() -> None:
    assert pack({"a": [1, 2], "b": "x"}) == pack({"a": [1, 2], "b": "x"})


def test_another_file_is_refused() -> None:
    with pytest.raises(VocabularyFileError, match="begin"):
        Shelf(b"PK\x03\x04 something else")


def test_a_missing_section_is_named() -> None:
    with pytest.raises(VocabularyFileError, match="'b'"):
        Shelf(pack({"a": 1})).section("b", int)
