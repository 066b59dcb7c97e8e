"""``plaintrial load``: records out of files into the mirror. Killed at any point and run again, it ends the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

import msgspec

from plaintrial.ground.clock import SYSTEM_CLOCK, Clock
from plaintrial.ground.errors import RecordRefused
from plaintrial.mirror import actions
from plaintrial.mirror.dictionaries import newest_dictionary
from plaintrial.mirror.keeping import Counts
from plaintrial.mirror.models import Run
from plaintrial.mirror.persistence import persistent
from plaintrial.mirror.prepared import Prepared
from plaintrial.mirror.readings import packed_readings
from plaintrial.mirror.workers import Outcome, Refused, prepare_all
from plaintrial.record.canonical import canonical, decode
from plaintrial.registries.ctgov.intake import Refusal, Taken

_SAMPLES = 500


class Loaded(msgspec.Struct):
    """What a load did."""

    counts: Counts = msgspec.field(default_factory=Counts)
    refusals: list[Refusal] = msgspec.field(default_factory=list)

    @property
    def done(self) -> int:
        """How many records were dealt with."""
        kept = self.counts
        return kept.new + kept.changed + kept.unchanged + kept.derived + len(self.refusals)


def load(
    found: Iterable[Taken | Refusal],
    *,
    scope: str = "",
    progress: Callable[[Loaded], None] | None = None,
    processes: int | None = None,
    clock: Clock = SYSTEM_CLOCK,
) -> Loaded:
    """Keep every record found; refuse the bad ones with file, line and reason; the others go on."""
    loaded = Loaded()
    taken = _taken(found, loaded)
    first = list(islice(taken, _SAMPLES))
    if newest_dictionary()[0] is None:
        actions.train_dictionary(samples=_samples(first), clock=clock)
    run = actions.start_run(kind="load", scope=scope[:300], clock=clock)
    state = Run.State.FAILED
    try:
        for outcomes in prepare_all(chain(first, taken), newest_dictionary(), processes, packed_readings):
            _keep(outcomes, loaded, run, clock)
            if progress:
                progress(loaded)
        state = Run.State.DONE
    finally:
        persistent(lambda: actions.finish_run(run=run, state=state, clock=clock))
    return loaded


def _taken(found: Iterable[Taken | Refusal], loaded: Loaded) -> Iterator[Taken]:
    for item in found:
        if isinstance(item, Taken):
            yield item
        else:
            loaded.refusals.append(item)


def _samples(first: Sequence[Taken]) -> list[bytes]:
    samples = []
    for taken in first:
        try:
            samples.append(canonical(decode(taken.data)))
        except RecordRefused:
            continue
    return samples


def _keep(outcomes: Sequence[Outcome], loaded: Loaded, run: Run, clock: Clock) -> None:
    prepared = [outcome for outcome in outcomes if isinstance(outcome, Prepared)]
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    loaded.counts.add(persistent(lambda: actions.keep(records=prepared, run=run, clock=clock)))
    loaded.refusals.extend(Refusal(one.file, one.line, one.why) for one in refused)
    if refused:
        aside = [actions.SetAside(one.file, one.line, one.why, one.raw) for one in refused]
        persistent(lambda: actions.set_aside(records=aside, clock=clock))
