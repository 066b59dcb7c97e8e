"""How many processes may work side by side, and whether one may begin as a copy of another."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import sys
import threading


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_copy() -> bool:
    """Whether a process can begin as a copy of this one. Not on macOS: its own libraries do not outlive it."""
    return "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"


def is_alone() -> bool:
    """Whether no other thread of this process may hold a lock that a copy of it would wait for."""
    return threading.active_count() == 1


def end_with_parent() -> None:
    """From now on this process ends as soon as its parent is gone, kill -9 included: nothing is left running."""
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
