"""How the mirror stands, for the banner and footer of each page; the database is asked every few seconds at most."""

from __future__ import annotations

import time
from threading import Lock

from plaintrial.mirror.queries import MirrorState, mirror_state

KEPT_SECONDS = 10.0
_lock = Lock()
_kept: list[tuple[float, MirrorState]] = []


def site_state() -> MirrorState:
    """The state, at most ``KEPT_SECONDS`` old: counting a whole registry for every page would cost more than it."""
    with _lock:
        if not _kept or time.monotonic() - _kept[-1][0] > KEPT_SECONDS:
            _kept[:] = [(time.monotonic(), mirror_state())]
        return _kept[-1][1]


def forget_state() -> None:
    """Ask again next time (after a load in the same process, and between tests)."""
    with _lock:
        _kept.clear()
