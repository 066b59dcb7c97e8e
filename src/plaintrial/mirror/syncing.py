"""One sync: every record of a scope, page by page, then a sweep of ids to see what is missing and what has gone.

Each page is one transaction, readings and cursor included (a sync of the whole registry leaves readings to
``rereading``, on every core), so a sync killed at any point goes on where it was. Absence from one
sweep is never taken for deletion: an id that is missing is asked for by itself, and a study is marked "no longer shown
by the registry" only when two syncs on different days of the registry's data were both told that it is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from plaintrial.ground.clock import SYSTEM_CLOCK, Clock
from plaintrial.ground.errors import RecordRefused, RegistryError
from plaintrial.mirror import actions, sweeps
from plaintrial.mirror.contents import packer_for
from plaintrial.mirror.dictionaries import newest_dictionary
from plaintrial.mirror.guard import why_hold
from plaintrial.mirror.keeping import Counts
from plaintrial.mirror.models import Run
from plaintrial.mirror.persistence import persistent
from plaintrial.mirror.prepared import Prepared, prepare_several
from plaintrial.mirror.readings import packed_readings
from plaintrial.mirror.scope import Scope
from plaintrial.record.canonical import canonical, decode
from plaintrial.registries.ctgov.client import CtgovClient, Found, Gone, Moved, QueryRefused

_SWEEP = "sweep"
_MOST_FETCHED_SINGLY = 500
_MOST_RUNS = 3


class Synced(msgspec.Struct):
    """What a sync found. ``total``: how many the registry says there are; ``missing``: listed there, not held here."""

    run: int
    data_timestamp: str
    state: str = Run.State.RUNNING
    counts: Counts = msgspec.field(default_factory=Counts)
    pages: int = 0
    records: int = 0
    total: int | None = None
    swept: int = 0
    refused: int = 0
    missing: list[str] = msgspec.field(default_factory=list)
    vanished: list[str] = msgspec.field(default_factory=list)
    gone: list[str] = msgspec.field(default_factory=list)
    note: str = ""


Told = Callable[[Synced], None]
"""Called after every transaction that kept records, outside it. Requests are a second apart, so these calls are too."""


def sync(
    client: CtgovClient, scope: Scope, *, if_new: bool = False, told: Told | None = None, clock: Clock = SYSTEM_CLOCK
) -> Synced | None:
    """Bring a scope up to date; None when ``if_new`` and the registry has nothing newer.

    When the registry's data move on during a sync, it ends and another follows. ``RegistryError`` when the registry
    cannot be reached or fails too often: what was kept stays, and the next sync goes on from there.
    """
    timestamp = client.version().data_timestamp
    if if_new and sweeps.last_settled(scope.key, timestamp):
        return None
    synced = _once(client, scope, timestamp, told, clock)
    for _ in range(_MOST_RUNS - 1):
        newer = _newer(client, synced.data_timestamp)
        if newer is None:
            break
        synced = _once(client, scope, newer, told, clock)
    return synced


def _newer(client: CtgovClient, timestamp: str) -> str | None:
    """The date of the registry's data if it moved on; None too when it does not answer: what is done is done."""
    try:
        now = client.version().data_timestamp
    except RegistryError:
        return None
    return None if now == timestamp else now


def _once(client: CtgovClient, scope: Scope, timestamp: str, told: Told | None, clock: Clock) -> Synced:
    run = sweeps.unfinished(scope.key, timestamp) or actions.start_run(
        kind=sweeps.SYNC, scope=scope.key, data_timestamp=timestamp, clock=clock
    )
    return _Pass(client, scope, run, told, clock).go()


