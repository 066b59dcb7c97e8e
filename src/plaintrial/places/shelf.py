"""The gazetteer's one file: a ``ground.shelf`` with sections of msgpack, of bytes and of numbers."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from plaintrial.ground import shelf

KIND = b"PTPLACE1"
_LEVEL = 22


def pack(sections: Mapping[str, bytes]) -> bytes:
    """The file's bytes for some sections; the same sections give the same bytes."""
    return shelf.pack(KIND, sections, _LEVEL)


def planes(numbers: Sequence[int]) -> bytes:
    """Numbers of 32 bits as four runs of bytes, the low ones first: alike bytes stand together and pack well."""
    raw = array("i", numbers).tobytes()
    return b"".join(raw[i::4] for i in range(4))


class Shelf(shelf.Shelf):
    """Reads sections of it. ``ShelfError`` when the bytes are another file's."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data, KIND)

    def numbers(self, name: str) -> array[int]:
        """A section written by `planes`."""
        data = self.raw(name)
        count = len(data) // 4
        mixed = bytearray(len(data))
        for i in range(4):
            mixed[i::4] = data[i * count : (i + 1) * count]
        return array("i", bytes(mixed))
