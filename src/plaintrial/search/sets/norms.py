"""How long a text is, as coarsely as the index itself keeps it, and the score of a word in it (BM25).

Lengths and the formula are tantivy's (``fieldnorm/code.rs``, ``query/bm25.rs``), so that sets and index rank alike.
"""

from __future__ import annotations

from math import log

import numpy as np

from plaintrial.search.sets.block import Array

_EXACT, _BASE, _BITS = 40, 24, 4
K1, B = 1.2, 0.75
MOST_OF_A_WORD, MOST_OF_A_TOKEN = K1 + 1, (K1 + 1) / (1 + K1 * (1 - B))
"""No score is more than so many times its weight."""


def kept_length(length: int) -> int:
    """Exact to 40, then to four bits of what lies above 24, rounded down."""
    if length <= _EXACT:
        return length
    over = length - _BASE
    cut = over.bit_length() - _BITS
    return _BASE + (over >> cut << cut)


def rarity(having: int, studies: int) -> float:
    """How much a word tells that so many of all studies have."""
    return log(1 + (studies - having + 0.5) / (having + 0.5))


_MOST_TIMES = _LENGTHS = 256


def numbered(lengths: Array) -> tuple[Array, Array]:
    """The few lengths that there are, in order, and for each text which of them it has."""
    kept = np.bincount(lengths).nonzero()[0]
    assert len(kept) <= _LENGTHS, "lengths are kept so coarsely that a byte tells them"
    which = np.zeros(int(kept.max(initial=0)) + 1, np.uint8)
    which[kept] = np.arange(len(kept), dtype=np.uint8)
    return kept, which.take(lengths)


def codes(times: Array | None, which: Array) -> Array:
    """How often a word stands in texts and how long they are, in one number each; None for a token: once."""
    found = which.astype(np.uint16)
    found |= np.uint16(_LENGTHS) if times is None else times.astype(np.uint16) << np.uint16(8)
    return found


def table(kept: Array, mean: float) -> Array:
    """The score, times no weight yet, for each of the ``codes``: 0 for a word that is not there."""
    times = np.arange(_MOST_TIMES, dtype=np.float32)[:, None]
    below = kept.astype(np.float32) * np.float32(K1 * B / max(mean, 1e-9)) + np.float32(K1 * (1 - B))
    made = np.zeros((_MOST_TIMES, _LENGTHS), np.float32)
    made[:, : len(kept)] = times * np.float32(K1 + 1) / (below[None, :] + times)
    return made.ravel()
