"""What ranks studies: words and tokens with their weights, scored for the rows that were found and for no others."""

from __future__ import annotations

from collections.abc import Iterable
from math import log
from typing import NamedTuple, TypeAlias

import numpy as np

from plaintrial.search.rows import inside
from plaintrial.search.sets.block import Array, Rows
from plaintrial.search.sets.joined import Sets
from plaintrial.search.sets.norms import rarity, scores

ABOUT = 1.02
"""Scores this close, one times the other, are about the same."""
_LEAST = np.float32(1e-6)


class Ranking(NamedTuple):
    """A word or a token that ranks the rows that have it; ``times`` is None for a token, which stands there once."""

    field: str
    rows: Rows
    times: Array | None
    weight: float


class Scored(NamedTuple):
    """Rows whose scores are known already."""

    rows: Rows
    scores: Array


Ranks: TypeAlias = "Ranking | Scored"


def by_word(sets: Sets, field: str, stem: str, weight: float = 1.0) -> Ranking:
    """A word as what ranks."""
    said = sets.saying(field, stem)
    return Ranking(field, said.rows, said.times, weight * rarity(said.having, sets.size))


def by_token(sets: Sets, field: str, token: str, weight: float = 1.0) -> Ranking:
    """A token as what ranks."""
    rows = sets.having(field, token)
    return Ranking(field, rows, None, weight * rarity(len(rows), sets.size))


def score(rows: Rows, ranks: Iterable[Ranks], sets: Sets) -> Array:
    """The score of each row."""
    total = np.zeros(len(rows), np.float32)
    for one in ranks:
        here = inside(rows, one.rows)
        if not here.any():
            continue
        there = inside(one.rows, rows)
        if isinstance(one, Scored):
            total[here] += one.scores[there]
            continue
        times = 1 if one.times is None else one.times[there]
        total[here] += scores(times, sets.lengths[one.field][rows[here]], sets.means[one.field], one.weight)
    return total


def best(rows: Rows, total: Array, changed: Array, wanted: int) -> Rows:
    """The ``wanted`` rows of the highest scores, best first; of those that score about the same the last changed."""
    if wanted < len(rows):
        least = np.partition(total, len(total) - wanted)[len(total) - wanted]
        kept = total >= least / (ABOUT * ABOUT)
        rows, total = rows[kept], total[kept]
    steps = np.floor(np.log(np.maximum(total, _LEAST)) / np.float32(log(ABOUT)))
    order = np.lexsort((changed[rows], steps))[::-1]
    return rows[order][:wanted]
