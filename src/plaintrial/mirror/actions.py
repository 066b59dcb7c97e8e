"""The only writers of the mirror's tables. Keyword-only; each is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from plaintrial.ground.clock import SYSTEM_CLOCK, Clock
from plaintrial.mirror.keeping import Counts, Holding, weigh
from plaintrial.mirror.models import (
    Alias,
    ContactReveal,
    Content,
    Dictionary,
    Fact,
    Outbox,
    Quarantine,
    Run,
    Study,
    SweptId,
    Version,
)
from plaintrial.mirror.packing import train
from plaintrial.mirror.prepared import REGISTRY, Prepared
from plaintrial.mirror.timeline import Line, Timeline

_STUDY_FACTS = [
    "study_hash",
    "derived_hash",
    "as_of",
    "current_as_of",
    "last_changed",
    "times_changed",
    "title",
    "overall_status",
    "last_update",
    "words",
    "card",
]
_BATCH = 400
ABSENCES_THAT_COUNT = 2


def start_run(*, kind: str, scope: str = "", data_timestamp: str = "", clock: Clock = SYSTEM_CLOCK) -> Run:
    """Begin a load or a sync."""
    return Run.objects.create(kind=kind, scope=scope, data_timestamp=data_timestamp, started_at=clock.now())


def finish_run(*, run: Run, state: str, note: str = "", clock: Clock = SYSTEM_CLOCK) -> None:
    """Note how a run ended."""
    Run.objects.filter(pk=run.pk).update(state=state, note=note, finished_at=clock.now())


def train_dictionary(*, samples: Sequence[bytes], clock: Clock = SYSTEM_CLOCK) -> int | None:
    """The mirror's dictionary: the one it has, else one trained on ``samples``, else None (too few)."""
    held = Dictionary.objects.order_by("-pk").values_list("pk", flat=True).first()
    if held is not None:
        return int(held)
    data = train(samples)
    return None if data is None else Dictionary.objects.create(data=data, made_at=clock.now()).pk


@transaction.atomic
def keep(
    *,
    records: Sequence[Prepared],
    run: Run,
    clock: Clock = SYSTEM_CLOCK,
    cursor: str | None = None,
    hold: bool = False,
) -> Counts:
    """Keep a batch: contents, studies, versions, outbox and the run's cursor, or nothing of it.

    ``hold``: alerts wait until ``settle`` has weighed the whole run.
    """
    now = clock.now()
    studies = _held_studies({record.registry_id for record in records})
    held = _holdings(studies, records)
    holdings, counts = weigh(records, held, now.date())
    changed = {key: holding for key, holding in holdings.items() if holding.changes}
    _keep_contents(records, changed.values())
    studies |= _keep_studies(changed, studies, now)
    versions = _keep_versions(changed, studies, run, now)
    _note_sightings(changed, studies)
    _repoint_rederived(changed, studies)
    _tell_outbox(changed, studies, versions, run, now, hold)
    _keep_aliases(records)
    _advance(run, counts, cursor)
    return counts


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
    rows = {r.address: r for r in records if r.address in wanted}
    Content.objects.bulk_create(
        [Content(address=r.address, dictionary_id=r.dictionary, packed=r.packed) for r in rows.values()],
        batch_size=_BATCH,
        ignore_conflicts=True,
    )


def _keep_studies(changed: Mapping[str, Holding], studies: Mapping[str, Study], now: datetime) -> dict[str, Study]:
    facts = [(key, holding) for key, holding in changed.items() if holding.newest is not None]
    rows = [_study_row(key, holding, studies.get(key), now) for key, holding in facts]
    saved = Study.objects.bulk_create(
        rows,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["registry", "registry_id"],
        update_fields=_STUDY_FACTS,
    )
    return {row.registry_id: row for row in saved}


def _study_row(key: str, holding: Holding, was: Study | None, now: datetime) -> Study:
    record = holding.newest
    assert record is not None
    timeline = holding.timeline
    new_current = any(line is timeline.current for line in holding.added)
    return Study(
        registry=REGISTRY,
        registry_id=key,
        study_hash=timeline.current.study_hash,
        derived_hash=holding.derived_hash,
        as_of=timeline.current.as_of,
        current_as_of=timeline.current.last_seen,
        first_seen=was.first_seen if was else now,
        last_changed=now if was is None or new_current else was.last_changed,
        times_changed=(was.times_changed if was else -1) + len(holding.added),
        title=record.title,
        overall_status=record.overall_status,
        last_update=record.last_update,
        words=record.words,
        card=record.card,
    )


