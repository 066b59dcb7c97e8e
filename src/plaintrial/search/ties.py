"""The first studies of a query in an order that an index built anew gives again: studies that score the same stand by
their numbers, not by where in the index they came to lie."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import tantivy

from plaintrial.search.reader import Reader
from plaintrial.search.sets.block import Array
from plaintrial.search.terms import Query

_BITS = 16
"""Scores that agree to so many bits are the same: the index adds them up in an order of its own."""
_WIDER = 4


class Listed(NamedTuple):
    """Studies, best first: their numbers, their scores, and where the index keeps them."""

    numbers: list[int]
    scores: Array
    addresses: list[tantivy.DocAddress]


def listed(query: Query, wanted: int, reader: Reader) -> Listed:
    """The first ``wanted`` studies that a query finds, by score, then by number."""
    held = max(reader.searcher.num_docs, 1)
    looked_at = min(wanted + 1, held)
    while True:
        hits = reader.searcher.search(query, looked_at, count=False).hits
        scores = coarse(np.array([score for score, _ in hits], np.float32))
        if len(hits) < looked_at or looked_at == held or scores[-1] < scores[wanted - 1]:
            return _in_order([address for _, address in hits], scores, wanted, reader)
        # Those of the last score go on beyond what was looked at: all of them must be known to take the first.
        looked_at = min(looked_at * _WIDER, held)


def coarse(scores: Array) -> Array:
    """Scores to ``_BITS`` bits."""
    share, power = np.frexp(scores)
    return np.asarray(np.ldexp(np.round(share * np.float32(1 << _BITS)), power - _BITS))


def _in_order(addresses: list[tantivy.DocAddress], scores: Array, wanted: int, reader: Reader) -> Listed:
    numbers = np.array(reader.searcher.fast_field_values("number", addresses) if addresses else [], np.uint32)
    order = np.lexsort((numbers, -scores))[:wanted]
    return Listed(numbers[order].tolist(), scores[order], [addresses[at] for at in order.tolist()])
