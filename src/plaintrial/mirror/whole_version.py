"""A study at one version, with its content and reading: the one statement behind every page of a study.

Its SQL is put together once and kept: the ORM built it anew for each page, which took 3 of the 4 ms of the query. It is
one statement because a sync may give the study another version, and a version another content, at any moment.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Field, Model

from plaintrial.mirror.models import Content, Reading, Study, Version
from plaintrial.mirror.prepared import REGISTRY
from plaintrial.mirror.rows import concrete_field


class WholeVersion(NamedTuple):
    """The row of a version (``id`` to ``address``), of its content, its reading (None: unread) and its study.

    ``versions``: how many the study has.
    """

    id: int
    study_hash: str
    as_of: date
    seen_at: datetime
    address: str
    packed: bytes
    dictionary: int | None
    reading: bytes | None
    reading_rule_set: str | None
    reading_address: str | None
    first_seen: datetime
    last_changed: datetime
    times_changed: int
    current_as_of: date
    no_longer_shown_since: date | None
    last_update: date | None
    versions: int


_COLUMNS: tuple[tuple[str, type[Model], str], ...] = (
    *(("v", Version, name) for name in ("id", "study_hash", "as_of", "seen_at", "content")),
    *(("c", Content, name) for name in ("packed", "dictionary")),
    *(("r", Reading, name) for name in ("packed", "rule_set", "address")),
    *(("s", Study, name) for name in ("first_seen", "last_changed", "times_changed", "current_as_of")),
    *(("s", Study, name) for name in ("no_longer_shown_since", "last_update")),
)
"""Where the fields of ``WholeVersion`` come from, in its order, but for the last."""
_LAST = "ORDER BY v.as_of DESC, v.id DESC LIMIT 1"
_NUMBERED = "ORDER BY v.as_of, v.id LIMIT 1 OFFSET %s"
_Converter = Callable[[Any], Any]


def whole_version(nct_id: str, number: int = 0) -> WholeVersion | None:
    """Version ``number`` of a study, from 1, or its last one for 0; None when there is none."""
    sql, converters = _statement(connection.vendor)
    order, place = (_NUMBERED, [number - 1]) if number else (_LAST, [])
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} {order}", [REGISTRY, nct_id, *place])
        row = cursor.fetchone()
    if row is None:
        return None
    *columns, versions = row
    return WholeVersion._make([*(convert(value) for convert, value in zip(converters, columns, strict=True)), versions])


@cache
def _statement(vendor: str) -> tuple[str, list[_Converter]]:
    """The SQL up to its order, and what makes each column's value the field's. Converters depend on ``vendor``."""
    del vendor
    fields = [concrete_field(model, name) for _, model, name in _COLUMNS]
    columns = ", ".join(f"{alias}.{field.column}" for (alias, _, _), field in zip(_COLUMNS, fields, strict=True))
    tables = {model: model._meta.db_table for model in (Version, Content, Reading, Study)}
    sql = (
        f"SELECT {columns}, (SELECT COUNT(*) FROM {tables[Version]} o WHERE o.study_id = v.study_id) "
        f"FROM {tables[Study]} s JOIN {tables[Version]} v ON v.study_id = s.id "
        f"JOIN {tables[Content]} c ON c.address = v.content_id "
        f"LEFT JOIN {tables[Reading]} r ON r.version_id = v.id "
        "WHERE s.registry = %s AND s.registry_id = %s"
    )
    return sql, [_converter(field) for field in fields]


def _converter(field: Field[Any, Any]) -> _Converter:
    """What the ORM does to a value of this field that comes from this database."""
    column = field.cached_col
    steps = [*connection.ops.get_db_converters(column), *field.get_db_converters(connection)]

    def convert(value: Any) -> Any:
        for step in steps:
            value = step(value, column, connection)
        return bytes(value) if isinstance(value, memoryview) else value

    return convert