def _keep_versions(
    changed: Mapping[str, Holding], studies: Mapping[str, Study], run: Run, now: datetime
) -> dict[str, list[Version]]:
    rows = {
        key: [
            Version(
                study_id=studies[key].pk,
                study_hash=line.study_hash,
                content_id=line.address,
                as_of=line.as_of,
                last_seen=line.last_seen,
                seen_at=now,
                run_id=run.pk,
            )
            for line in holding.added
        ]
        for key, holding in changed.items()
        if holding.added
    }
    Version.objects.bulk_create([row for some in rows.values() for row in some], batch_size=_BATCH)
    return rows


def _note_sightings(changed: Mapping[str, Holding], studies: Mapping[str, Study]) -> None:
    """Versions seen on another day; studies whose facts were not rewritten, but that were counted or seen again."""
    lines: dict[tuple[date, date], list[int]] = {}
    facts: dict[tuple[date, date, int], list[int]] = {}
    for key, holding in changed.items():
        for line in holding.stretched:
            if line.key is not None:
                lines.setdefault((line.as_of, line.last_seen), []).append(line.key)
        if holding.newest is None:
            current = holding.timeline.current
            facts.setdefault((current.as_of, current.last_seen, len(holding.added)), []).append(studies[key].pk)
    for (first, last), keys in lines.items():
        Version.objects.filter(pk__in=keys).update(as_of=first, last_seen=last)
    for (first, last, added), keys in facts.items():
        rows = Study.objects.filter(pk__in=keys)
        rows.update(as_of=first, current_as_of=last, times_changed=F("times_changed") + added)


def _repoint_rederived(changed: Mapping[str, Holding], studies: Mapping[str, Study]) -> None:
    """Only what the registry derives changed: the current version's content is replaced, the version stays."""
    for key, holding in changed.items():
        if not holding.rederived or holding.is_new:
            continue
        current = Version.objects.filter(study_id=studies[key].pk).order_by("as_of", "id").last()
        assert current is not None
        old, new = current.content_id, holding.timeline.current.address
        if old != new:
            Version.objects.filter(pk=current.pk).update(content_id=new)
            if not Version.objects.filter(content_id=old).exists():
                Content.objects.filter(pk=old).delete()


def _tell_outbox(
    changed: Mapping[str, Holding],
    studies: Mapping[str, Study],
    versions: Mapping[str, list[Version]],
    run: Run,
    now: datetime,
    hold: bool,
) -> None:
    rows = []
    for key, holding in changed.items():
        study = studies[key]
        for place, version in enumerate(versions.get(key, [])):
            kind = Outbox.Kind.FILLED_IN if holding.fills_in(holding.added[place]) else Outbox.Kind.CHANGED
            if holding.is_new and place == 0:
                kind = Outbox.Kind.NEW
            row = Outbox(study_id=study.pk, version_id=version.pk, run_id=run.pk, kind=kind, at=now, held=hold)
            rows.append(row)
        if holding.rederived and not holding.added:
            rows.append(Outbox(study_id=study.pk, run_id=run.pk, kind=Outbox.Kind.DERIVED, at=now, held=hold))
    Outbox.objects.bulk_create(rows, batch_size=_BATCH)


def _keep_aliases(records: Sequence[Prepared]) -> None:
    pairs = {alias: r.registry_id for r in records for alias in r.aliases if alias != r.registry_id}
    if pairs:
        _put_aliases(pairs)


def _put_aliases(pairs: Mapping[str, str]) -> None:
    Alias.objects.bulk_create(
        [Alias(registry=REGISTRY, alias=alias[:40], registry_id=study) for alias, study in pairs.items()],
        update_conflicts=True,
        unique_fields=["registry", "alias"],
        update_fields=["registry_id"],
    )


@transaction.atomic
def keep_aliases(*, pairs: Mapping[str, str]) -> None:
    """Note that the registry redirects these ids (alias -> id)."""
    _put_aliases(pairs)


