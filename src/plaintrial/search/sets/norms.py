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


def below(lengths: Array, mean: float) -> Array:
    """What stands below the line of the formula beside the times, for texts of these lengths."""
    return np.asarray(lengths.astype(np.float32) * np.float32(K1 * B / max(mean, 1e-9)) + np.float32(K1 * (1 - B)))


def scores(times: Array, belows: Array, weight: float) -> Array:
    """The score of a word that stands so many times in texts; ``belows``: see ``below``."""
    counted = times.astype(np.float32)
    belows = belows + counted
    counted *= np.float32(weight * (K1 + 1))
    return np.divide(counted, belows, out=counted)


def scores_of_one(belows: Array, weight: float) -> Array:
    """The score of a token, which stands in each text once."""
    return np.asarray(np.float32(weight * (K1 + 1)) / (belows + np.float32(1)), np.float32)
