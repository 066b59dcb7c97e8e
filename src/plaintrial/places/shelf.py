"""The gazetteer's one file: named sections, each packed on its own, so that a part is unpacked when it is needed.

Layout: 8 bytes `PTPLACE1`, 4 bytes little-endian length of the directory, the directory (msgpack: name -> [offset,
length] from the end of the directory), then the sections (zstd).
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Mapping, Sequence
from typing import TypeVar

import msgspec
import zstandard

from plaintrial.ground.errors import OurError

MAGIC = b"PTPLACE1"
T = TypeVar("T")


class GazetteerFileError(OurError):
    """The gazetteer's file is not one of ours or lacks a section."""


def pack(sections: Mapping[str, bytes]) -> bytes:
    """The file's bytes for some sections; the same sections give the same bytes."""
    squeezer = zstandard.ZstdCompressor(level=22)
    packed = {name: squeezer.compress(value) for name, value in sections.items()}
    directory: dict[str, tuple[int, int]] = {}
    at = 0
    for name, data in packed.items():
        directory[name] = (at, len(data))
        at += len(data)
    head = msgspec.msgpack.encode(directory)
    return MAGIC + struct.pack("<I", len(head)) + head + b"".join(packed.values())


def planes(numbers: Sequence[int]) -> bytes:
    """Numbers of 32 bits as four runs of bytes, the low ones first: alike bytes stand together and pack well."""
    raw = array("i", numbers).tobytes()
    return b"".join(raw[i::4] for i in range(4))


class Shelf:
    """Reads sections of a packed file held in memory."""

    def __init__(self, data: bytes) -> None:
        if data[:8] != MAGIC:
            raise GazetteerFileError("the gazetteer's file does not begin as one")
        (length,) = struct.unpack_from("<I", data, 8)
        self._data = memoryview(data)
        self._start = 12 + length
        self._directory = msgspec.msgpack.decode(data[12 : self._start], type=dict[str, tuple[int, int]])

    def raw(self, name: str) -> bytes:
        """A section's bytes; GazetteerFileError where the file has none."""
        if name not in self._directory:
            raise GazetteerFileError(f"the gazetteer's file has no section {name!r}")
        offset, length = self._directory[name]
        return zstandard.decompress(self._data[self._start + offset : self._start + offset + length])

    def section(self, name: str, kind: type[T]) -> T:
        """A section written as msgpack, checked to be of the kind asked for."""
        return msgspec.msgpack.decode(self.raw(name), type=kind)

    def numbers(self, name: str) -> array[int]:
        """A section written by `planes`."""
        data = self.raw(name)
        count = len(data) // 4
        mixed = bytearray(len(data))
        for i in range(4):
            mixed[i::4] = data[i * count : (i + 1) * count]
        return array("i", bytes(mixed))
