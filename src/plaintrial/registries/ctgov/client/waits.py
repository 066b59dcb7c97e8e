"""Waiting: how time passes, and the pace of requests."""

from __future__ import annotations

import time
from typing import Protocol


class Waits(Protocol):
    """Time as the client sees it: hand in another to test without waiting, or to stop a wait from outside."""

    def monotonic(self) -> float:
        """Seconds from some fixed moment."""

    def sleep(self, seconds: float) -> None:
        """Return after ``seconds``, or raise to end what the client is doing."""


class RealWaits:
    """The machine's own time."""

    def monotonic(self) -> float:
        """Seconds from some fixed moment."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Return after ``seconds``."""
        time.sleep(seconds)


class Pacer:
    """Lets one request go every ``interval`` seconds at most; ``hold`` keeps the next one back longer."""

    def __init__(self, interval: float, waits: Waits) -> None:
        self._interval = interval
        self._waits = waits
        self._due = waits.monotonic()

    def wait(self) -> None:
        """Return when the next request may go."""
        now = self._waits.monotonic()
        while now < self._due:
            self._waits.sleep(self._due - now)
            now = self._waits.monotonic()
        self._due = now + self._interval

    def hold(self, seconds: float) -> None:
        """Let no request go for ``seconds`` from now."""
        self._due = max(self._due, self._waits.monotonic() + seconds)
