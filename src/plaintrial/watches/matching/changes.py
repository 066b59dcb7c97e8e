"""What the mirror's outbox tells, as changes that wishes can be held against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

import msgspec

from plaintrial.mirror.bulk_runs import brought_in_bulk
from plaintrial.mirror.contents import raw_record
from plaintrial.mirror.models import Event, Outbox, Run, Version
from plaintrial.record import study_of
from plaintrial.watches.matching.facts import Facts, Stems, facts_of

TOLD = (Outbox.Kind.NEW, Outbox.Kind.CHANGED, Outbox.Kind.GONE, Outbox.Kind.BACK)
"""Kinds that may concern somebody. What came in late, or only the registry derived, concerns nobody."""
_A_RUN_LASTS = timedelta(days=1)


class Change(msgspec.Struct, frozen=True):
    """One change of a study: its row, its versions' rows, what it was and is, and (kind, importance) of its events.

    ``newly_registered``: False for a new study that came with a first or bulk load.
    """

    study: int
    version: int
    before: int | None
    kind: str
    at: datetime
    was: Facts | None
    now: Facts
    events: frozenset[tuple[str, str]]
    newly_registered: bool
    fits_alike: bool = False
    """What was and what is fit the same wishes: only the events tell something."""


def must_wait(rows: Iterable[Outbox], now: datetime) -> set[int]:
    """Rows that are not to be told yet: held by the shrink guard, or new studies of a run that still goes on.

    Only a whole run shows whether its new studies are a bulk load. A run that was killed is waited for a day.
    """
    return {row.pk for row in rows if row.held or (row.kind == Outbox.Kind.NEW and _goes_on(row.run, now))}


def _goes_on(run: Run | None, now: datetime) -> bool:
    return run is not None and run.state == Run.State.RUNNING and now - run.started_at < _A_RUN_LASTS


def changes_of(rows: Iterable[Outbox], stems: Stems) -> list[Change]:
    """The changes these rows tell, in order."""
    told = [row for row in rows if row.kind in TOLD]
    versions = _versions({row.study_id for row in told})
    pairs = [(row, *_pair(row, versions.get(row.study_id, []))) for row in told]
    read = _Read({version for _, *two in pairs for version in two if version is not None}, stems)
    events = _events([version for _, _, version in pairs if version is not None])
    bulk = _bulk_runs({row.run_id for row in told if row.kind == Outbox.Kind.NEW and row.run_id})
    found = []
    for row, before, after in pairs:
        if after is None:
            continue
        was, now = None if before is None else read.facts(before), read.facts(after)
        said = frozenset(events.get(after, ()))
        is_new = row.run_id not in bulk
        found.append(Change(row.study_id, after, before, row.kind, row.at, was, now, said, is_new, was == now))
    return found


def _versions(studies: set[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for study, version in (
        Version.objects.filter(study_id__in=studies).order_by("study_id", "as_of", "id").values_list("study_id", "pk")
    ):
        found.setdefault(study, []).append(version)
    return found


def _pair(row: Outbox, versions: list[int]) -> tuple[int | None, int | None]:
    """The version before and the one told of. Gone and back tell of the last one."""
    if not versions:
        return None, None
    at = versions.index(row.version_id) if row.version_id in versions else len(versions) - 1
    if row.kind in (Outbox.Kind.GONE, Outbox.Kind.BACK):
        return versions[at], versions[at]
    return (versions[at - 1] if at else None), versions[at]


class _Read:
    """Facts of versions, each content read once."""

    def __init__(self, versions: set[int], stems: Stems) -> None:
        rows = Version.objects.select_related("content").filter(pk__in=versions)
        self._contents = {row.pk: row.content for row in rows}
        self._stems = stems
        self._known: dict[str, Facts] = {}

    def facts(self, version: int) -> Facts:
        content = self._contents[version]
        if content.address not in self._known:
            self._known[content.address] = facts_of(study_of(raw_record(content)), self._stems)
        return self._known[content.address]


def _events(versions: list[int]) -> Mapping[int, set[tuple[str, str]]]:
    found: dict[int, set[tuple[str, str]]] = {}
    rows = Event.objects.filter(version_id__in=versions).values_list("version_id", "kind", "importance")
    for version, kind, importance in rows:
        found.setdefault(version, set()).add((kind, importance))
    return found


def _bulk_runs(runs: set[int | None]) -> set[int]:
    """Runs whose new studies are newly imported: the first of a scope, or one that brought most of what is here."""
    rows = Run.objects.filter(pk__in=[run for run in runs if run is not None])
    return {run.pk for run in rows if brought_in_bulk(run)}
