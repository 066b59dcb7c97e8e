"""The vocabulary's one file: named sections, each packed on its own, so that a part is unpacked when it is needed.

Layout: 8 bytes `PTVOCAB1`, 4 bytes little-endian length of the directory, the directory (msgpack: name -> [offset,
length] from the end of the directory), then the sections (msgpack, zstd).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import TypeVar

import msgspec
import zstandard

from plaintrial.ground.errors import PlaintrialError

MAGIC = b"PTVOCAB1"
T = TypeVar("T")


class VocabularyFileError(PlaintrialError):
    """The vocabulary's file is not one of ours or lacks a section."""


def pack(sections: Mapping[str, object]) -> bytes:
    """The file's bytes for some sections; the same sections give the same bytes."""
    squeezer = zstandard.ZstdCompressor(level=19)
    packed = {name: squeezer.compress(msgspec.msgpack.encode(value)) for name, value in sections.items()}
    directory: dict[str, tuple[int, int]] = {}
    at = 0
    for name, data in packed.items():
        directory[name] = (at, len(data))
        at += len(data)
    head = msgspec.msgpack.encode(directory)
    return MAGIC + struct.pack("<I", len(head)) + head + b"".join(packed.values())


class Shelf:
    """Reads sections of a packed file held in memory."""

    def __init__(self, data: bytes) -> None:
        if data[:8] != MAGIC:
            raise VocabularyFileError("the vocabulary file does not begin as one")
        (length,) = struct.unpack_from("<I", data, 8)
        self._data = memoryview(data)
        self._start = 12 + length
        self._directory = msgspec.msgpack.decode(data[12 : self._start], type=dict[str, tuple[int, int]])

    def section(self, name: str, kind: type[T]) -> T:
        """A section, checked to be of the kind asked for; VocabularyFileError where the file has none."""
        if name not in self._directory:
            raise VocabularyFileError(f"the vocabulary file has no section {name!r}")
        offset, length = self._directory[name]
        packed = self._data[self._start + offset : self._start + offset + length]
        return msgspec.msgpack.decode(zstandard.decompress(packed), type=kind)
