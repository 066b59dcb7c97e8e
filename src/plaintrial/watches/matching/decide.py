"""Whether a watch is to be told of a change, and as what. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import msgspec

from plaintrial.watches.matching.changes import Change
from plaintrial.watches.matching.fits import fits
from plaintrial.watches.topics import TOPICS, Topic, is_wanted
from plaintrial.watches.wish import Wish

_POSTED_EARLIER = timedelta(days=7)
"""The registry shows a new study up to a week after its day of posting, and the mirror takes it in later still."""
_A_MOMENT = timedelta(microseconds=1)


class Told(msgspec.Struct, frozen=True):
    """What to tell: the alert's kind, whether it is urgent, and to whom: watches that stood by ``latest``."""

    kind: str
    urgent: bool
    latest: datetime


class Decider:
    """Decides for many wishes on the same changes."""

    def __init__(self, changes: list[Change]) -> None:
        self.changes = changes
        self._events: dict[tuple[int, tuple[Topic, ...]], Told | None] = {}

    def told(self, number: int, wish: Wish) -> Told | None:
        """What watches on ``wish`` are told of change ``number``; None for nothing."""
        change = self.changes[number]
        now = fits(wish, change.now)
        if change.kind == "new":
            return _newly_registered(change, wish) if now else None
        if change.kind in ("gone", "back"):
            return Told(change.kind, change.kind == "gone", change.at) if now and "open" in wish.topics else None
        was = now if change.fits_alike else change.was is not None and fits(wish, change.was)
        if now and not was:
            return _new(wish, change.at)
        return self._changed(number, wish.topics) if now or was else None

    def may_tell(self, number: int, topics: tuple[Topic, ...] = TOPICS) -> bool:
        """Whether a change can tell anything to a wish with these topics, whatever else it asks for."""
        change = self.changes[number]
        if change.kind in ("gone", "back"):
            return "open" in topics
        return change.kind == "new" or not change.fits_alike or self._changed(number, topics) is not None

    def _changed(self, number: int, topics: tuple[Topic, ...]) -> Told | None:
        key = (number, topics)
        if key not in self._events:
            change, chosen = self.changes[number], frozenset(topics)
            wanted = [e for e in change.events if is_wanted(*e, chosen)]
            urgent = any(e[1] == "urgent" for e in wanted)
            self._events[key] = Told("changed", urgent, change.at) if wanted else None
        return self._events[key]


def _new(wish: Wish, latest: datetime) -> Told | None:
    return Told("matches", urgent=False, latest=latest) if wish.study or "new" in wish.topics else None


def _newly_registered(change: Change, wish: Wish) -> Told | None:
    """A study registered since somebody watches; one that does not say when, never counts as new."""
    posted = change.now.first_posted
    if posted is None or not change.newly_registered:
        return None
    return _new(wish, min(change.at, _end_of(posted + _POSTED_EARLIER)))


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), UTC) - _A_MOMENT
