"""How a study's planned dates moved from version to version, read back from its events. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from plaintrial.ground.partial_date import PartialDate, read_partial_date
from plaintrial.history import Event
from plaintrial.mirror.queries import VersionLine
from plaintrial.record.status import DateStruct, Status

_FIELDS = {"startDateStruct": "start", "primaryCompletionDateStruct": "main", "completionDateStruct": "end"}

_CORRECTED = "minor"
"""How much a past date matters that is given otherwise; one that came true matters more (``history.date_move``)."""


class Stated(msgspec.Struct, frozen=True):
    """A date as one version gave it; ``happened``: the record says that the day has come."""

    when: PartialDate | None = None
    happened: bool = False


class Plan(msgspec.Struct, frozen=True):
    """The study's dates as of one version. ``later``: days by which the end moved since the plan before."""

    number: int
    seen: date
    start: Stated
    main: Stated
    end: Stated
    later: int = 0

    @property
    def last(self) -> Stated:
        """The end of the study, else of its main measurements."""
        return self.end if self.end.when is not None else self.main


def plans(status: Status, versions: Sequence[VersionLine], events: Mapping[int, Sequence[Event]]) -> tuple[Plan, ...]:
    """A plan for the first version and for each one that moved a date, oldest first; empty if none ever moved.

    ``status``: that of the last version; ``versions``: oldest first. Each event holds what stood before it, so that
    no older record has to be read.
    """
    dates = {"start": _given(status.start_date_struct), "main": _given(status.primary_completion_date_struct),
             "end": _given(status.completion_date_struct)}  # fmt: skip
    found: list[Plan] = []
    for version in reversed(versions):
        moved = _moves(events.get(version.number, ()))
        if moved or version.number == 1:
            found.append(Plan(version.number, version.as_of, dates["start"], dates["main"], dates["end"]))
        for name, raw in moved.items():
            dates = dates | {name: _undone(dates[name], raw)}
    found.reverse()
    return tuple(_with_delays(found)) if len(found) > 1 else ()


def _given(struct: DateStruct) -> Stated:
    return Stated(struct.when, struct.type == "ACTUAL")


def _moves(events: Sequence[Event]) -> dict[str, Event]:
    moved = {}
    for event in events:
        if event.kind in ("start_moved", "completion_moved"):
            struct = event.path.rsplit("/", 2)[-2]
            if struct in _FIELDS:
                moved[_FIELDS[struct]] = event
    return moved


def _undone(now: Stated, event: Event) -> Stated:
    """The date before an event; where the date moved and came true at once, the earlier one was a plan."""
    if event.path.endswith("/type"):
        return Stated(now.when, event.before == "ACTUAL")
    when = read_partial_date(event.before) if isinstance(event.before, str) else None
    return Stated(when, now.happened and event.importance == _CORRECTED)


def _with_delays(found: Sequence[Plan]) -> list[Plan]:
    told = [found[0]]
    for plan in found[1:]:
        told.append(msgspec.structs.replace(plan, later=_days_between(told[-1].last.when, plan.last.when)))
    return told


def _days_between(before: PartialDate | None, after: PartialDate | None) -> int:
    start, end = (when.earliest() if when else None for when in (before, after))
    return (end - start).days if start and end else 0
