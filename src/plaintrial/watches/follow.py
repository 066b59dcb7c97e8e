"""Following the mirror: what changed since, whom it concerns, and noting both in one transaction."""

from __future__ import annotations

from datetime import datetime

import msgspec

from plaintrial.ground.clock import SYSTEM_CLOCK, Clock
from plaintrial.mirror import feed
from plaintrial.mirror.models import Outbox
from plaintrial.watches import actions
from plaintrial.watches.actions.alert_rows import Columns
from plaintrial.watches.keys import ring
from plaintrial.watches.matching.candidates import Outcome, found
from plaintrial.watches.matching.changes import Change, changes_of, must_wait
from plaintrial.watches.matching.facts import Stems
from plaintrial.watches.models import HeldRow, Place

NAME = "alerts"
ROWS_AT_ONCE = 1_000
_LET_GO_AT_ONCE = 1_000


class Followed(msgspec.Struct, frozen=True):
    """What a step did: rows of the outbox dealt with, alerts written; ``more``: there may be more rows at once."""

    rows: int = 0
    alerts: int = 0
    more: bool = False


def follow(stems: Stems, *, rows_at_once: int = ROWS_AT_ONCE, clock: Clock = SYSTEM_CLOCK) -> Followed:
    """One step along the outbox. Two workers may try at once: what one has done, the other leaves."""
    place = Place.objects.filter(name=NAME).first()
    if place is None:
        # Nobody was told of anything before there were watches.
        actions.start_following(name=NAME, outbox=feed.last_change())
        return Followed(more=True)
    now = clock.now()
    after = list(Outbox.objects.select_related("run").filter(pk__gt=place.outbox).order_by("pk")[:rows_at_once])
    waiting = must_wait(after, now)
    let_go = _let_go(now)
    rows = [*let_go, *(row for row in after if row.pk not in waiting)]
    if not rows and not after:
        return Followed()
    changes = changes_of(rows, stems)
    alerts = found(changes, ring())
    told = [_columns(outcome, changes[outcome.change]) for outcome in alerts.outcomes]
    done = actions.take_step(
        name=NAME,
        was=place.outbox,
        now_at=after[-1].pk if after else place.outbox,
        told=told,
        alerts=alerts,
        clock=clock,
        held=sorted(waiting),
        let_go=[row.pk for row in let_go],
    )
    return Followed(len(rows), done, len(after) == rows_at_once) if done is not None else Followed(more=True)


def _columns(outcome: Outcome, change: Change) -> Columns:
    return change.study, change.version, change.before, outcome.kind, outcome.urgent


def _let_go(now: datetime) -> list[Outbox]:
    """Rows passed by because they were held, that no longer are."""
    held = list(HeldRow.objects.order_by("outbox").values_list("outbox", flat=True)[:_LET_GO_AT_ONCE])
    rows = list(Outbox.objects.select_related("run").filter(pk__in=held).order_by("pk")) if held else []
    waiting = must_wait(rows, now)
    return [row for row in rows if row.pk not in waiting]
