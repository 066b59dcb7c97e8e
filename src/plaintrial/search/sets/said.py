"""A word or a token with the rows that have it; those that many rows have and many searches ask for are remembered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable

import numpy as np

from plaintrial.search.picked import Picked
from plaintrial.search.sets.block import Array, Rows
from plaintrial.search.sets.norms import codes, numbered, table

COMMON = 16
"""What more than one row of so many has is common."""
_ROOM = 128 << 20
"""Bytes that common words may take."""
_BYTES = 3
"""For every word and row: a code that tells its score, and a flag."""


class Scoring:
    """What a word scores in the texts of a field by how often it stands there, times no weight yet."""

    def __init__(self, lengths: Array, mean: float) -> None:
        """How long each row's text is, and all are in the mean."""
        kept, self._which = numbered(lengths)
        self._table = table(kept, mean)

    def codes(self, rows: Rows, times: Array | None) -> Array:
        """Times and length of each row in one number; None for a token, which stands there once."""
        return codes(times, self._which.take(rows, mode="clip"))

    def scores(self, codes: Array) -> Array:
        """What such numbers score."""
        return self._table.take(codes, mode="clip")


class Said:
    """The rows that have a word, and how often each does (``times``; None for a token, which stands there once).

    ``having``: studies to reckon its rarity by. ``size``: how many rows there are in all.
    """

    __slots__ = ("_codes", "_scoring", "asked_for", "having", "picked", "rows", "size", "times")

    def __init__(self, rows: Rows, times: Array | None, having: int, size: int, scoring: Callable[[], Scoring]) -> None:
        self.rows, self.times, self.having, self.size = rows, times, having, size
        self.picked = Picked(size, rows=rows)
        self._scoring = scoring
        self._codes: Array | None = None
        self.asked_for = 0
        """How often it was asked for; 0 while it is not remembered."""

    @property
    def worth(self) -> int:
        """How much there is to win by remembering it."""
        return self.asked_for * len(self.rows)

    def scores(self, places: Rows) -> Array:
        """The scores, times no weight yet, of the rows at some places among its own."""
        times = None if self.times is None else self.times.take(places)
        scoring = self._scoring()
        return scoring.scores(scoring.codes(self.rows.take(places), times))

    def scores_of(self, rows: Rows) -> Array:
        """The scores of any rows, 0 for those that have it not: quick, but the first time has to look at every row."""
        scoring = self._scoring()
        if self._codes is None:
            codes = np.zeros(self.size, np.uint16)
            codes[self.rows.astype(np.intp)] = scoring.codes(self.rows, self.times)
            self._codes = codes
        return scoring.scores(self._codes.take(rows, mode="clip"))

    @property
    def remembered(self) -> bool:
        """Whether others will ask for it, so that ``scores_of`` serves."""
        return self.asked_for > 0


class Common:
    """The common words that were asked for most."""

    def __init__(self, size: int) -> None:
        self.asked_for: dict[Hashable, int] = {}
        """How often each common word was asked for."""
        self._most = max(_ROOM // max(_BYTES * size, 1), 1)
        self._kept: dict[Hashable, Said] = {}
        self._least = 0
        """No less is worth any that is kept."""
        self._lock = threading.Lock()

    def kept(self, key: Hashable, make: Callable[[], Said]) -> Said:
        """What was made for this key before, or is made now. What is asked for again is kept."""
        known = self._kept.get(key)
        made = make() if known is None else known
        if len(made.rows) * COMMON > made.size:
            self.asked_for[key] = many = self.asked_for.get(key, 0) + 1
            if many > 1:
                made.asked_for = many
                if known is None:
                    self._keep(key, made)
        return made

    def _keep(self, key: Hashable, made: Said) -> None:
        with self._lock:
            if len(self._kept) >= self._most and made.worth > self._least:
                least = min(self._kept, key=lambda each: self._kept[each].worth)
                self._least = self._kept[least].worth
                if made.worth > self._least:
                    del self._kept[least]
            if len(self._kept) < self._most:
                self._kept[key] = made
            else:
                made.asked_for = 0
