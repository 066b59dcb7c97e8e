"""A bound on how long something takes as a whole: name look-up, proxy, headers and body together.

Timeouts of sockets bound one read each: a server that sends a byte now and then passes them all (fault A23).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Generic, TypeVar

T = TypeVar("T")


class TooSlow(Exception):
    """It took longer than allowed, and was left behind."""


class _Outcome(Generic[T]):
    """Hands a thread's result, or the error it ended with, to the one that waits for it."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.error: BaseException | None = None
        self.results: list[T] = []

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        self.error = error
        self.done.set()
        return True


def within(seconds: float, work: Callable[[], T]) -> T:
    """The result of ``work``, which runs in a thread of its own. ``TooSlow`` when it is not there in time.

    Work that is late is not stopped but left behind: what it holds (a connection) is to be given up.
    """
    outcome: _Outcome[T] = _Outcome()

    def run() -> None:
        with outcome:
            outcome.results.append(work())

    threading.Thread(target=run, name="registry-request", daemon=True).start()
    if not outcome.done.wait(seconds):
        raise TooSlow
    if outcome.error is not None:
        raise outcome.error
    return outcome.results[0]
