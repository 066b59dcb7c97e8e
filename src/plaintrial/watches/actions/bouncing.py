"""What follows from mail that came back."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction

from plaintrial.ground.clock import SYSTEM_CLOCK, Clock
from plaintrial.watches import sealing
from plaintrial.watches.actions.managing import suppress
from plaintrial.watches.bounces.report import Report
from plaintrial.watches.bounces.return_path import ref_of
from plaintrial.watches.models import Delivery, Subscriber, Suppressed

MOST_SOFT = 5
"""Messages that did not arrive, until an address is given up."""
COUNTED = timedelta(days=30)
"""After a month without another one, counting begins anew."""


@transaction.atomic
def take_bounce(*, report: Report, clock: Clock = SYSTEM_CLOCK) -> bool:
    """Do what a report asks for; whether it was of a message of ours to somebody who is still here."""
    row = _whose(report)
    if row is None:
        return False
    if report.kind == "gone":
        suppress(address=sealing.address_of(row), why=Suppressed.Why.BOUNCED, clock=clock)
    elif report.kind == "complaint":
        suppress(address=sealing.address_of(row), why=Suppressed.Why.COMPLAINED, clock=clock)
    elif report.kind == "soft":
        _count(row, clock)
    return True


def _count(row: Subscriber, clock: Clock) -> None:
    now = clock.now()
    lately = row.bounced_at is not None and now - row.bounced_at <= COUNTED
    count = row.bounces + 1 if lately else 1
    if count >= MOST_SOFT:
        suppress(address=sealing.address_of(row), why=Suppressed.Why.UNREACHABLE, clock=clock)
    else:
        Subscriber.objects.filter(pk=row.pk).update(bounces=count, bounced_at=now)


def _whose(report: Report) -> Subscriber | None:
    refs = [ref for ref in map(ref_of, report.tokens) if ref is not None]
    people = Subscriber.objects.select_for_update().filter(channel=Subscriber.Channel.MAIL)
    return _by_token(people.filter(ref__in=refs), refs) or people.filter(pk__in=_by_message(report.message_ids)).first()


def _by_token(people: Iterable[Subscriber], refs: list[uuid.UUID]) -> Subscriber | None:
    known = {row.ref: row for row in people}
    return next((known[ref] for ref in refs if ref in known), None)


def _by_message(ids: tuple[str, ...]) -> list[int]:
    rows = Delivery.objects.filter(message_id__in=ids[:100])
    return list(rows.values_list("subscriber_id", flat=True)[:1])
