"""The vocabulary's one file: a ``ground.shelf`` whose sections are msgpack."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from plaintrial.ground import shelf

KIND = b"PTVOCAB1"
_LEVEL = 19


def pack(sections: Mapping[str, object]) -> bytes:
    """The file's bytes for some sections; the same sections give the same bytes."""
    return shelf.pack(KIND, {name: msgspec.msgpack.encode(value) for name, value in sections.items()}, _LEVEL)


def vocabulary_shelf(data: bytes) -> shelf.Shelf:
    """Reads it. ``ShelfError`` when the bytes are another file's."""
    return shelf.Shelf(data, KIND)
