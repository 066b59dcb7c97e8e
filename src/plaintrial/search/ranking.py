"""What ranks studies: words and tokens with their weights, scored for the rows that were found and for no others."""

from __future__ import annotations

from collections.abc import Iterable
from math import log
from typing import NamedTuple, TypeAlias

import numpy as np

from plaintrial.search.picked import Picked
from plaintrial.search.rows import marked, places_among
from plaintrial.search.sets.block import Array, Rows
from plaintrial.search.sets.joined import Sets
from plaintrial.search.sets.norms import MOST_OF_A_TOKEN, MOST_OF_A_WORD, rarity
from plaintrial.search.sets.said import Said

ABOUT = 1.02
"""Scores this close, one times the other, are about the same."""
_LEAST = np.float32(1e-6)
_WORTH_DROPPING, _MOST_KEPT = 100, 0.7
_ROUNDED = 1.0001
_SEARCHED = 16
"""Of two lists, one so many times longer, the rows of the shorter are looked up in the other."""
_SAMPLED = 16
"""From so many times the wanted rows on, the least score that can be among them is reckoned from some first."""


class Ranking(NamedTuple):
    """A word or a token that ranks the rows that have it."""

    said: Said
    weight: float

    @property
    def rows(self) -> Rows:
        """The rows that have it."""
        return self.said.rows

    def scores(self, places: Rows) -> Array:
        """The scores of the rows at some places among its own."""
        return self.said.scores(places) * np.float32(self.weight)


class Scored(NamedTuple):
    """Rows whose scores are known already."""

    rows: Rows
    known: Array

    def scores(self, places: Rows) -> Array:
        """The scores of the rows at some places among its own."""
        return self.known.take(places)


class Together(NamedTuple):
    """Rows that have all of some words, which rank them; other rows that have one of them are not ranked by it."""

    picked: Picked
    ranks: tuple[Ranking, ...]


Ranks: TypeAlias = "Ranking | Scored | Together"


def by_word(sets: Sets, field: str, stem: str, weight: float = 1.0) -> Ranking:
    """A word as what ranks."""
    said = sets.saying(field, stem)
    return Ranking(said, weight * rarity(said.having, sets.size))


def by_token(sets: Sets, field: str, token: str, weight: float = 1.0) -> Ranking:
    """A token as what ranks."""
    said = sets.labelled(field, token)
    return Ranking(said, weight * rarity(said.having, sets.size))


def score(rows: Rows, ranks: Iterable[Ranks], size: int) -> Array:
    """The score of each row; ``size``: how many rows there are in all."""
    total = np.zeros(len(rows), np.float32)
    if len(rows):
        wanted = Picked(size, rows=rows)
        for one in ranks:
            _add(total, wanted, one)
    return total


def first_of(rows: Rows, raised: Array, ranks: Iterable[Ranks], sets: Sets, wanted: int) -> Rows:
    """The ``wanted`` rows of the highest scores, each times what it is raised by; best first, see ``best``.

    What ranks most is added first. Rows that could not come first with all that is left to add are dropped, which
    often leaves few.
    """
    total = np.zeros(len(rows), np.float32)
    picked = Picked(sets.size, rows=rows)
    ranks = sorted(ranks, key=_most, reverse=True) if len(rows) else []
    left = sum(map(_most, ranks))
    for one in ranks:
        _add(total, picked, one)
        left -= _most(one)
        if len(picked) > _WORTH_DROPPING * wanted:
            least = _least(total * raised, wanted) / (ABOUT * ABOUT * _ROUNDED)
            kept = ((total + np.float32(left)) * raised >= least).nonzero()[0]
            if len(kept) < _MOST_KEPT * len(picked):
                picked = Picked(sets.size, rows=picked.rows.take(kept))
                total, raised = total.take(kept), raised.take(kept)
    return best(picked.rows, total * raised, sets.order["changed"], wanted)


def _most(one: Ranks) -> float:
    """No row gets more from it."""
    if isinstance(one, Together):
        return sum(map(_most, one.ranks))
    if isinstance(one, Scored):
        return float(one.known.max(initial=0))
    return one.weight * (MOST_OF_A_TOKEN if one.said.times is None else MOST_OF_A_WORD)


def _add(total: Array, wanted: Picked, one: Ranks) -> None:
    """Add what one gives the wanted rows."""
    there: Rows
    if isinstance(one, Together):
        there = one.picked.flags.take(wanted.rows, mode="clip").nonzero()[0]
        total[there] += score(wanted.rows.take(there), one.ranks, wanted.size)
    elif isinstance(one, Ranking) and one.said.remembered:
        total += one.said.scores_of(wanted.rows) * np.float32(one.weight)
    elif len(one.rows):
        at, there = _met(wanted, one)
        total[there] += one.scores(at)


def _met(wanted: Picked, one: Ranking | Scored) -> tuple[Rows, Rows]:
    """The wanted rows that one ranks: where they stand among its own, and where among the wanted."""
    rows, mine = wanted.rows, one.rows
    if len(mine) > _SEARCHED * len(rows):
        return _looked_up(rows, mine)
    if len(rows) > _SEARCHED * len(mine):
        at, there = _looked_up(mine, rows)
        return there, at
    flags = one.said.picked.flags if isinstance(one, Ranking) else marked(mine, wanted.size)
    return wanted.flags.take(mine).nonzero()[0], flags.take(rows, mode="clip").nonzero()[0]


def _looked_up(rows: Rows, others: Rows) -> tuple[Rows, Rows]:
    """Of the rows that are among the others, where they stand there, and where among the rows."""
    places = places_among(rows, others)
    there = (others.take(places) == rows).nonzero()[0]
    return places.take(there), there


def best(rows: Rows, total: Array, changed: Array, wanted: int) -> Rows:
    """The ``wanted`` rows of the highest scores, best first; of those that score about the same the last changed."""
    if wanted < len(rows):
        least = _least(total, wanted)
        kept: Rows = (total >= least / (ABOUT * ABOUT)).nonzero()[0]
        rows, total = rows.take(kept), total.take(kept)
    steps = np.floor(np.log(np.maximum(total, _LEAST)) / np.float32(log(ABOUT)))
    order = np.lexsort((changed.take(rows), steps))[::-1]
    return rows[order][:wanted]


def _least(total: Array, wanted: int) -> float:
    """The least of the ``wanted`` highest scores. Those of a part are no higher, and leave few to look at."""
    if len(total) > _SAMPLED * _SAMPLED * wanted:
        total = total.take((total >= _least(total[::_SAMPLED], wanted)).nonzero()[0])
    return float(np.partition(total, len(total) - wanted)[len(total) - wanted])
