"""The typed events of new versions, from ``history``, written beside them in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import msgspec

from plaintrial.history import diff
from plaintrial.mirror.contents import raw_record
from plaintrial.mirror.keeping import Holding
from plaintrial.mirror.models import Content, Event
from plaintrial.mirror.timeline import Line

_BATCH = 400


def keep_events(holdings: Iterable[Holding]) -> None:
    """Write the events of every version that is new, or has a new one before it."""
    pairs = [pair for holding in holdings for pair in _pairs(holding)]
    Event.objects.filter(version_id__in=[after.key for _, after in pairs]).delete()
    contents = Content.objects.in_bulk({line.address for pair in pairs for line in pair})
    rows = [row for before, after in pairs for row in _rows(contents[before.address], contents[after.address], after)]
    Event.objects.bulk_create(rows, batch_size=_BATCH)


def _pairs(holding: Holding) -> Iterable[tuple[Line, Line]]:
    new = {id(line) for line in holding.added}
    for before, after in pairwise(holding.timeline.lines):
        if id(before) in new or id(after) in new:
            yield before, after


def _rows(before: Content, after: Content, line: Line) -> Iterable[Event]:
    for event in diff(raw_record(before), raw_record(after)):
        yield Event(
            version_id=int(line.key or 0),
            kind=event.kind,
            importance=event.importance,
            detail=msgspec.json.encode(event),
        )
