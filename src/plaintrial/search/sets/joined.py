"""All blocks of an index as one: rows go on counting from block to block, and a study's newest row is the one alive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from plaintrial.search.document import COUNTED
from plaintrial.search.sets.block import KEYS, LENGTHS, NO_ROWS, Array, Block, Flags, Postings, Rows
from plaintrial.search.sets.keys import key_of
from plaintrial.search.sets.norms import below


class Said(NamedTuple):
    """The rows that have a word, and how often each does; ``having``: studies to reckon its rarity by."""

    rows: Rows
    times: Array
    having: int


class Sets:
    """The sets of an index as it stood at one moment."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = tuple(blocks)
        self.starts = [0]
        for block in blocks:
            self.starts.append(self.starts[-1] + block.meta.studies)
        self.size = self.starts[-1]
        self.alive = alive_rows(self.blocks)
        """For each block which of its rows count; None for all."""

    @cached_property
    def everything(self) -> Rows:
        """Every row that counts."""
        if all(alive is None for alive in self.alive):
            return np.arange(self.size, dtype=np.intp)
        parts = (
            np.ones(b.meta.studies, bool) if alive is None else alive
            for b, alive in zip(self.blocks, self.alive, strict=True)
        )
        return np.flatnonzero(np.concatenate(list(parts)))

    @property
    def studies(self) -> int:
        """How many studies there are."""
        return len(self.everything)

    def having(self, field: str, token: str) -> Rows:
        """Rows that have a token."""
        key = key_of(field, token)
        parts = [self._alive(i, b.tokens.rows[b.tokens.place(key)]) for i, b in enumerate(self.blocks)]
        return parts[0] if len(parts) == 1 else np.concatenate(parts) if parts else NO_ROWS

    def having_any(self, keys: Array) -> Flags:
        """For every row, whether it has one of these tokens. ``keys``: see ``key_of``."""
        flags = np.zeros(self.size, np.bool_)
        for start, block in zip(self.starts, self.blocks, strict=False):
            there = flags[start : start + block.meta.studies]
            for place in block.tokens.places(keys):
                there[block.tokens.rows[place].astype(np.intp)] = True
        return flags

    def saying(self, field: str, stem: str) -> Said:
        """Rows that have a word in a field."""
        key = key_of(field, stem)
        rows, times, having = [], [], 0
        for i, block in enumerate(self.blocks):
            place = block.words.place(key)
            having += place.stop - place.start
            counted, found = _times(block.words)[place], block.words.rows[place]
            alive = self.alive[i]
            if alive is not None:
                kept = alive.take(found)
                counted, found = counted.compress(kept), found.compress(kept)
            rows.append(self._placed(i, found))
            times.append(counted)
        if len(rows) == 1:
            return Said(rows[0], times[0], having)
        return Said(np.concatenate(rows), np.concatenate(times), having)

    def _alive(self, number: int, rows: Rows) -> Rows:
        alive = self.alive[number]
        return self._placed(number, rows if alive is None else rows.compress(alive.take(rows)))

    def _placed(self, number: int, rows: Rows) -> Rows:
        return rows + np.uint32(self.starts[number]) if number else rows

    @cached_property
    def numbers(self) -> Array:
        """The number of every row's study."""
        return self._whole(lambda block: block.number)

    def rows_of(self, numbers: Array) -> tuple[Rows, Flags]:
        """The rows of studies by their numbers, and for each number whether there is one."""
        order = self._by_number
        sorted_numbers = self.numbers[self.everything[order]]
        at = np.minimum(np.searchsorted(sorted_numbers, numbers), max(len(order) - 1, 0))
        known = sorted_numbers[at] == numbers if len(order) else np.zeros(len(numbers), np.bool_)
        return self.everything[order[at[known]]], known

    @cached_property
    def _by_number(self) -> Array:
        return np.argsort(self.numbers[self.everything])

    @cached_property
    def ages(self) -> tuple[Array, Array]:
        """The first and the last day of age of every row."""
        return self._whole(lambda block: block.youngest), self._whole(lambda block: block.oldest)

    @cached_property
    def order(self) -> dict[str, Array]:
        """Every row's sort keys."""
        return {name: self._whole(lambda block, name=name: block.order[name]) for name in KEYS}  # type: ignore[misc]

    @cached_property
    def lengths(self) -> dict[str, Array]:
        """How long every row's fields are."""
        return {name: self._whole(lambda block, name=name: block.lengths[name]) for name in LENGTHS}  # type: ignore[misc]

    @cached_property
    def lengths_below(self) -> dict[str, Array]:
        """What a row's length makes of the score of a word in each field, see ``norms.below``."""
        return {name: below(self.lengths[name], self.means[name]) for name in LENGTHS}

    @cached_property
    def means(self) -> dict[str, float]:
        """How long each field is in the mean."""
        return {name: sum(b.meta.tokens[name] for b in self.blocks) / max(self.size, 1) for name in LENGTHS}

    def _whole(self, part: Callable[[Block], Array]) -> Array:
        parts = [part(block) for block in self.blocks]
        return parts[0] if len(parts) == 1 else np.concatenate(parts) if parts else np.empty(0, np.uint32)

    @cached_property
    def values(self) -> dict[str, list[str]]:
        """What the codes of each field stand for."""
        return {name: list(dict.fromkeys(v for b in self.blocks for v in b.meta.values[name])) for name in COUNTED}

    @cached_property
    def codes(self) -> dict[str, Array]:
        """One code a row for each field that is counted."""
        return {name: self._coded(name) for name in COUNTED}

    def _coded(self, name: str) -> Array:
        if len(self.blocks) == 1:
            return self.blocks[0].codes[name]
        number = {value: i for i, value in enumerate(self.values[name])}
        parts = []
        for block in self.blocks:
            same = np.array([number[value] for value in block.meta.values[name]], np.uint32)
            parts.append(same[block.codes[name]] if len(same) else NO_ROWS)
        return np.concatenate(parts) if parts else NO_ROWS

    def open_sites(self, rows: Rows) -> tuple[Array, Array]:
        """The open sites on the map of some rows: for each site its place in ``rows``, and degrees north and east."""
        owners, points = [], []
        for start, block in zip(self.starts, self.blocks, strict=False):
            first, last = np.searchsorted(rows, [start, start + block.meta.studies])
            here = rows[first:last] - np.uint32(start)
            begin = block.site_starts[here].astype(np.int64)
            many = block.site_starts[here + np.uint32(1)] - begin
            owners.append(np.repeat(np.arange(first, last), many))
            within = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
            points.append(block.sites[np.repeat(begin, many) + within])
        if not owners:
            return NO_ROWS, np.empty((0, 2), np.float32)
        return np.concatenate(owners), np.concatenate(points)


def _times(postings: Postings) -> Array:
    assert postings.times is not None, "words are kept with how often they stand"
    return postings.times


def alive_rows(blocks: Sequence[Block]) -> list[Flags | None]:
    """For each block which of its rows no later block has anew or takes out; None for all of them."""
    found: list[Flags | None] = []
    later: list[Array] = []
    for block in reversed(blocks):
        dead = np.isin(block.number, np.concatenate(later)) if later else np.zeros(1, bool)
        found.append(~dead if dead.any() else None)
        later += [block.number, block.gone]
    return found[::-1]
