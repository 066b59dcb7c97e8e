"""Alerts into their table by the hundred thousand: numbers into a table of this connection, then one statement.

A row at a time costs several times as much on SQLite (``bench/watch_matching.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice

from django.db import connection

from plaintrial.watches.models import Alert, Watch

Columns = tuple[int, int, int | None, str, bool]
"""What some watches are told: rows of the study, its version, the version before; the alert's kind; is it urgent."""
NewAlert = tuple[int, int]
"""An alert: the row of a watch, and the number of its ``Columns``."""
_TABLES = (
    "CREATE TEMPORARY TABLE alerts_told (number integer PRIMARY KEY, study_id bigint, version_id bigint,"
    " before_id bigint, kind varchar(8), urgent boolean)",
    "CREATE TEMPORARY TABLE alerts_found (watch_id bigint, number integer)",
)
# A watch may have ended since it was found.
_TOLD_NOW = (
    f"INSERT INTO {Alert._meta.db_table} (watch_id, study_id, version_id, before_id, kind, urgent, at, told)"
    " SELECT f.watch_id, t.study_id, t.version_id, t.before_id, t.kind, t.urgent, %s, %s FROM alerts_found f"
    f" JOIN {Watch._meta.db_table} w ON w.id = f.watch_id JOIN alerts_told t ON t.number = f.number WHERE true"
    " ON CONFLICT DO NOTHING"
)
_AT_ONCE = 50_000


def write(told: Sequence[Columns], alerts: Iterable[NewAlert], at: datetime) -> int:
    """Write alerts, inside a transaction; how many were new."""
    if not told:
        return 0
    with connection.cursor() as cursor:
        for table in _TABLES:
            cursor.execute(table)
        rows = [(number, *columns) for number, columns in enumerate(told)]
        cursor.executemany("INSERT INTO alerts_told VALUES (%s, %s, %s, %s, %s, %s)", rows)
        _note_found(alerts)
        cursor.execute(_TOLD_NOW, [connection.ops.adapt_datetimefield_value(at), False])
        written: int = cursor.rowcount
        cursor.execute("DROP TABLE alerts_found")
        cursor.execute("DROP TABLE alerts_told")
        return written


def _note_found(alerts: Iterable[NewAlert]) -> None:
    rest = iter(alerts)
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            while some := list(islice(rest, _AT_ONCE)):
                cursor.executemany("INSERT INTO alerts_found VALUES (%s, %s)", some)
            return
        with cursor.copy("COPY alerts_found FROM STDIN") as copy:
            while some := list(islice(rest, _AT_ONCE)):
                copy.write("".join([f"{watch}\t{number}\n" for watch, number in some]))
