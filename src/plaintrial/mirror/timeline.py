"""A study's versions in the order of the registry's days, and where a record seen belongs among them. Pure.

Records come in any order: from a live sync (newest last), from files (some older than what is held), the same ones
again after a run was killed. A record is a new version only if no version with its content spans its day and it
differs from its neighbours, so that loading a file twice, or half of it and then all, gives the same versions.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

import msgspec


class Line(msgspec.Struct):
    """One version: seen with the content at ``address`` first on ``as_of``, last on ``last_seen``. ``key``: its row."""

    as_of: date
    last_seen: date
    study_hash: str
    address: str
    key: int | None = None

    def spans(self, seen: Line) -> bool:
        """Whether a sighting is one of this version."""
        return self.study_hash == seen.study_hash and self.as_of <= seen.as_of <= self.last_seen


class Timeline(msgspec.Struct):
    """A study's versions in order. Each ends no later than the next begins."""

    lines: list[Line]

    @property
    def current(self) -> Line:
        """The last version."""
        return self.lines[-1]

    def take(self, seen: Line) -> tuple[Line, ...]:
        """Place a record seen; the lines that were added, none if it is no new version.

        A record that contradicts a version (another content, on a day between two on which that one was seen) is
        placed at its day, and the version begins again after it.
        """
        if any(line.spans(seen) for line in self.lines):
            return ()
        place = bisect_right(self.lines, seen.as_of, key=lambda line: line.as_of)
        before = self.lines[place - 1] if place else None
        after = self.lines[place] if place < len(self.lines) else None
        if before is not None and before.study_hash == seen.study_hash:
            before.last_seen = seen.as_of
            return ()
        contradicts = before is not None and before.last_seen > seen.as_of
        if after is not None and after.study_hash == seen.study_hash and not contradicts:
            after.as_of = seen.as_of
            return ()
        return self._insert(place, before, seen)

    def _insert(self, place: int, before: Line | None, seen: Line) -> tuple[Line, ...]:
        added = [seen]
        if before is not None and before.last_seen > seen.as_of:
            added.append(Line(before.last_seen, before.last_seen, before.study_hash, before.address))
            # Of the days between, only the first is sure once another content was seen among them.
            before.last_seen = before.as_of
        self.lines[place:place] = added
        return tuple(added)
