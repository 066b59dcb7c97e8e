"""Trying a transaction again after the database dropped it: a lost connection, a deadlock, a serialization failure.

Only what PostgreSQL and SQLite call operational errors is tried again, on a fresh connection, a few times. A
transaction that failed left nothing behind, so trying again does nothing twice.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection

T = TypeVar("T")

WAITS = (0.2, 1.0, 3.0)


def persistent(transaction: Callable[[], T]) -> T:
    """The result of ``transaction``; ``OperationalError`` when it failed 4 times."""
    for wait in WAITS:
        try:
            return transaction()
        except OperationalError:
            connection.close()
            time.sleep(wait)
    return transaction()
