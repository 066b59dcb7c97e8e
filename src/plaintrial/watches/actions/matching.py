"""Writing alerts, and how far the follower has come, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from plaintrial.ground.clock import SYSTEM_CLOCK, Clock
from plaintrial.watches.actions.alert_rows import Columns, NewAlert, write
from plaintrial.watches.models import HeldRow, Place

_BATCH = 2_000


def start_following(*, name: str, outbox: int) -> None:
    """Begin to follow the mirror's outbox after a row."""
    Place.objects.get_or_create(name=name, defaults={"outbox": outbox})


@transaction.atomic
def take_step(
    *,
    name: str,
    was: int,
    now_at: int,
    told: Sequence[Columns],
    alerts: Iterable[NewAlert],
    held: Sequence[int],
    let_go: Sequence[int],
    clock: Clock = SYSTEM_CLOCK,
) -> int | None:
    """Write alerts (each by its number in ``told``) and move on from ``was`` to ``now_at``; how many were new.

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
    written = write(told, alerts, clock.now())
    HeldRow.objects.bulk_create([HeldRow(outbox=row) for row in held], batch_size=_BATCH, ignore_conflicts=True)
    Place.objects.filter(name=name).update(outbox=now_at)
    return written