def _advance(run: Run, counts: Counts, cursor: str | None) -> None:
    told = dict(run.counts)
    for name in counts.__struct_fields__:
        told[name] = told.get(name, 0) + getattr(counts, name)
    run.counts = told
    fields = ["counts"]
    if cursor is not None:
        run.cursor = cursor
        fields.append("cursor")
    run.save(update_fields=fields)


@transaction.atomic
def forget_swept(*, run: Run) -> None:
    """Begin the sweep of a run anew."""
    SweptId.objects.filter(run=run).delete()


@transaction.atomic
def keep_swept(*, run: Run, ids: Sequence[str]) -> None:
    """Note that the registry listed these ids."""
    rows = [SweptId(run=run, registry_id=nct_id) for nct_id in ids]
    SweptId.objects.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)


@transaction.atomic
def settle(*, run: Run, hold: bool) -> None:
    """End the weighing of a run: studies listed again are shown again, alerts go out or wait, older sweeps go."""
    listed = SweptId.objects.filter(run=run).values("registry_id")
    Study.objects.filter(registry=REGISTRY, absences__gt=0, registry_id__in=listed).update(absences=0, absent_as_of="")
    for nct_id in (
        Study.objects.exclude(no_longer_shown_since=None)
        .filter(registry_id__in=listed)
        .values_list("registry_id", flat=True)
    ):
        _show_again(nct_id, run)
    if not hold:
        Outbox.objects.filter(run=run, held=True).update(held=False)
    SweptId.objects.filter(run__scope=run.scope, run__pk__lt=run.pk).delete()


@transaction.atomic
def release(*, clock: Clock = SYSTEM_CLOCK) -> int:
    """Let alerts go out that the shrink guard held; how many."""
    Run.objects.filter(state=Run.State.HELD).update(state=Run.State.DONE, finished_at=clock.now())
    return Outbox.objects.filter(held=True).update(held=False)


def _show_again(nct_id: str, run: Run) -> None:
    study = Study.objects.get(registry=REGISTRY, registry_id=nct_id)
    Study.objects.filter(pk=study.pk).update(no_longer_shown_since=None, absences=0, absent_as_of="")
    Outbox.objects.create(study=study, run=run, kind=Outbox.Kind.BACK, at=run.started_at)


@transaction.atomic
def note_shown(*, nct_id: str) -> None:
    """The registry shows a study, although a sweep did not list it."""
    Study.objects.filter(registry=REGISTRY, registry_id=nct_id).update(absences=0, absent_as_of="")


@transaction.atomic
def note_absence(*, run: Run, nct_id: str, clock: Clock = SYSTEM_CLOCK) -> bool:
    """The registry said that a study is not there. True when that makes it "no longer shown".

    It does the second time, on other data of the registry than the first.
    """
    study = Study.objects.select_for_update().filter(registry=REGISTRY, registry_id=nct_id).first()
    if study is None or study.no_longer_shown_since or study.absent_as_of == run.data_timestamp:
        return False
    study.absences += 1
    study.absent_as_of = run.data_timestamp
    gone = study.absences >= ABSENCES_THAT_COUNT
    if gone:
        study.no_longer_shown_since = clock.now().date()
        Outbox.objects.create(study=study, run=run, kind=Outbox.Kind.GONE, at=clock.now())
    study.save(update_fields=["absences", "absent_as_of", "no_longer_shown_since"])
    return gone


@transaction.atomic
def quarantine(*, address: str, source: str, line: int, why: str, raw: bytes, clock: Clock = SYSTEM_CLOCK) -> None:
    """Keep a record that could not be read, once, with the reason."""
    Quarantine.objects.update_or_create(
        address=address,
        defaults={"source": source[:300], "line": line, "why": why[:1000], "raw": raw, "at": clock.now()},
    )


@transaction.atomic
def put_fact(*, name: str, value: str) -> None:
    """Note a fact about the mirror, in place of the last of that name."""
    Fact.objects.update_or_create(name=name, defaults={"value": value})


@transaction.atomic
def count_reveal(*, who: str, day: date) -> int:
    """Count one more look at contacts by ``who`` (a keyed hash) on ``day``; how many that makes. Drops older days."""
    ContactReveal.objects.filter(day__lt=day).delete()
    row, made = ContactReveal.objects.get_or_create(who=who, day=day, defaults={"count": 1})
    if made:
        return 1
    ContactReveal.objects.filter(pk=row.pk).update(count=F("count") + 1)
    row.refresh_from_db(fields=["count"])
    return row.count
