"""Every row of a query, a chunk at a time in order of their keys: memory does not grow with the mirror.

Each chunk is a query of its own that starts after the last key, so rows may be added or changed between chunks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from django.db.models import OuterRef, QuerySet, Subquery

from plaintrial.mirror.models import Version

Row = TypeVar("Row")


def walked(rows: QuerySet[Any, Row], size: int, key: Callable[[Row], int]) -> Iterator[list[Row]]:
    """Chunks of up to ``size`` rows; ``key`` gives a row's primary key."""
    after = 0
    while chunk := list(rows.filter(pk__gt=after).order_by("pk")[:size]):
        after = key(chunk[-1])
        yield chunk


def last_version(field: str) -> Subquery:
    """For a query of studies: ``field`` of each one's current version."""
    last = Version.objects.filter(study=OuterRef("pk")).order_by("-as_of", "-id")
    return Subquery(last.values(field)[:1])
