"""Pick the names of conditions out of a longer run of words: the longest first, none overlapping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plaintrial.conditions.hit import Hit
from plaintrial.conditions.keys import FILLERS, JOINING
from plaintrial.conditions.names import Names
from plaintrial.conditions.negation import negated
from plaintrial.conditions.spelling import Token

LONGEST = 9
"""Words in the longest name looked for."""
PARTING = frozenset({"after", "during", "without", "versus", "plus", "vs"})


_Window = tuple[int, int, int, Hit]
"""Minus the number of words, how many of them narrow, the first word's place in its run, the hit."""


class Inside:
    """One search through some words. `narrows`: for each word, whether it only narrows the condition."""

    def __init__(self, names: Names, tokens: Sequence[Token], narrows: Sequence[bool], *, states: bool) -> None:
        self._names, self._tokens, self._narrows, self._states = names, tokens, narrows, states
        self._grades = [i for i, narrow in enumerate(narrows) if narrow and tokens[i].key.isdigit()]
        """Numbers that belong to the grade before them: the 3 of "stage 3 breast cancer" is no part of a name."""

    def hits(self) -> list[Hit]:
        """The names found, none overlapping, in the order they stand."""
        found = [hit for run in self._runs() for hit in self._longest(run)]
        return sorted(found, key=lambda hit: hit.first)

    def nested(self) -> tuple[list[Hit], list[Hit]]:
        """The names found, and those that stand inside them: "kidney failure" in "chronic kidney failure"."""
        found: list[Hit] = []
        within: list[Hit] = []
        for run in self._runs():
            windows = self._windows(run)
            longest = list(_not_overlapping(windows))
            found += longest
            within += [hit for _, _, _, hit in windows if hit not in longest]
        return found, within

    def _runs(self) -> Iterator[list[int]]:
        """The places of telling words, cut where a word stands that no name has."""
        run: list[int] = []
        for i, token in enumerate(self._tokens):
            if token.key in FILLERS:
                continue
            if token.key in self._names.words and token.key not in PARTING:
                run.append(i)
            elif run:
                yield run
                run = []
        yield run

    def _longest(self, run: Sequence[int]) -> Iterator[Hit]:
        return _not_overlapping(self._windows(run))

    def _windows(self, run: Sequence[int]) -> list[_Window]:
        """Every name in a run of words, with what ranks it among those it overlaps."""
        found: list[_Window] = []
        keys = [self._tokens[i].key for i in run]
        reach = self._names.companions.reach
        for at in range(len(run)):
            for size in range(1, reach(keys, at, LONGEST) + 1):
                hit = self._window(run[at : at + size], keys[at : at + size])
                if hit:
                    found.append((-size, sum(self._narrows[i] for i in run[at : at + size]), at, hit))
        return found

    def _window(self, places: Sequence[int], keys: Sequence[str]) -> Hit | None:
        first, last = places[0], places[-1] + 1
        if self._grades and any(i in places and i - 1 not in places for i in self._grades):
            return None
        gaps = last - first > len(places)  # of words that no name is told by, as "and" is
        joined = gaps and any(token.key in JOINING for token in self._tokens[first:last])
        named = self._names.inside(keys, joined=joined, states=self._states)
        if named is None or negated(self._tokens, first, last):
            return None
        return Hit(named.row, named.key, first, last, None)


def _not_overlapping(windows: Sequence[_Window]) -> Iterator[Hit]:
    """Of overlapping names the longest, of equally long ones the one with fewer narrowing words, then the first."""
    taken: set[int] = set()
    for size, _, at, hit in sorted(windows):
        places = range(at, at - size)
        if taken.isdisjoint(places):
            taken.update(places)
            yield hit
