"""Readers for whoever follows the mirror: what changed since, and the current records of many studies at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db.models import Max, OuterRef, Subquery

from plaintrial.mirror.contents import raw_record
from plaintrial.mirror.models import Content, Outbox, Study, Version
from plaintrial.mirror.prepared import REGISTRY
from plaintrial.record import Study as Record
from plaintrial.record import study_of

CHUNK = 500
"""Studies read with one query: an SQLite statement takes no more than 999 parameters of old."""


class Current(NamedTuple):
    """A study's row, its id, its current record; ``record`` is None for a study the registry no longer shows."""

    row: int
    nct_id: str
    record: Record | None


def last_change() -> int:
    """The number of the last row of the outbox; 0 when there is none."""
    return int(Outbox.objects.aggregate(last=Max("id"))["last"] or 0)


def changed_since(after: int, up_to: int) -> list[int]:
    """Rows of the studies that the outbox names after ``after``, up to ``up_to``, each once.

    Alerts that the shrink guard holds are among them: the mirror has changed all the same.
    """
    rows = Outbox.objects.filter(id__gt=after, id__lte=up_to).order_by("study_id")
    return list(rows.values_list("study_id", flat=True).distinct())


def current_records(rows: Sequence[int] | None = None) -> Iterator[Current]:
    """The current record of these studies, or of every study, two queries a chunk; in order of their rows."""
    wanted = sorted(rows) if rows is not None else None
    after, start = 0, 0
    while True:
        studies = Study.objects.filter(registry=REGISTRY)
        if wanted is None:
            studies = studies.filter(pk__gt=after)
        else:
            studies = studies.filter(pk__in=wanted[start : start + CHUNK])
            start += CHUNK
        chunk = list(_chunk(studies.order_by("pk")[:CHUNK]))
        yield from chunk
        if wanted is None:
            if not chunk:
                return
            after = chunk[-1].row
        elif start >= len(wanted):
            return


def _chunk(studies: object) -> Iterator[Current]:
    last = Version.objects.filter(study=OuterRef("pk")).order_by("-as_of", "-id").values("content_id")[:1]
    rows = studies.annotate(last=Subquery(last)).values_list("pk", "registry_id", "no_longer_shown_since", "last")  # type: ignore[attr-defined]
    found = list(rows)
    contents = Content.objects.in_bulk({address for _, _, gone, address in found if gone is None and address})
    for row, nct_id, gone, address in found:
        shown = gone is None and address in contents
        yield Current(row, nct_id, study_of(raw_record(contents[address])) if shown else None)
