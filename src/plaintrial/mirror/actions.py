"""The only writers of the mirror's tables. Keyword-only; each is one transaction."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from django.db import transaction
from django.db.models import F

from plaintrial.ground.clock import SYSTEM_CLOCK, Clock
from plaintrial.mirror.batch import BATCH, put_readings, write_batch
from plaintrial.mirror.keeping import Counts
from plaintrial.mirror.models import (
    Alias,
    ContactReveal,
    Dictionary,
    Fact,
    Outbox,
    Quarantine,
    Reading,
    Run,
    Study,
    SweptId,
    Version,
)
from plaintrial.mirror.packing import train
from plaintrial.mirror.prepared import REGISTRY, Prepared
from plaintrial.mirror.readings import MadeReading
from plaintrial.record.canonical import address

ABSENCES_THAT_COUNT = 2
MOST_KEPT_OF_ONE = 32 * 1024 * 1024


class SetAside(msgspec.Struct, frozen=True):
    """A record that could not be read: where it came from, why, and its bytes."""

    source: str
    line: int
    why: str
    raw: bytes

    @property
    def address(self) -> str:
        """The address of its bytes."""
        return address(self.raw)


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
    counts = write_batch(records, run, clock.now(), hold)
    _keep_aliases(records)
    _advance(run, counts, cursor)
    return counts


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
    SweptId.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


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
def set_aside(*, records: Sequence[SetAside], clock: Clock = SYSTEM_CLOCK) -> None:
    """Keep records that could not be read, each once, with the reason."""
    now = clock.now()
    rows = {
        record.address: Quarantine(
            address=record.address,
            source=record.source.replace("\0", "")[:300],
            line=record.line,
            why=record.why.replace("\0", "")[:1000],
            raw=zlib.compress(record.raw[:MOST_KEPT_OF_ONE], 1),
            at=now,
        )
        for record in records
    }
    Quarantine.objects.bulk_create(
        rows.values(),
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["address"],
        update_fields=["source", "line", "why", "at"],
    )


@transaction.atomic
def put_fact(*, name: str, value: str) -> None:
    """Note a fact about the mirror, in place of the last of that name."""
    Fact.objects.update_or_create(name=name, defaults={"value": value})


@transaction.atomic
def keep_readings(*, made: Sequence[MadeReading]) -> None:
    """Keep readings of versions that still have the content they were made from; the others were overtaken."""
    now = dict(Version.objects.filter(pk__in=[one.version for one in made]).values_list("pk", "content_id"))
    put_readings(
        [
            Reading(version_id=one.version, address=one.address, rule_set=one.rule_set, packed=one.packed)
            for one in made
            if now.get(one.version) == one.address
        ]
    )


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
