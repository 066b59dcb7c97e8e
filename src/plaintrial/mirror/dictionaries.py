"""Which compression dictionary to keep contents with."""

from __future__ import annotations

from plaintrial.mirror.models import Dictionary


def newest_dictionary() -> tuple[int | None, bytes | None]:
    """The id and bytes of the mirror's dictionary; ``(None, None)`` when it has none."""
    row = Dictionary.objects.order_by("-pk").first()
    return (None, None) if row is None else (row.pk, bytes(row.data))
