"""Data files of the package: the vocabulary's and the gazetteer's kind of file."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.ground.shelf import Shelf, ShelfError, pack

KIND = b"PTSHELF1"


@given(st.dictionaries(st.text(min_size=1, max_size=8), st.binary(max_size=40), max_size=4))
def test_what_is_packed_is_read_again(sections: dict[str, bytes]) -> None:
    shelf = Shelf(pack(KIND, sections, 3), KIND)
    assert {name: shelf.raw(name) for name in sections} == sections


def test_the_same_sections_give_the_same_bytes() -> None:
    assert pack(KIND, {"a": b"12", "b": b"x"}, 3) == pack(KIND, {"a": b"12", "b": b"x"}, 3)


def test_a_section_of_msgpack_is_checked_to_be_of_its_kind() -> None:
    shelf = Shelf(pack(KIND, {"a": msgspec.msgpack.encode(["x", "y"])}, 3), KIND)
    assert shelf.section("a", list[str]) == ["x", "y"]
    with pytest.raises(msgspec.ValidationError):
        shelf.section("a", list[int])


def test_another_file_is_refused() -> None:
    with pytest.raises(ShelfError, match="begin"):
        Shelf(b"PK\x03\x04 something else", KIND)
    with pytest.raises(ShelfError, match="begin"):
        Shelf(pack(b"PTOTHER1", {}, 3), KIND)


def test_a_missing_section_is_named() -> None:
    with pytest.raises(ShelfError, match="'b'"):
        Shelf(pack(KIND, {"a": b""}, 3), KIND).raw("b")
