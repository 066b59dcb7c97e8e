"""Older versions of a study, asked of the registry one by one and put where they belong. Alerts nobody.

Only versions from before the current one, and none that is here already (by the day it was sent in), are asked for.
Each is one transaction with the run's cursor, so that a backfill killed at any point goes on where it was. The
registry's way to give them is not documented: an answer that is not sound ends the study's backfill, not the others'.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import msgspec

from plaintrial.ground.clock import SYSTEM_CLOCK, Clock
from plaintrial.ground.errors import RecordRefused
from plaintrial.ground.partial_date import read_partial_date
from plaintrial.mirror import actions
from plaintrial.mirror.contents import packer_for, raw_record
from plaintrial.mirror.dictionaries import newest_dictionary
from plaintrial.mirror.models import Run, Study, Version
from plaintrial.mirror.persistence import persistent
from plaintrial.mirror.prepared import REGISTRY, Prepared, prepare_parsed
from plaintrial.record import study_of
from plaintrial.record.status import Status
from plaintrial.registries.ctgov.client import CtgovClient, HistoryEntry
from plaintrial.registries.ctgov.parse import parse

HISTORY = "history"
_DAY = timedelta(days=1)


class Filled(msgspec.Struct):
    """What a backfill did. ``asked``: versions asked for; ``kept``: new here; ``refused``: no sound record."""

    studies: int = 0
    asked: int = 0
    kept: int = 0
    refused: int = 0
    waiting: int = 0


Told = Callable[[Filled], None]


class _Held(msgspec.Struct, frozen=True):
    """A version that is here: the days it spans, and the day it was sent in."""

    as_of: date
    last_seen: date
    sent: date | None


def backfill(
    client: CtgovClient,
    nct_ids: Sequence[str],
    *,
    most: int | None = None,
    done: Callable[[str], None] | None = None,
    told: Told | None = None,
    clock: Clock = SYSTEM_CLOCK,
) -> Filled:
    """Fill in the versions of these studies; those not held here are passed over.

    ``most``: end, after the study at work, once so many versions were asked for; ``waiting`` counts those left.
    ``done`` is called with each study whose history is complete. ``RegistryError`` when the registry fails too often.
    """
    filled = Filled(waiting=len(nct_ids))
    for nct_id in nct_ids:
        if most is not None and filled.asked >= most:
            break
        held = _held(nct_id)
        if held:
            _fill(client, nct_id, held, filled, clock)
            filled.studies += 1
        if done:
            done(nct_id)
        filled.waiting -= 1
        if told:
            told(filled)
    return filled


def _fill(client: CtgovClient, nct_id: str, held: Sequence[_Held], filled: Filled, clock: Clock) -> None:
    run = _unfinished(nct_id) or actions.start_run(kind=HISTORY, scope=nct_id, clock=clock)
    state = Run.State.FAILED
    try:
        begun = int(run.cursor or -1)
        for entry in missing(client.history(nct_id), held):
            if entry.version > begun:
                filled.asked += 1
                _take(client, nct_id, entry, run, filled, clock)
        state = Run.State.DONE
    finally:
        persistent(lambda: actions.finish_run(run=run, state=state, clock=clock))


def missing(entries: Sequence[HistoryEntry], held: Sequence[_Held]) -> list[HistoryEntry]:
    """The versions sent in before the current one that are not here; one without a day cannot be placed."""
    here = {version.sent for version in held}
    last = held[-1].sent or held[-1].as_of
    found = []
    for entry in entries:
        day = _day(entry.date)
        if day is not None and day < last and day not in here:
            found.append(entry)
    return found


def _take(client: CtgovClient, nct_id: str, entry: HistoryEntry, run: Run, filled: Filled, clock: Clock) -> None:
    data = client.history_version(nct_id, entry.version)
    record = None if data is None else _prepared(nct_id, data, entry)
    if record is None:
        filled.refused += 1
    records = [] if record is None else [record]
    counts = persistent(lambda: actions.keep(records=records, run=run, cursor=str(entry.version), clock=clock))
    filled.kept += counts.changed


def _prepared(nct_id: str, data: bytes, entry: HistoryEntry) -> Prepared | None:
    """The record, dated by the day it was posted; None when it is no record of this study or has no place left."""
    dictionary, _ = newest_dictionary()
    try:
        parsed = parse(data)
    except RecordRefused:
        return None
    posted = parsed.study.status.last_update_post_date_struct.when
    day = place_of((posted.earliest() if posted else None) or _day(entry.date), _held(nct_id))
    if parsed.study.nct_id != nct_id or day is None:
        return None
    # ``versionHolder`` is the day of the answer, not of the version.
    return msgspec.structs.replace(prepare_parsed(parsed, packer_for(dictionary), dictionary), as_of=day)


def place_of(day: date | None, held: Sequence[_Held]) -> date | None:
    """The day to keep an older version at: one on which no other was seen; None when there is none in its place."""
    if day is None:
        return None
    day = min(day, held[-1].as_of - _DAY)
    for place, version in enumerate(held):
        if version.as_of <= day <= version.last_seen:
            day = version.last_seen + _DAY
            return day if day < held[place + 1].as_of else None
    return day


def _held(nct_id: str) -> list[_Held]:
    study = Study.objects.filter(registry=REGISTRY, registry_id=nct_id).first()
    if study is None:
        return []
    rows = Version.objects.filter(study=study).select_related("content").order_by("as_of", "id")
    return [_Held(row.as_of, row.last_seen, _sent(study_of(raw_record(row.content)).status)) for row in rows]


def _sent(status: Status) -> date | None:
    return _day(status.last_update_submit_date) or _day(status.last_update_post_date_struct.date)


def _day(raw: str | None) -> date | None:
    read = read_partial_date(raw)
    return read.earliest() if read is not None and read.day is not None else None


def _unfinished(nct_id: str) -> Run | None:
    last = Run.objects.filter(kind=HISTORY, scope=nct_id).order_by("-pk").first()
    return last if last is not None and last.state != Run.State.DONE else None
