"""A data file of the package: named sections in one file, each packed on its own and unpacked when it is needed.

Layout: 8 bytes that name the kind of file, 4 bytes little-endian length of the directory, the directory (msgpack: name
-> [offset, length] from the end of the directory), then the sections (zstd).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import TypeVar

import msgspec
import zstandard

from plaintrial.ground.errors import OurError

T = TypeVar("T")
_HEAD = struct.Struct("<8sI")


class ShelfError(OurError):
    """A data file of the package is not the one it should be, or lacks a section."""


def pack(kind: bytes, sections: Mapping[str, bytes], level: int) -> bytes:
    """The file's bytes for some sections, at a level of zstd; the same sections give the same bytes."""
    squeezer = zstandard.ZstdCompressor(level=level)
    packed = {name: squeezer.compress(value) for name, value in sections.items()}
    directory: dict[str, tuple[int, int]] = {}
    at = 0
    for name, data in packed.items():
        directory[name] = (at, len(data))
        at += len(data)
    head = msgspec.msgpack.encode(directory)
    return _HEAD.pack(kind, len(head)) + head + b"".join(packed.values())


class Shelf:
    """Reads sections of such a file, held in memory. ``kind``: the 8 bytes it must begin with."""

    def __init__(self, data: bytes, kind: bytes) -> None:
        if data[: len(kind)] != kind:
            raise ShelfError(f"a data file does not begin with {kind.decode()}")
        _, length = _HEAD.unpack_from(data)
        self._kind = kind
        self._data = memoryview(data)
        self._start = _HEAD.size + length
        self._directory = msgspec.msgpack.decode(data[_HEAD.size : self._start], type=dict[str, tuple[int, int]])

    def raw(self, name: str) -> bytes:
        """A section's bytes; ShelfError where the file has none."""
        if name not in self._directory:
            raise ShelfError(f"the data file {self._kind.decode()} has no section {name!r}")
        offset, length = self._directory[name]
        return zstandard.decompress(self._data[self._start + offset : self._start + offset + length])

    def section(self, name: str, kind: type[T]) -> T:
        """A section written as msgpack, checked to be of the kind asked for."""
        return msgspec.msgpack.decode(self.raw(name), type=kind)
