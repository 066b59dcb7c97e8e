"""Compare what `normalise` gives with what we judged by hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from plaintrial.conditions import Match, normalise, vocabulary


class Judged(NamedTuple):
    """One judged term: rows of the conditions it may be said to name; empty where none, None where it stays open."""

    term: str
    said: str
    rows: frozenset[int] | None


class Verdict(NamedTuple):
    any_right: bool
    all_right: bool
    given: int
    right: int
    names: list[str]


@lru_cache(maxsize=1)
def own_names() -> dict[str, set[int]]:
    """Rows by a concept's own name or its MeSH heading in small letters: no synonym helps the judge."""
    found: dict[str, set[int]] = {}
    for row, name in enumerate(vocabulary().rows.names):
        found.setdefault(name.lower(), set()).add(row)
        for label in vocabulary().labels[row].split("\x1f"):
            if label.startswith("m"):
                found.setdefault(label[1:].lower(), set()).add(row)
    return found


def judged(path: Path) -> Iterator[Judged]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            term, said = line.split("\t")
            names = [] if said in "-?" else said.split(" ; ")
            known = [own_names()[name.lower()] for name in names if name.lower() in own_names()]
            assert not names or known, f"no condition is called {said}"
            yield Judged(term, said, None if said == "?" else frozenset(row for rows in known for row in rows))


def verdict(each: Judged) -> Verdict:
    matches = normalise([each.term])
    names = [m.name for m in matches]
    if each.rows is None:
        is_open = bool(matches) and all(m.id is None and len(m.ambiguous) > 1 for m in matches)
        return Verdict(is_open, is_open, 0, 0, names)
    given = [m for m in matches if m.id]
    right = [m for m in given if _is_right(m, each.rows)]
    any_right = bool(right) if each.rows else not given
    return Verdict(any_right, any_right and len(right) == len(given), len(given), len(right), names)


def _is_right(match: Match, rows: frozenset[int]) -> bool:
    """The same concept, or another one that has the same MeSH heading of its own."""
    known = vocabulary()
    row = known.row_of[match.id or ""]
    return row in rows or any(known.rows.mesh[row] and known.rows.mesh[row] == known.rows.mesh[r] for r in rows)
