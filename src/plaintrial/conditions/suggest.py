"""Type-ahead over the names of conditions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

from plaintrial.conditions.spelling import plain

LOOKED_AT = 400
"""Labels looked at for one answer: enough to rank well, few enough to answer while someone types."""


class Suggester:
    """Finds labels that begin with what was typed, then labels with a later word that does."""

    def __init__(self, lines: str, mesh: Sequence[str], everyday: Container[int]) -> None:
        self._text = lines
        self._lines = lines.split("\n")
        self._mesh = mesh
        self._everyday = everyday

    def suggest(self, prefix: str, n: int) -> list[tuple[int, str]]:
        """Up to n (row, label), one a row: begins-with before has-a-word, well-known and short ones first."""
        typed = " ".join(plain(prefix).replace("'", "").split())
        if not typed or n <= 0:
            return []
        found: dict[int, str] = {}
        for lines in (self._beginning(typed), self._inside(typed)):
            for row, label in sorted(lines, key=lambda each: self._rank(each, typed)):
                found.setdefault(row, label)
                if len(found) == n:
                    return list(found.items())
        return list(found.items())

    def _rank(self, each: tuple[int, str], typed: str) -> tuple[bool, bool, bool, int, str]:
        row, label = each
        return label != typed, row not in self._everyday, not self._mesh[row].startswith("D"), len(label), label

    def _beginning(self, typed: str) -> Iterator[tuple[int, str]]:
        start = bisect_left(self._lines, typed)
        for line in self._lines[start : start + LOOKED_AT]:
            if not line.startswith(typed):
                return
            yield _parsed(line)

    def _inside(self, typed: str) -> Iterator[tuple[int, str]]:
        at = 0
        for _ in range(LOOKED_AT):
            at = self._text.find(" " + typed, at)
            if at < 0:
                return
            end = self._text.find("\n", at)
            end = len(self._text) if end < 0 else end
            yield _parsed(self._text[self._text.rfind("\n", 0, at) + 1 : end])
            at = end


def _parsed(line: str) -> tuple[int, str]:
    label, _, row = line.partition("\t")
    return int(row), label
