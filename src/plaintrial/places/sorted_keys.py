"""Many sorted strings in one block of bytes, found by bisection: little memory, no dictionary to build at the start.

Every 64th string is a landmark; a look-up finds its landmark and reads the 64 strings behind it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

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
        return self._rows_at(block * STEP + at) if at < len(keys) and keys[at] == wanted else array("i")

    def starting_with(self, prefix: str) -> Iterator[tuple[str, array[int]]]:
        """Keys that begin with a text, and their rows, in order."""
        for keys, first in self._ranges(prefix):
            at = self._start(first)
            for number, key in enumerate(keys, first):
                count = self._counts[number]
                yield key.decode(), self._rows[at : at + count]
                at += count

    def firsts(self, prefix: str, below: int) -> Iterator[tuple[str, int]]:
        """Keys that begin with a text, each with its most populous row, where that comes before row ``below``."""
        for keys, first in self._ranges(prefix):
            starts = accumulate(self._counts[first : first + len(keys)], initial=self._start(first))
            rows = map(self._rows.__getitem__, starts)
            yield from [(key.decode(), row) for key, row in zip(keys, rows, strict=False) if row < below]

    def _ranges(self, prefix: str) -> Iterator[tuple[list[bytes], int]]:
        """Runs of keys that begin with a text, each with the number of its first key."""
        wanted = prefix.encode()
        for block in range(max(0, bisect_left(self._landmarks, wanted) - 1), len(self._landmarks)):
            if self._landmarks[block] > wanted and not self._landmarks[block].startswith(wanted):
                return
            keys = self._block(block)
            begin, end = bisect_left(keys, wanted), bisect_left(keys, wanted + b"\xff")
            if begin < end:
                yield keys[begin:end], block * STEP + begin

    def _start(self, number: int) -> int:
        """Where the rows of the key with this number begin."""
        block = number // STEP
        return self._starts[block] + sum(self._counts[block * STEP : number])

    def _block(self, block: int) -> list[bytes]:
        end = self._offsets[block + 1] if block + 1 < len(self._offsets) else len(self._blob)
        return self._blob[self._offsets[block] : end - 1].split(b"\n")

    def _rows_at(self, number: int) -> array[int]:
        start = self._start(number)
        return self._rows[start : start + self._counts[number]]
