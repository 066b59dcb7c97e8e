"""Many rows into a table at once, as tuples: no model object a row, which costs most of the time of a large load.

The same SQL on SQLite and PostgreSQL. Only ``batch`` writes through here, inside the transaction of an action.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Field, Model

Value = str | int | bool | bytes | date | datetime | None
Row = tuple[Value, ...]


def put(
    model: type[Model], fields: Sequence[str], rows: Iterable[Row], *, unique: Sequence[str] = (), ignore: bool = False
) -> None:
    """Insert rows of these fields, in this order.

    ``unique``: fields of a constraint; a row that is held under them is overwritten, but for what ``fields`` leave
    out. ``ignore``: a row that is held already is left as it is.
    """
    columns = [_column(model, name) for name in fields]
    table = connection.ops.quote_name(model._meta.db_table)
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"
    sql += _on_conflict([_column(model, name) for name in unique], columns, ignore)
    adapted = _Adapted()
    values = [tuple([adapted[value] if isinstance(value, date) else value for value in row]) for row in rows]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(sql, values)


def next_keys(model: type[Model], count: int) -> list[int]:
    """Primary keys for ``count`` rows that nobody else gets; only inside a transaction that writes."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [key for (key,) in cursor.fetchall()]
        # Transactions are BEGIN IMMEDIATE: no other connection inserts before this one has ended.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        (last,) = cursor.fetchone() or (0,)
    return list(range(last + 1, last + 1 + count))


def concrete_field(model: type[Model], name: str) -> Field[Any, Any]:
    """The field of a model that has a column."""
    (field,) = [field for field in model._meta.concrete_fields if field.name == name]
    return field


def _column(model: type[Model], name: str) -> str:
    return connection.ops.quote_name(str(concrete_field(model, name).column))


def _on_conflict(unique: list[str], columns: list[str], ignore: bool) -> str:
    if ignore:
        return " ON CONFLICT DO NOTHING"
    if not unique:
        return ""
    changed = ", ".join(f"{column} = EXCLUDED.{column}" for column in columns if column not in unique)
    return f" ON CONFLICT ({', '.join(unique)}) DO UPDATE SET {changed}"


class _Adapted(dict[date, Value]):
    """Days and times as this database's driver takes them; a load has few, each many times."""

    def __missing__(self, value: date) -> Value:
        ops = connection.ops
        if isinstance(value, datetime):
            self[value] = ops.adapt_datetimefield_value(value)
        else:
            self[value] = ops.adapt_datefield_value(value)
        return self[value]
