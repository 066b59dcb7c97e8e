"""What ranks studies: words and tokens with their weights, scored for the rows that were found and for no others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple, TypeAlias

import numpy as np

from plaintrial.search.rows import inside, marked
from plaintrial.search.sets.block import Array, Rows
from plaintrial.search.sets.joined import Sets
from plaintrial.search.sets.norms import MOST_OF_A_TOKEN, MOST_OF_A_WORD, rarity, scores, scores_of_one

ABOUT = 1.02
"""Scores this close, one times the other, are about the same."""
_LEAST = np.float32(1e-6)
_WORTH_PICKING, _MOST_PICKED = 100, 0.7
_OUT_OF_REACH = 0.8
"""What is raised by less than the inverse of it is not picked: others could score as much."""
_ROUNDED = 1.0001
_SEARCHED = 16
"""A rank with so many times the rows that are scored is looked up for each of them."""
_MOST_OF = 0.45
"""Where fewer rows are scored than this share of a rank's, those are picked out first."""


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
    ranks = [one for one in ranks if len(one.rows)]
    if not ranks or not len(rows):
        return np.zeros(len(rows), np.float32)
    total = np.zeros(sets.size, np.float32)
    flags = None
    for one in ranks:
        if len(one.rows) > _SEARCHED * len(rows):
            places = np.searchsorted(one.rows, rows.astype(one.rows.dtype, copy=False))
            places = np.minimum(places, len(one.rows) - 1)
            places = places.compress(one.rows.take(places) == rows)
            _add(total, one, places, sets)
        elif len(rows) < _MOST_OF * len(one.rows):
            flags = marked(rows, sets.size) if flags is None else flags
            _add(total, one, np.flatnonzero(flags.take(one.rows)), sets)
        else:
            _add(total, one, None, sets)
    return total.take(rows)


def _add(total: Array, one: Ranks, places: Rows | None, sets: Sets) -> None:
    """Add the scores that one gives the rows at some places of its own, None for all; others may get theirs as well."""
    rows = (one.rows if places is None else one.rows.take(places)).astype(np.intp)
    if isinstance(one, Scored):
        given = one.scores if places is None else one.scores.take(places)
    elif one.times is None:
        given = scores_of_one(sets.lengths_below[one.field].take(rows), one.weight)
    else:
        times = one.times if places is None else one.times.take(places)
        given = scores(times, sets.lengths_below[one.field].take(rows), one.weight)
    np.add.at(total, rows, given)


def first_of(rows: Rows, raised: Array, ranks: Sequence[Ranks], sets: Sets, wanted: int) -> Rows:
    """The ``wanted`` rows of the highest scores, each times what it is raised by; best first, see ``best``.

    Where enough rows have what ranks most, and score more than any row without it could, no other row is scored.
    """
    changed = sets.order["changed"]
    if len(rows) > _WORTH_PICKING * wanted:
        some, most_of_others = _likely(rows, raised, ranks)
        if wanted <= len(some) < _MOST_PICKED * len(rows):
            first, total = rows.take(some), score(rows.take(some), ranks, sets) * raised.take(some)
            least = np.partition(total, len(total) - wanted)[len(total) - wanted]
            if least / (ABOUT * ABOUT) > most_of_others * _ROUNDED:
                return best(first, total, changed, wanted)
    return best(rows, score(rows, ranks, sets) * raised, changed, wanted)


def _likely(rows: Rows, raised: Array, ranks: Sequence[Ranks]) -> tuple[Rows, float]:
    """Places of the rows that have what ranks most and are raised, and the most that any other row could score."""
    strongest = max(ranks, key=_most)
    everything = sum(map(_most, ranks))
    highest, lowest = float(raised.max()), float(raised.min())
    without_it = (everything - _most(strongest)) * highest
    flags = raised > lowest
    if not flags.any() or everything * lowest > _OUT_OF_REACH * everything * highest:
        return np.flatnonzero(inside(rows, strongest.rows)), without_it
    some = np.flatnonzero(flags)
    return some.compress(inside(rows.take(some), strongest.rows)), max(without_it, everything * lowest)


def _most(one: Ranks) -> float:
    """No row gets more from it."""
    if isinstance(one, Scored):
        return float(one.scores.max(initial=0))
    return one.weight * (MOST_OF_A_TOKEN if one.times is None else MOST_OF_A_WORD)


def best(rows: Rows, total: Array, changed: Array, wanted: int) -> Rows:
    """The ``wanted`` rows of the highest scores, best first; of those that score about the same the last changed."""
    if wanted < len(rows):
        least = np.partition(total, len(total) - wanted)[len(total) - wanted]
        kept = np.flatnonzero(total >= least / (ABOUT * ABOUT))
        rows, total = rows.take(kept), total.take(kept)
    steps = np.floor(np.log(np.maximum(total, _LEAST)) / np.float32(log(ABOUT)))
    order = np.lexsort((changed.take(rows), steps))[::-1]
    return rows[order][:wanted]
