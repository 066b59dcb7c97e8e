"""Many sorted strings in one block of bytes, found by bisection: little memory, no dictionary to build at the start.

Every 64th string is a landmark; a look-up finds its landmark and reads the 64 strings behind it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from plaintrial.places.shelf import Shelf, planes

STEP = 64


def packed_keys(name: str, entries: Sequence[tuple[str, Sequence[int]]]) -> dict[str, bytes]:
    """The sections of sorted (key, rows); sorted by the UTF-8 bytes of the key."""
    blob, offsets, starts, rows = bytearray(), [], [], list[int]()
    for i, (key, owners) in enumerate(entries):
        if i % STEP == 0:
            offsets.append(len(blob))
            starts.append(len(rows))
        blob += key.encode() + b"\n"
        rows.extend(owners)
    counts = array("H", (len(owners) for _, owners in entries)).tobytes()
    return {
        f"{name}.keys": bytes(blob),
        f"{name}.offsets": planes(offsets),
        f"{name}.starts": planes(starts),
        f"{name}.counts": counts,
        f"{name}.rows": planes(rows),
    }


class SortedKeys:
    """Sorted keys, each with the numbers of the rows it belongs to, most populous first."""

    def __init__(self, shelf: Shelf, name: str) -> None:
        self._blob = shelf.raw(f"{name}.keys")
        self._offsets = shelf.numbers(f"{name}.offsets")
        self._starts = shelf.numbers(f"{name}.starts")
        self._counts = array("H", shelf.raw(f"{name}.counts"))
        self._rows = shelf.numbers(f"{name}.rows")
        self._landmarks = [self._blob[at : self._blob.index(b"\n", at)] for at in self._offsets]

    def __len__(self) -> int:
        return len(self._counts)

    def rows_of(self, key: str) -> array[int]:
        """The rows filed under this key; empty where there is none."""
        wanted = key.encode()
        block = bisect_right(self._landmarks, wanted) - 1
        if block < 0 or not wanted:
            return array("i")
        keys = self._block(block)
        at = bisect_left(keys, wanted)
        return self._rows_at(block, at) if at < len(keys) and keys[at] == wanted else array("i")

    def starting_with(self, prefix: str) -> Iterator[tuple[str, array[int]]]:
        """Keys that begin with a text, and their rows, in order."""
        wanted = prefix.encode()
        first = max(0, bisect_left(self._landmarks, wanted) - 1)
        for block in range(first, len(self._landmarks)):
            if self._landmarks[block] > wanted and not self._landmarks[block].startswith(wanted):
                return
            yield from self._begins(block, wanted)

    def _begins(self, block: int, wanted: bytes) -> Iterable[tuple[str, array[int]]]:
        keys = self._block(block)
        for at in range(bisect_left(keys, wanted), len(keys)):
            if not keys[at].startswith(wanted):
                return
            yield keys[at].decode(), self._rows_at(block, at)

    def _block(self, block: int) -> list[bytes]:
        end = self._offsets[block + 1] if block + 1 < len(self._offsets) else len(self._blob)
        return self._blob[self._offsets[block] : end - 1].split(b"\n")

    def _rows_at(self, block: int, at: int) -> array[int]:
        first = block * STEP
        start = self._starts[block] + sum(self._counts[first : first + at])
        return self._rows[start : start + self._counts[first + at]]
