"""The rows of one batch of records. Only ``actions.keep`` calls this, inside its transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db.models import F

from plaintrial.mirror.changes import keep_events
from plaintrial.mirror.keeping import Counts, Holding, weigh
from plaintrial.mirror.models import Content, Outbox, Reading, Run, Study, Version
from plaintrial.mirror.prepared import REGISTRY, Prepared
from plaintrial.mirror.rows import Row, next_keys, put
from plaintrial.mirror.timeline import Line, Timeline
from plaintrial.plain.rule_set import RULE_SET

BATCH = 400
_STUDY_FACTS = (
    "registry",
    "registry_id",
    "study_hash",
    "derived_hash",
    "as_of",
    "current_as_of",
    "first_seen",
    "last_changed",
    "times_changed",
    "title",
    "overall_status",
    "last_update",
    "words",
    "card",
    "absences",
    "absent_as_of",
)


def write_batch(records: Sequence[Prepared], run: Run, now: datetime, hold: bool) -> Counts:
    """Contents, studies, versions, events and outbox rows of a batch; how many records were new, changed ..."""
    studies = _held_studies({record.registry_id for record in records})
    held = _holdings(studies, records)
    holdings, counts = weigh(records, held, now.date())
    changed = {key: holding for key, holding in holdings.items() if holding.changes}
    _keep_contents(records, changed.values())
    _keep_studies(changed, studies, now)
    keys = _keys(changed, studies)
    _keep_versions(changed, keys, run, now)
    _note_sightings(changed, keys)
    _repoint_rederived(changed, keys)
    keep_events(holding for holding in changed.values() if holding.added)
    put_readings(_readings(records, changed))
    _tell_outbox(changed, keys, run, now, hold)
    return counts


def put_readings(rows: Sequence[Reading]) -> None:
    """Keep readings, each in place of the one its version had."""
    Reading.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["version"],
        update_fields=["address", "rule_set", "packed"],
    )


def _readings(records: Sequence[Prepared], changed: Mapping[str, Holding]) -> list[Reading]:
    """Of every version this batch added, what was read from it, where that was done already."""
    read = {record.address: record.reading for record in records if record.reading is not None}
    lines = [line for holding in changed.values() for line in holding.added if line.address in read]
    return [
        Reading(version_id=line.key, address=line.address, rule_set=RULE_SET, packed=read[line.address])
        for line in lines
        if line.key is not None
    ]


def _held_studies(ids: set[str]) -> dict[str, Study]:
    rows = Study.objects.select_for_update().defer("card", "words").filter(registry=REGISTRY, registry_id__in=ids)
    return {row.registry_id: row for row in rows}


def _holdings(studies: Mapping[str, Study], records: Sequence[Prepared]) -> dict[str, Holding]:
    """What is held of these studies. Whole timelines only of those a record may change."""
    moved = {studies[r.registry_id].pk for r in records if _may_change(r, studies.get(r.registry_id))}
    lines: dict[int, list[Line]] = {}
    rows = Version.objects.filter(study_id__in=moved).order_by("study_id", "as_of", "id")
    names = ("study_id", "as_of", "last_seen", "study_hash", "content_id", "id")
    for study_id, *facts in rows.values_list(*names):
        lines.setdefault(study_id, []).append(Line(*facts))
    return {key: Holding(_timeline(study, lines), study.derived_hash) for key, study in studies.items()}


def _timeline(study: Study, lines: Mapping[int, list[Line]]) -> Timeline:
    return Timeline(lines.get(study.pk) or [Line(study.as_of, study.current_as_of, study.study_hash, "")])


def _may_change(record: Prepared, study: Study | None) -> bool:
    """Whether a record may be more than one more sighting, within its days, of the current version."""
    if study is None:
        return False
    same = record.study_hash == study.study_hash and record.derived_hash == study.derived_hash
    return not same or record.as_of is None or not study.as_of <= record.as_of <= study.current_as_of


def _keep_contents(records: Sequence[Prepared], changed: Iterable[Holding]) -> None:
    wanted = {line.address for holding in changed for line in holding.added}
    wanted |= {holding.timeline.current.address for holding in changed if holding.rederived}
    found = {r.address: r for r in records if r.address in wanted}
    rows = [(r.address, r.dictionary, r.packed) for r in found.values()]
    put(Content, ("address", "dictionary", "packed"), rows, ignore=True)


def _keep_studies(changed: Mapping[str, Holding], studies: Mapping[str, Study], now: datetime) -> None:
    rows = [
        _study_row(key, holding, studies.get(key), now)
        for key, holding in changed.items()
        if holding.newest is not None
    ]
    put(Study, _STUDY_FACTS, rows, unique=("registry", "registry_id"))


def _study_row(key: str, holding: Holding, was: Study | None, now: datetime) -> Row:
    """The values of ``_STUDY_FACTS``."""
    record = holding.newest
    assert record is not None
    current = holding.timeline.current
    new_current = any(line is current for line in holding.added)
    return (
        REGISTRY,
        key,
        current.study_hash,
        holding.derived_hash,
        current.as_of,
        current.last_seen,
        was.first_seen if was else now,
        now if was is None or new_current else was.last_changed,
        (was.times_changed if was else -1) + len(holding.added),
        record.title,
        record.overall_status,
        record.last_update,
        record.words,
        record.card,
        *((0, "") if was is None else (was.absences, was.absent_as_of)),
    )


def _keys(changed: Mapping[str, Holding], studies: Mapping[str, Study]) -> dict[str, int]:
    """The primary keys of the studies that change, by registry id; they are all kept by now."""
    keys = {key: studies[key].pk for key in changed if key in studies}
    new = Study.objects.filter(registry=REGISTRY, registry_id__in=changed.keys() - keys.keys())
    return keys | dict(new.values_list("registry_id", "pk"))


def _keep_versions(changed: Mapping[str, Holding], keys: Mapping[str, int], run: Run, now: datetime) -> None:
    """New versions; each line learns the key of its own."""
    added = [(keys[key], line) for key, holding in changed.items() for line in holding.added]
    rows: list[Row] = []
    for pk, (study, line) in zip(next_keys(Version, len(added)), added, strict=True):
        line.key = pk
        rows.append((pk, study, line.study_hash, line.address, line.as_of, line.last_seen, now, run.pk))
    put(Version, ("id", "study", "study_hash", "content", "as_of", "last_seen", "seen_at", "run"), rows)


def _note_sightings(changed: Mapping[str, Holding], studies: Mapping[str, int]) -> None:
    """Versions seen on another day; studies whose facts were not rewritten, but that were counted or seen again."""
    lines: dict[tuple[date, date], list[int]] = {}
    facts: dict[tuple[date, date, int], list[int]] = {}
    for key, holding in changed.items():
        for line in holding.stretched:
            if line.key is not None:
                lines.setdefault((line.as_of, line.last_seen), []).append(line.key)
        if holding.newest is None:
            current = holding.timeline.current
            facts.setdefault((current.as_of, current.last_seen, len(holding.added)), []).append(studies[key])
    for (first, last), keys in lines.items():
        Version.objects.filter(pk__in=keys).update(as_of=first, last_seen=last)
    for (first, last, added), keys in facts.items():
        rows = Study.objects.filter(pk__in=keys)
        rows.update(as_of=first, current_as_of=last, times_changed=F("times_changed") + added)


def _repoint_rederived(changed: Mapping[str, Holding], studies: Mapping[str, int]) -> None:
    """Only what the registry derives changed: the current version's content is replaced, the version stays."""
    for key, holding in changed.items():
        if not holding.rederived or holding.is_new:
            continue
        current = Version.objects.filter(study_id=studies[key]).order_by("as_of", "id").last()
        assert current is not None
        old, new = current.content_id, holding.timeline.current.address
        if old != new:
            Version.objects.filter(pk=current.pk).update(content_id=new)
            if not Version.objects.filter(content_id=old).exists():
                Content.objects.filter(pk=old).delete()


def _tell_outbox(
    changed: Mapping[str, Holding], studies: Mapping[str, int], run: Run, now: datetime, hold: bool
) -> None:
    rows: list[Row] = []
    for key, holding in changed.items():
        happened = [(line.key, _kind(holding, place)) for place, line in enumerate(holding.added)]
        if holding.rederived and not holding.added:
            happened.append((None, Outbox.Kind.DERIVED))
        rows += [(studies[key], version, run.pk, kind.value, now, hold) for version, kind in happened]
    put(Outbox, ("study", "version", "run", "kind", "at", "held"), rows)


def _kind(holding: Holding, place: int) -> Outbox.Kind:
    """What the new version at this place means to those who follow."""
    if holding.is_new and place == 0:
        return Outbox.Kind.NEW
    return Outbox.Kind.FILLED_IN if holding.fills_in(holding.added[place]) else Outbox.Kind.CHANGED
