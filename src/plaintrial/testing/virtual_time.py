"""Time that passes at once: what would have been slept is added up instead."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_START = datetime(2026, 1, 5, 9, tzinfo=UTC)


class VirtualTime:
    """Serves as the client's ``Waits`` and as a ``Clock``: both move on when ``sleep`` is called."""

    def __init__(self, start: datetime = _START) -> None:
        self._start = start
        self.passed = 0.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        """Seconds since the start."""
        return self.passed

    def sleep(self, seconds: float) -> None:
        """Let ``seconds`` pass."""
        self.slept.append(seconds)
        self.passed += seconds

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return self._start + timedelta(seconds=self.passed)
