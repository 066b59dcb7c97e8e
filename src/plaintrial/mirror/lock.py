"""One writer at a time. The lock is the operating system's, or PostgreSQL's: it ends with its holder, kill -9 too."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from django.db import connection

from plaintrial.ground.errors import UserError

_LOCK_FILE, _MIGRATION_FILE = "writer.lock", "tables.lock"
_LOCK_NUMBER = 0x706C_6169_6E74
"""PostgreSQL advisory lock: the bytes of "plaint"."""
_MIGRATION_NUMBER = _LOCK_NUMBER + 1


class AlreadyRunning(UserError):
    """Another load or sync holds the lock."""

    def __init__(self) -> None:
        super().__init__("a load or sync is already running on this mirror. Wait until it has ended.")


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Hold the mirror's writer lock. ``AlreadyRunning`` at once when another process holds it."""
    if connection.vendor == "postgresql":
        with _advisory_lock():
            yield
    else:
        with _file_lock(folder / _LOCK_FILE):
            yield


@contextmanager
def only_migrator(folder: Path) -> Iterator[None]:
    """Make or change the tables alone, waiting for whoever does: a site and its workers are started side by side."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATION_NUMBER])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATION_NUMBER])
        return
    with ExitStack() as held:
        # On a disk that is read-only there is nothing to make.
        with suppress(OSError):
            fcntl.flock(held.enter_context((folder / _MIGRATION_FILE).open("w")), fcntl.LOCK_EX)
        yield


@contextmanager
def _file_lock(place: Path) -> Iterator[None]:
    with place.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunning from error
        yield


@contextmanager
def _advisory_lock() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK_NUMBER])
        if not cursor.fetchone()[0]:
            raise AlreadyRunning
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK_NUMBER])
