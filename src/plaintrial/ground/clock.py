"""The time, as something that can be handed in, so that tests and replays can set it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Anything that knows what time it is now."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)


class SetClock:
    """A clock that stands where it was set; ``advance`` moves it."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._at

    def advance(self, **by: float) -> None:
        """Move on by ``timedelta(**by)``."""
        self._at += timedelta(**by)


SYSTEM_CLOCK = SystemClock()


def today(clock: Clock = SYSTEM_CLOCK) -> date:
    """The present day in UTC."""
    return clock.now().date()
