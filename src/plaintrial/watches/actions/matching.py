"""Writing alerts, and how far the follower has come, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from plaintrial.watches.models import Alert, HeldRow, Place

_BATCH = 2_000


def start_following(*, name: str, outbox: int) -> None:
    """Begin to follow the mirror's outbox after a row."""
    Place.objects.get_or_create(name=name, defaults={"outbox": outbox})


@transaction.atomic
def take_step(
    *, name: str, was: int, now_at: int, alerts: Sequence[Alert], held: Sequence[int], let_go: Sequence[int]
) -> bool:
    """Write alerts and move on from ``was`` to ``now_at``; False, and nothing written, when somebody else has moved.

    ``held``: rows passed by until they are let go; ``let_go``: those dealt with now.
    """
    place = Place.objects.select_for_update().get(name=name)
    if place.outbox != was:
        return False
    gone, _ = HeldRow.objects.filter(outbox__in=let_go).delete()
    if gone != len(let_go):
        transaction.set_rollback(True)
        return False
    Alert.objects.bulk_create(alerts, batch_size=_BATCH, ignore_conflicts=True)
    HeldRow.objects.bulk_create([HeldRow(outbox=row) for row in held], batch_size=_BATCH, ignore_conflicts=True)
    Place.objects.filter(name=name).update(outbox=now_at)
    return True
