"""All blocks of an index as one: rows go on counting from block to block, and a study's newest row is the one alive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np

from plaintrial.search.document import COUNTED
from plaintrial.search.picked import Picked
from plaintrial.search.sets.block import KEYS, LENGTHS, NO_ROWS, Array, Block, Flags, Postings, Rows
from plaintrial.search.sets.keys import key_of
from plaintrial.search.sets.said import Common, Said, Scoring


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
        self._common = Common(self.size)

    @cached_property
    def everything(self) -> Picked:
        """Every row that counts."""
        flags = np.ones(self.size, np.bool_)
        for start, block, alive in zip(self.starts, self.blocks, self.alive, strict=False):
            if alive is not None:
                flags[start : start + block.meta.studies] = alive
        return Picked(self.size, flags=flags)

    @property
    def studies(self) -> int:
        """How many studies there are."""
        return len(self.everything)

    def having(self, field: str, token: str) -> Rows:
        """Rows that have a token."""
        key = key_of(field, token)
        parts = [self._alive(i, b.tokens.rows[b.tokens.place(key)]) for i, b in enumerate(self.blocks)]
        return _as_one(parts)

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
        return self._common.kept((field, stem), lambda: self._saying(field, stem))

    def labelled(self, field: str, token: str) -> Said:
        """Rows that have a token."""
        return self._common.kept((field, token), lambda: self._labelled(field, token))

    def take_over(self, before: Sets) -> None:
        """Know from the first search on what was asked for of the index as it stood before."""
        self._common.asked_for.update(before._common.asked_for)

    def _labelled(self, field: str, token: str) -> Said:
        rows = self.having(field, token)
        return Said(rows, None, len(rows), self.size, lambda: self.scoring[field])

    def _saying(self, field: str, stem: str) -> Said:
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
        return Said(_as_one(rows), _as_one(times), having, self.size, lambda: self.scoring[field])

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
        sorted_numbers = self.numbers[self.everything.rows[order]]
        at = np.minimum(np.searchsorted(sorted_numbers, numbers), max(len(order) - 1, 0))
        known = sorted_numbers[at] == numbers if len(order) else np.zeros(len(numbers), np.bool_)
        return self.everything.rows[order[at[known]]], known

    @cached_property
    def _by_number(self) -> Array:
        return np.argsort(self.numbers[self.everything.rows])

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
    def scoring(self) -> dict[str, Scoring]:
        """What the words of each field score."""
        return {name: Scoring(self.lengths[name], self.means[name]) for name in LENGTHS}

    @cached_property
    def means(self) -> dict[str, float]:
        """How long each field is in the mean."""
        return {name: sum(b.meta.tokens[name] for b in self.blocks) / max(self.size, 1) for name in LENGTHS}

    def _whole(self, part: Callable[[Block], Array]) -> Array:
        return _as_one([part(block) for block in self.blocks])

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
        return _as_one(parts)

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


def _as_one(parts: Sequence[Array]) -> Array:
    return parts[0] if len(parts) == 1 else np.concatenate(parts) if parts else NO_ROWS


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
