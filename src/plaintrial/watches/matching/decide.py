"""Whether a watch is to be told of a change, and as what. Pure."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from plaintrial.watches.matching.changes import Change
from plaintrial.watches.matching.fits import fits
from plaintrial.watches.topics import is_wanted
from plaintrial.watches.wish import Wish

_POSTED_EARLIER = timedelta(days=7)
"""The registry shows a new study up to a week after its day of posting, and the mirror takes it in later still."""


class Told(msgspec.Struct, frozen=True):
    """What to tell: the alert's kind, and whether it is urgent."""

    kind: str
    urgent: bool


class Decider:
    """Decides for many watches on the same changes; equal wishes are weighed once."""

    def __init__(self, changes: list[Change]) -> None:
        self.changes = changes
        self._fits: dict[tuple[int, int], tuple[bool, bool]] = {}
        self._events: dict[tuple[int, tuple[str, ...]], Told | None] = {}

    def told(self, number: int, wish: Wish, since: datetime) -> Told | None:
        """What a watch on ``wish``, confirmed at ``since``, is told of change ``number``; None for nothing.

        The same object is to be handed in for equal wishes.
        """
        change = self.changes[number]
        if change.at < since:
            return None
        was, now = self._fit(number, wish)
        if change.kind == "new":
            posted = change.now.first_posted
            return _new(wish) if now and change.newly_registered and _is_recent(posted, since) else None
        if change.kind in ("gone", "back"):
            return Told(change.kind, change.kind == "gone") if now and "open" in wish.topics else None
        if now and not was:
            return _new(wish)
        return self._changed(number, wish) if now or was else None

    def may_tell(self, number: int, wish: Wish) -> bool:
        """Whether a change can tell anything to a wish with these topics, whatever else it asks for."""
        change = self.changes[number]
        if change.kind in ("gone", "back"):
            return "open" in wish.topics
        return change.kind == "new" or not change.fits_alike or self._changed(number, wish) is not None

    def _fit(self, number: int, wish: Wish) -> tuple[bool, bool]:
        known = self._fits.get((id(wish), number))
        if known is None:
            change = self.changes[number]
            now = fits(wish, change.now)
            was = now if change.fits_alike else change.was is not None and fits(wish, change.was)
            known = self._fits[id(wish), number] = (was, now)
        return known

    def _changed(self, number: int, wish: Wish) -> Told | None:
        key = (number, wish.topics)
        if key not in self._events:
            chosen = frozenset(wish.topics)
            wanted = [e for e in self.changes[number].events if is_wanted(*e, chosen)]
            self._events[key] = Told("changed", any(e[1] == "urgent" for e in wanted)) if wanted else None
        return self._events[key]


def _new(wish: Wish) -> Told | None:
    return Told("matches", urgent=False) if wish.study or "new" in wish.topics else None


def _is_recent(posted: date | None, since: datetime) -> bool:
    """Whether a study was registered since somebody watches; one that does not say when, never counts as new."""
    return posted is not None and posted >= (since - _POSTED_EARLIER).date()
