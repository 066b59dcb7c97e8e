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


class Inside:
    """One search through some words. `narrows`: for each word, whether it only narrows the condition."""

    def __init__(self, names: Names, tokens: Sequence[Token], narrows: Sequence[bool], *, states: bool) -> None:
        self._names, self._tokens, self._narrows, self._states = names, tokens, narrows, states

    def hits(self) -> list[Hit]:
        """The names found, in the order they stand."""
        found = [hit for run in self._runs() for hit in self._longest(run)]
        return sorted(found, key=lambda hit: hit.first)

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
        """Of overlapping names the longest, of equally long ones the one with fewer narrowing words, then the first."""
        found: list[tuple[int, int, int, Hit]] = []
        for size in range(1, min(LONGEST, len(run)) + 1):
            for at in range(len(run) - size + 1):
                hit = self._window(run[at : at + size])
                if hit:
                    found.append((-size, sum(self._narrows[i] for i in run[at : at + size]), at, hit))
        taken: set[int] = set()
        for size, _, at, hit in sorted(found):
            places = range(at, at - size)
            if taken.isdisjoint(places):
                taken.update(places)
                yield hit

    def _window(self, places: Sequence[int]) -> Hit | None:
        first, last = places[0], places[-1] + 1
        joined = any(token.key in JOINING for token in self._tokens[first:last])
        named = self._names.inside([self._tokens[i].key for i in places], joined=joined, states=self._states)
        if named is None or negated(self._tokens, first, last):
            return None
        return Hit(named.row, named.key, first, last, None)
