"""Which words stand together in any name, so that runs of words that no name has are not looked up.

Each word has a mask with a bit for every word it shares a name with. Bits are shared by several words, so the masks
may let a run pass that is no name; they never stop one that is. Usual variants count as one word, as they do in
``variants``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

from plaintrial.conditions.variants import GROWTH_WORDS, NOUNS

_BITS = 1024
_GROWTH = "neoplasm"


class Companions:
    """The masks of the words of some names, each name its word keys joined by blanks."""

    def __init__(self, names: Iterable[str]) -> None:
        self._bit: dict[str, int] = {}
        self._mask: dict[str, int] = {}
        for name in names:
            words = [_plain(word) for word in name.split()]
            bits = 0
            for word in words:
                bits |= self._bit_of(word)
            for word in words:
                self._mask[word] = self._mask.get(word, 0) | bits

    def reach(self, keys: Sequence[str], start: int, longest: int) -> int:
        """How many words from ``start`` on may be one name, at most ``longest``; at least 1."""
        together = -1
        for size, key in enumerate(keys[start : start + longest]):
            word = _plain(key)
            bit = self._bit.get(word, 0)
            if size and not together & bit:
                return size
            together &= self._mask.get(word, 0)
        return min(longest, len(keys) - start)

    def _bit_of(self, word: str) -> int:
        bit = self._bit.get(word)
        if bit is None:
            bit = self._bit[word] = 1 << crc32(word.encode()) % _BITS
        return bit


def _plain(word: str) -> str:
    noun = NOUNS.get(word, word)
    return _GROWTH if noun in GROWTH_WORDS else noun
