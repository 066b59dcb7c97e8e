"""What a batch of prepared records changes, worked out in memory before one transaction writes it.

No database here: ``actions.keep`` reads what is held, calls ``weigh`` and writes the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec

from plaintrial.mirror.prepared import Prepared
from plaintrial.mirror.timeline import Line, Timeline, begin

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
    """

    timeline: Timeline
    derived_hash: str
    is_new: bool = False
    newest: Prepared | None = None
    added: list[tuple[Line, bool]] = msgspec.field(default_factory=list)
    rederived: bool = False
    touched: bool = False

    def take(self, record: Prepared, day: date) -> str:
        """Weigh one record; the name of the count it belongs to."""
        seen = Line(day, record.study_hash, record.address)
        was = self.timeline.current_as_of
        added = self.timeline.take(seen)
        self.touched = self.touched or self.timeline.current_as_of != was
        is_current = self.timeline.current.study_hash == record.study_hash
        if added:
            self.added.extend((line, line is self.timeline.current) for line in added)
            if self.timeline.current is seen:
                self._follow(record)
            return "changed"
        if is_current and day >= was and record.derived_hash != self.derived_hash:
            self._follow(record)
            self.rederived = True
            self.timeline.current.address = record.address
            return "derived"
        return "unchanged"

    def _follow(self, record: Prepared) -> None:
        self.newest, self.derived_hash = record, record.derived_hash


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
    line = Line(day, record.study_hash, record.address)
    return Holding(begin(line), record.derived_hash, is_new=True, newest=record, added=[(line, True)], touched=True)


def day_of(record: Prepared, today: date) -> date:
    """The registry's day of a record. A day in the future is a slip of the record's: today stands for it."""
    return min(record.as_of or today, today + _DAY)
