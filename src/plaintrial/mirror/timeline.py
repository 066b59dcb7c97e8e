"""A study's versions in the order of the registry's days, and where a record seen belongs among them. Pure.

Records come in any order: from a live sync (newest last), from files (some older than what is held), the same ones
again after a run was killed. A record is a new version only if it differs from the version before it and the one
after it, so that loading a file twice, or half of it and then all, gives the same versions.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

import msgspec


class Line(msgspec.Struct):
    """One version: from ``as_of`` on, the study had the content at ``address``."""

    as_of: date
    study_hash: str
    address: str


class Timeline(msgspec.Struct):
    """A study's versions in order, and the newest day its last one was still seen."""

    lines: list[Line]
    current_as_of: date

    @property
    def current(self) -> Line:
        """The last version."""
        return self.lines[-1]

    def take(self, seen: Line) -> tuple[Line, ...]:
        """Place a record seen; the lines that were added, none if it is no new version.

        A record that contradicts the last version (another content, on a day between two days on which the last
        one was seen) is placed at its day, and the last version begins again after it.
        """
        place = bisect_right(self.lines, seen.as_of, key=lambda line: line.as_of)
        if self._is_there(seen, place):
            if place == len(self.lines) and seen.study_hash == self.current.study_hash:
                self.current_as_of = max(self.current_as_of, seen.as_of)
            return ()
        if place < len(self.lines):
            self.lines.insert(place, seen)
            return (seen,)
        return self._append(seen)

    def _is_there(self, seen: Line, place: int) -> bool:
        after = self.lines[place : place + 1]
        before = self.lines[max(place - 1, 0) : place]
        same_day = [line for line in self.lines[:place] if line.as_of == seen.as_of]
        return any(line.study_hash == seen.study_hash for line in (*same_day, *before, *after))

    def _append(self, seen: Line) -> tuple[Line, ...]:
        added = [seen]
        if seen.as_of < self.current_as_of:
            added.append(Line(self.current_as_of, self.current.study_hash, self.current.address))
        self.lines.extend(added)
        self.current_as_of = max(self.current_as_of, seen.as_of)
        return tuple(added)


def begin(seen: Line) -> Timeline:
    """The timeline of a study seen for the first time."""
    return Timeline([seen], seen.as_of)
