"""Noting the addresses that stand in the mirror's records, by keyed hash."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from plaintrial.watches.models import Place, RecordAddress

_BATCH = 1_000


@transaction.atomic
def note_contacts(*, name: str, was: int, now_at: int, keys: Collection[int]) -> bool:
    """Keep hashes and move on from ``was`` to ``now_at``. False, and nothing kept, when somebody else has meanwhile."""
    place = Place.objects.select_for_update().get(name=name)
    if place.outbox != was:
        return False
    rows = [RecordAddress(key=key) for key in sorted(keys)]
    RecordAddress.objects.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)
    Place.objects.filter(name=name).update(outbox=now_at)
    return True


def forget_contacts(*, name: str) -> None:
    """Begin anew, because another key hashes now."""
    RecordAddress.objects.all().delete()
    Place.objects.filter(name=name).delete()
