"""The circuit breaker: after some failures in a row the registry is left alone for a while."""

from __future__ import annotations

from plaintrial.ground.errors import RegistryError
from plaintrial.registries.ctgov.client.waits import Waits


class CircuitOpen(RegistryError):
    """Nothing was asked: the registry failed too often just now."""


class Circuit:
    """Counts failures in a row. Once it has rested, one request is let through; its failure opens it again."""

    def __init__(self, failures: int, rest: float, waits: Waits) -> None:
        self._limit = failures
        self._rest = rest
        self._waits = waits
        self._failures = 0
        self._rested_at = 0.0

    @property
    def is_open(self) -> bool:
        """Whether requests are held back now."""
        return self._failures >= self._limit and self._waits.monotonic() < self._rested_at

    def check(self) -> None:
        """``CircuitOpen`` when nothing may be asked now."""
        if self.is_open:
            minutes = max(1, round((self._rested_at - self._waits.monotonic()) / 60))
            raise CircuitOpen(
                f"the registry failed {self._failures} times in a row: it is left alone for {minutes} more minutes"
            )

    def succeeded(self) -> None:
        """The registry answered."""
        self._failures = 0

    def failed(self) -> None:
        """The registry failed once more."""
        self._failures += 1
        if self._failures >= self._limit:
            self._rested_at = self._waits.monotonic() + self._rest
