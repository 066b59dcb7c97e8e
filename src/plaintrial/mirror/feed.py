"""Readers for whoever follows the mirror: what changed since, and the current records of many studies at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

import msgspec
from django.db.models import Max, QuerySet

from plaintrial.mirror.contents import content_bytes
from plaintrial.mirror.models import Content, Outbox, Study
from plaintrial.mirror.prepared import REGISTRY
from plaintrial.mirror.walking import last_version, walked
from plaintrial.record import Study as Record
from plaintrial.record import study_of

CHUNK = 500
"""Studies read with one query: an SQLite statement takes no more than 999 parameters of old."""


class Current(NamedTuple):
    """A study's row, its id, its current record; ``record`` is None for a study the registry no longer shows."""

    row: int
    nct_id: str
    record: Record | None


class Kept(NamedTuple):
    """The same with the record's canonical JSON, for another process to read: ``current_of`` makes it the other."""

    row: int
    nct_id: str
    content: bytes | None


_Line = tuple[int, str, date | None, str]


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
    return map(current_of, current_contents(rows))


def current_of(kept: Kept) -> Current:
    """The record read."""
    record = None if kept.content is None else study_of(msgspec.json.decode(kept.content))
    return Current(kept.row, kept.nct_id, record)


def current_contents(rows: Sequence[int] | None = None) -> Iterator[Kept]:
    """As ``current_records`` gives them, unread."""
    studies = Study.objects.filter(registry=REGISTRY)
    if rows is None:
        asked = walked(_lines(studies), CHUNK, lambda line: line[0])
    else:
        wanted = sorted(rows)
        parts = (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))
        asked = (list(_lines(studies.filter(pk__in=part)).order_by("pk")) for part in parts)
    for chunk in asked:
        yield from _kept(chunk)


def _lines(studies: QuerySet[Study]) -> QuerySet[Study, _Line]:
    lasts = studies.annotate(last=last_version("content_id"))
    return lasts.values_list("pk", "registry_id", "no_longer_shown_since", "last")


def _kept(chunk: Sequence[_Line]) -> Iterator[Kept]:
    contents = Content.objects.in_bulk({address for _, _, gone, address in chunk if gone is None and address})
    for row, nct_id, gone, address in chunk:
        shown = gone is None and address in contents
        yield Kept(row, nct_id, content_bytes(contents[address]) if shown else None)
