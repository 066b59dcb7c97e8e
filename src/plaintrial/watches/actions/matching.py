"""Writing alerts, and how far the follower has come, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection, transaction

from plaintrial.ground.clock import SYSTEM_CLOCK, Clock
from plaintrial.watches.models import Alert, HeldRow, Place

_BATCH = 2_000


class NewAlert(NamedTuple):
    """An alert's columns, in the order of ``_INSERT``: rows of watch, study, version, the version before; its kind."""

    watch: int
    study: int
    version: int
    before: int | None
    kind: str
    urgent: bool


# Hundreds of thousands of alerts in one step are usual for a large site: rows go in without a model each.
_INSERT = (
    f"INSERT INTO {Alert._meta.db_table} (watch_id, study_id, version_id, before_id, kind, urgent, at, told)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"
)


def start_following(*, name: str, outbox: int) -> None:
    """Begin to follow the mirror's outbox after a row."""
    Place.objects.get_or_create(name=name, defaults={"outbox": outbox})


@transaction.atomic
def take_step(
    *,
    name: str,
    was: int,
    now_at: int,
    alerts: Sequence[NewAlert],
    held: Sequence[int],
    let_go: Sequence[int],
    clock: Clock = SYSTEM_CLOCK,
) -> int | None:
    """Write alerts and move on from ``was`` to ``now_at``; how many were new.

    None, and nothing written, when somebody else has moved on meanwhile.

    ``held``: rows passed by until they are let go; ``let_go``: those dealt with now.
    """
    place = Place.objects.select_for_update().get(name=name)
    if place.outbox != was:
        return None
    gone, _ = HeldRow.objects.filter(outbox__in=let_go).delete()
    if gone != len(let_go):
        transaction.set_rollback(True)
        return None
    written = _write(alerts, clock)
    HeldRow.objects.bulk_create([HeldRow(outbox=row) for row in held], batch_size=_BATCH, ignore_conflicts=True)
    Place.objects.filter(name=name).update(outbox=now_at)
    return written


def _write(alerts: Sequence[NewAlert], clock: Clock) -> int:
    at = connection.ops.adapt_datetimefield_value(clock.now())
    written = 0
    with connection.cursor() as cursor:
        for start in range(0, len(alerts), _BATCH):
            cursor.executemany(_INSERT, [(*alert, at, False) for alert in alerts[start : start + _BATCH]])
            written += max(cursor.rowcount, 0)
    return written
