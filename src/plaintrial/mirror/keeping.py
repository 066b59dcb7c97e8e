"""What a batch of prepared records changes, worked out in memory before one transaction writes it.

No database here: ``actions.keep`` reads what is held, calls ``weigh`` and writes the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec

from plaintrial.mirror.prepared import Prepared
from plaintrial.mirror.timeline import Line, Timeline

_DAY = timedelta(days=1)


class Counts(msgspec.Struct):
    """How many records were new, changed, unchanged. ``derived``: unchanged but for what the registry derives."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    derived: int = 0

    def add(self, other: Counts) -> None:
        """Add another batch's counts."""
        for name in self.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


class Holding(msgspec.Struct):
    """One study as held, and what this batch changes of it.

    ``newest`` is the record that the study's current facts are to be read from, None when nothing changed them.
    ``added``: the lines of new versions. ``stretched``: versions seen on an earlier or later day than before.
    """

    timeline: Timeline
    derived_hash: str
    is_new: bool = False
    newest: Prepared | None = None
    added: list[Line] = msgspec.field(default_factory=list)
    stretched: list[Line] = msgspec.field(default_factory=list)
    rederived: bool = False

    def take(self, record: Prepared, day: date) -> str:
        """Weigh one record; the name of the count it belongs to."""
        seen = Line(day, day, record.study_hash, record.address)
        spans = [(line, line.as_of, line.last_seen) for line in self.timeline.lines]
        added = self.timeline.take(seen)
        self.stretched.extend(line for line, *was in spans if [line.as_of, line.last_seen] != was)
        self.added.extend(added)
        if self.timeline.current is seen:
            self._follow(record)
        elif not added and self._rederives(record, day):
            self._follow(record)
            self.rederived = True
            self.timeline.current.address = record.address
            return "derived"
        return "changed" if added else "unchanged"

    def _rederives(self, record: Prepared, day: date) -> bool:
        current = self.timeline.current
        newest = record.study_hash == current.study_hash and day >= current.last_seen
        return newest and record.derived_hash != self.derived_hash

    def _follow(self, record: Prepared) -> None:
        self.newest, self.derived_hash = record, record.derived_hash

    def fills_in(self, line: Line) -> bool:
        """Whether a new line stands before one that was held already: it came in late."""
        lines = self.timeline.lines
        after = lines[lines.index(line) + 1 :]
        return any(all(other is not new for new in self.added) for other in after)

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.is_new or self.added or self.rederived or self.stretched)


def weigh(records: Iterable[Prepared], held: Mapping[str, Holding], today: date) -> tuple[dict[str, Holding], Counts]:
    """The holdings this batch adds or changes, by registry id, and the counts."""
    holdings = dict(held)
    counts = Counts()
    for record in records:
        day = day_of(record, today)
        holding = holdings.get(record.registry_id)
        if holding is None:
            holdings[record.registry_id] = _first(record, day)
            counts.new += 1
        else:
            outcome = holding.take(record, day)
            setattr(counts, outcome, getattr(counts, outcome) + 1)
    return holdings, counts


def _first(record: Prepared, day: date) -> Holding:
    line = Line(day, day, record.study_hash, record.address)
    return Holding(Timeline([line]), record.derived_hash, is_new=True, newest=record, added=[line])


def day_of(record: Prepared, today: date) -> date:
    """The registry's day of a record. A day in the future is a slip of the record's: today stands for it."""
    return min(record.as_of or today, today + _DAY)
