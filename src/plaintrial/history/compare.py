"""Two versions of a study -> the events between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plaintrial.history.changes import COVERED, INNER, RULES
from plaintrial.history.event import IMPORTANCES, Event, with_told
from plaintrial.history.pair import Pair
from plaintrial.history.rule import changed_modules
from plaintrial.history.unnamed import unnamed_events

_RANK = {importance: rank for rank, importance in enumerate(IMPORTANCES)}


def diff(before: Mapping[str, Any], after: Mapping[str, Any], earlier: Sequence[Mapping[str, Any]] = ()) -> list[Event]:
    """The events between two decoded v2 records, the most important first. Pure; the records are not altered.

    ``earlier``: versions older than ``before``, oldest first, with which a delay can be called the third one.
    Parts that are missing or of another type than documented count as empty; nothing is raised for them.
    """
    if before == after:
        return []
    events = [with_told(event) for event in _events(Pair(before, after, earlier))]
    return sorted(events, key=lambda event: _RANK[event.importance])


def _events(pair: Pair) -> Iterator[Event]:
    changed = changed_modules(pair)
    for rule in RULES:
        if rule.concerns(pair, changed):
            yield from rule.find(pair)
    yield from unnamed_events(pair, COVERED, INNER)
