"""Readers of what happened to studies: for feeds, and for pages that tell what changed lately.

A new study counts as one only if it is newly registered: one that came with a first or bulk load is newly imported,
and nobody's news. What came in late (an older version filled in) and what only the registry derived are no news either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

import msgspec

from plaintrial.ground.partial_date import read_partial_date
from plaintrial.history import IMPORTANCES, Event
from plaintrial.mirror import models
from plaintrial.mirror.bulk_runs import brought_in_bulk
from plaintrial.mirror.contents import raw_record
from plaintrial.mirror.prepared import REGISTRY
from plaintrial.record import study_of

NEWS = (models.Outbox.Kind.NEW, models.Outbox.Kind.CHANGED, models.Outbox.Kind.GONE, models.Outbox.Kind.BACK)
_NEW_FOR = timedelta(days=60)
_event = msgspec.json.Decoder(Event)


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened to a study. ``kind``: new, changed, gone or back; ``at``: when this mirror saw it.

    ``key`` is the same for the same happening on every node: the version's day and hash, or the day it went or came.
    ``as_of``: the registry's day of the version.
    """

    nct_id: str
    title: str
    kind: str
    at: datetime
    as_of: date
    key: str
    events: tuple[Event, ...] = ()


class Changed(msgspec.Struct, frozen=True):
    """What changed in a study with one version, as of a day of the registry's."""

    nct_id: str
    title: str
    as_of: date
    events: tuple[Event, ...]


def happenings(nct_ids: Sequence[str], *, most: int = 100) -> tuple[Happening, ...]:
    """What happened to these studies, the latest first; at most ``most``. Studies not held here count for nothing."""
    rows = models.Outbox.objects.filter(
        study__registry=REGISTRY, study__registry_id__in=list(nct_ids), kind__in=NEWS, held=False
    )
    names = ("study", "version", "run")
    found = list(rows.select_related(*names).defer("study__words", "study__card").order_by("-id")[: most * 2])
    new = _newly_registered([row for row in found if row.kind == models.Outbox.Kind.NEW])
    told = [row for row in found if row.kind != models.Outbox.Kind.NEW or row.pk in new][:most]
    events = _events_of([row.version_id for row in told if row.version_id is not None])
    return tuple(_happening(row, events.get(row.version_id or 0, ())) for row in told)


def changed_since(nct_ids: Sequence[str], since: date) -> tuple[Changed, ...]:
    """What changed in these studies on the registry's days from ``since`` on, the latest first."""
    rows = models.Version.objects.filter(
        study__registry=REGISTRY, study__registry_id__in=list(nct_ids), as_of__gte=since, events__isnull=False
    )
    names = ("pk", "study__registry_id", "study__title", "as_of")
    found = list(rows.distinct().order_by("-as_of", "-pk").values_list(*names))
    events = _events_of([row[0] for row in found])
    return tuple(Changed(nct_id, title, as_of, events[pk]) for pk, nct_id, title, as_of in found)


def _happening(row: models.Outbox, events: tuple[Event, ...]) -> Happening:
    version = row.version
    as_of = version.as_of if version is not None else row.at.date()
    about = f"{as_of.isoformat()}-{version.study_hash[:16]}" if version is not None else as_of.isoformat()
    return Happening(
        nct_id=row.study.registry_id,
        title=row.study.title,
        kind=row.kind,
        at=row.at,
        as_of=as_of,
        key=f"{row.kind}-{about}",
        events=events if row.kind == models.Outbox.Kind.CHANGED else (),
    )


def _events_of(versions: Sequence[int]) -> dict[int, tuple[Event, ...]]:
    found: dict[int, list[Event]] = {}
    rows = models.Event.objects.filter(version_id__in=list(versions)).order_by("pk")
    for version, detail in rows.values_list("version_id", "detail"):
        found.setdefault(version, []).append(_event.decode(bytes(detail)))
    return {version: tuple(sorted(some, key=_weight)) for version, some in found.items()}


def _weight(event: Event) -> int:
    return IMPORTANCES.index(event.importance)


def _newly_registered(rows: Iterable[models.Outbox]) -> set[int]:
    """Those rows whose study was registered lately and did not come with a first or bulk load."""
    runs = {row.run_id: row.run for row in rows if row.run is not None}
    single = {pk for pk, run in runs.items() if not _is_bulk(run)}
    return {row.pk for row in rows if row.run_id in single and _is_recent(row)}


def _is_bulk(run: models.Run) -> bool:
    """Whether a run's new studies are newly imported. One that still goes on may yet become a bulk load."""
    return run.state == models.Run.State.RUNNING or brought_in_bulk(run)


def _is_recent(row: models.Outbox) -> bool:
    if row.version is None:
        return False
    content = models.Content.objects.get(pk=row.version.content_id)
    status = study_of(raw_record(content)).status
    posted = status.study_first_post_date_struct.when or read_partial_date(status.study_first_submit_date)
    day = posted.earliest() if posted else None
    return day is not None and row.at.date() - day <= _NEW_FOR