class _Pass:
    def __init__(self, client: CtgovClient, scope: Scope, run: Run, told: Told | None, clock: Clock) -> None:
        self.client, self.scope, self.run, self.told, self.clock = client, scope, run, told, clock
        self.synced = Synced(run.pk, run.data_timestamp)
        self.held_before = sweeps.held_count()

    def go(self) -> Synced:
        try:
            if self.run.cursor != _SWEEP:
                self._take_pages()
            self._sweep()
            self._weigh()
        except (RegistryError, QueryRefused) as error:
            actions.finish_run(run=self.run, state=Run.State.FAILED, note=str(error), clock=self.clock)
            raise
        return self.synced

    def _take_pages(self) -> None:
        for page in self.client.pages(self.scope.query(), token=self.run.cursor or None):
            if page.total_count is not None:
                self.synced.total = page.total_count
            self.synced.pages += 1
            self._keep(page.records, cursor=page.next_token or _SWEEP)

    def _keep(self, records: Sequence[bytes], cursor: str | None = None) -> None:
        prepared = list(self._prepared(records))
        self.synced.records += len(records)
        hold = self.held_before > 0
        self.synced.counts.add(
            persistent(lambda: actions.keep(records=prepared, run=self.run, cursor=cursor, hold=hold, clock=self.clock))
        )
        self._tell()

    def _prepared(self, records: Sequence[bytes]) -> Iterable[Prepared]:
        dictionary, _ = newest_dictionary()
        if dictionary is None:
            dictionary = actions.train_dictionary(samples=_samples(records), clock=self.clock)
        packer = packer_for(dictionary)
        read = None if self.scope.everything else packed_readings
        for data, made in zip(records, prepare_several(records, packer, dictionary, read=read), strict=True):
            if isinstance(made, RecordRefused):
                self._set_aside(data, made.why)
            else:
                yield made

    def _set_aside(self, data: bytes, why: str) -> None:
        self.synced.refused += 1
        aside = [actions.SetAside(self.scope.key, 0, why, data)]
        persistent(lambda: actions.set_aside(records=aside, clock=self.clock))

    def _sweep(self) -> None:
        actions.forget_swept(run=self.run)
        for ids in self.client.ids(self.scope.query()):
            actions.keep_swept(run=self.run, ids=ids)
            self.synced.swept += len(ids)
        self._fetch_missing()

    def _fetch_missing(self) -> None:
        """Studies the registry lists that no page brought: pages shift while they are read."""
        unlisted = sweeps.not_held(self.scope.ids)
        for nct_id in [*sweeps.missing(self.run), *unlisted][:_MOST_FETCHED_SINGLY]:
            self._take_one(self.client.study(nct_id))
        self.synced.missing = sorted({*sweeps.missing(self.run), *sweeps.not_held(unlisted)})

    def _take_one(self, answer: Found | Moved | Gone) -> None:
        if isinstance(answer, Found):
            self._keep([answer.record])
        elif isinstance(answer, Moved):
            self._follow_move(answer)

    def _weigh(self) -> None:
        self.synced.vanished = sweeps.vanished(self.run)
        counts = self.run.counts
        changed = int(counts.get("changed", 0))
        hold = why_hold(held=self.held_before, vanished=len(self.synced.vanished), changed=changed)
        if hold is None:
            self._ask_for_absent()
        actions.settle(run=self.run, hold=hold is not None)
        self.synced.state = Run.State.HELD if hold else Run.State.DONE
        self.synced.note = _note(self.synced, hold)
        actions.finish_run(run=self.run, state=self.synced.state, note=self.synced.note, clock=self.clock)

    def _ask_for_absent(self) -> None:
        for nct_id in sorted({*self.synced.vanished, *sweeps.absent_before(self.run)}):
            answer = self.client.study(nct_id)
            if isinstance(answer, Found):
                self._keep([answer.record])
                actions.note_shown(nct_id=nct_id)
            elif isinstance(answer, Moved):
                self._follow_move(answer)
            elif actions.note_absence(run=self.run, nct_id=nct_id, clock=self.clock):
                self.synced.gone.append(nct_id)

    def _follow_move(self, moved: Moved) -> None:
        actions.keep_aliases(pairs=dict.fromkeys(moved.via, moved.nct_id))
        self._keep([moved.record])

    def _tell(self) -> None:
        if self.told:
            self.told(self.synced)


def _samples(records: Sequence[bytes]) -> list[bytes]:
    samples = []
    for data in records:
        try:
            samples.append(canonical(decode(data)))
        except RecordRefused:
            continue
    return samples


def _note(synced: Synced, hold: str | None) -> str:
    parts = [f"the registry lists {synced.swept} studies, {len(synced.missing)} of them not held here"]
    if synced.total is not None and synced.total != synced.swept:
        parts.append(f"its own count says {synced.total}")
    if synced.missing:
        parts.append("missing: " + ", ".join(synced.missing[:10]))
    if synced.gone:
        parts.append(f"{len(synced.gone)} no longer shown")
    if hold:
        parts.append(f"alerts held: {hold}; release them with: plaintrial sync --release")
    return "; ".join(parts)
