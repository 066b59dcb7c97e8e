"""What is a kind of what, over row numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property


class Hierarchy:
    """A directed graph without cycles: each row's parents as compiled, its children derived."""

    def __init__(self, parents: Sequence[Sequence[int]]) -> None:
        self._parents = [tuple(each) for each in parents]

    @cached_property
    def _children(self) -> list[tuple[int, ...]]:
        found: list[list[int]] = [[] for _ in self._parents]
        for row, parents in enumerate(self._parents):
            for parent in parents:
                found[parent].append(row)
        return [tuple(each) for each in found]

    def parents(self, row: int) -> tuple[int, ...]:
        """The rows one step broader."""
        return self._parents[row]

    def children(self, row: int) -> tuple[int, ...]:
        """The rows one step narrower."""
        return self._children[row]

    def ancestors(self, row: int) -> frozenset[int]:
        """Every broader row."""
        return _reached(row, self.parents)

    def descendants(self, row: int) -> frozenset[int]:
        """Every narrower row."""
        return _reached(row, self.children)


def _reached(start: int, step: Callable[[int], tuple[int, ...]]) -> frozenset[int]:
    seen: set[int] = set()
    waiting = list(step(start))
    while waiting:
        row = waiting.pop()
        if row not in seen:
            seen.add(row)
            waiting.extend(step(row))
    return frozenset(seen)
