"""Messages: made of waiting alerts, claimed by one worker at a time, and settled by what the host answered."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import msgspec
from django.db import transaction
from django.db.models import Case, F, Max, Q, When

from plaintrial.ground.clock import SYSTEM_CLOCK, Clock
from plaintrial.watches import sealing
from plaintrial.watches.addresses import host_of
from plaintrial.watches.keys import ring
from plaintrial.watches.models import Alert, Delivery, Pace, Subscriber, Switch, Watch
from plaintrial.watches.periods import is_due, period_of

ALL = ""
"""The row of ``Pace`` that stands for all mail, which goes through one host of ours."""
STOPPED = "stopped"
_LOOKED_UP_AT_ONCE = 500
_KEPT = timedelta(days=30)
_CLOCK_SLIP = timedelta(minutes=10)
_LONGEST_BLOCK = timedelta(hours=5)


class Claim(msgspec.Struct, frozen=True):
    """A message that this worker alone may send until its lease ends; ``not_before``: when it is its turn."""

    delivery: int
    lease: str
    not_before: datetime


class Limits(msgspec.Struct, frozen=True):
    """How fast messages may go: seconds between two of them, over all hosts and to one host; seconds a lease lasts."""

    between_all: float = 1 / 14
    between_one: float = 0.2
    lease: float = 120.0


def plan_news(*, zone: ZoneInfo, clock: Clock = SYSTEM_CLOCK) -> int:
    """Make messages of the alerts whose time has come, or add them to one that still waits; how many messages."""
    now = clock.now()
    waiting = Alert.objects.filter(told=False, delivery=None).order_by()
    urgent = Max(Case(When(urgent=True, then=1), default=0))
    some = dict(waiting.values("watch__subscriber").annotate(any=urgent).values_list("watch__subscriber", "any"))
    planned = 0
    people = list(some)
    for start in range(0, len(people), _LOOKED_UP_AT_ONCE):
        for subscriber in Subscriber.objects.filter(pk__in=people[start : start + _LOOKED_UP_AT_ONCE], paused=False):
            if _is_due(subscriber, bool(some[subscriber.pk]), now, zone):
                planned += _plan_one(subscriber.pk, now, zone)
    return planned


def _is_due(subscriber: Subscriber, urgent: bool, now: datetime, zone: ZoneInfo) -> bool:
    if subscriber.channel == Subscriber.Channel.WEBHOOK:
        return True
    at_once = subscriber.frequency == Subscriber.Frequency.AT_ONCE
    return (at_once and urgent) or is_due(subscriber.frequency, subscriber.period, now, zone)


@transaction.atomic
def _plan_one(pk: int, now: datetime, zone: ZoneInfo) -> int:
    subscriber = Subscriber.objects.select_for_update().filter(pk=pk, paused=False).first()
    if subscriber is None:
        return 0
    alerts = Alert.objects.filter(watch__subscriber=subscriber, told=False, delivery=None)
    rows = list(alerts.values_list("pk", "urgent"))
    urgent = any(each for _, each in rows)
    if not rows or not _is_due(subscriber, urgent, now, zone):
        return 0
    delivery = _open_delivery(subscriber, now)
    Alert.objects.filter(pk__in=alerts.values("pk")).update(delivery=delivery)
    if urgent and not delivery.urgent:
        Delivery.objects.filter(pk=delivery.pk).update(urgent=True)
    if is_due(subscriber.frequency, subscriber.period, now, zone):
        Subscriber.objects.filter(pk=pk).update(period=period_of(subscriber.frequency, now, zone))
    return 1


def _open_delivery(subscriber: Subscriber, now: datetime) -> Delivery:
    """The message that still waits for this subscriber, unless their host may have it already; else a new one."""
    waiting = Delivery.objects.select_for_update().filter(
        subscriber=subscriber, kind=Delivery.Kind.NEWS, state=Delivery.State.QUEUED, unclear=False
    )
    return waiting.order_by("pk").first() or _new_delivery(subscriber, now)


def _new_delivery(subscriber: Subscriber, now: datetime, *, urgent: bool = False) -> Delivery:
    return Delivery.objects.create(
        subscriber=subscriber,
        kind=Delivery.Kind.NEWS,
        message_id=sealing.new_message_id(),
        host=_host_key(subscriber),
        urgent=urgent,
        made_at=now,
        next_try=now,
    )


def _host_key(subscriber: Subscriber) -> str:
    if subscriber.channel == Subscriber.Channel.WEBHOOK:
        return subscriber.lookup
    if subscriber.channel == Subscriber.Channel.PUSH:
        return ring().lookup(urlsplit(sealing.browser_of(subscriber).endpoint).netloc)
    return ring().lookup(host_of(sealing.address_of(subscriber)))


@transaction.atomic
def claim(*, limits: Limits, clock: Clock = SYSTEM_CLOCK) -> Claim | None:
    """The next message that is due, for this worker alone; None when there is none, or none may go now.

    PostgreSQL passes over rows that others hold (SKIP LOCKED); SQLite lets one claim at a time. A message whose lease
    ran out was in the hands of a worker that died: whether its host has it is unclear.
    """
    now = clock.now()
    if Switch.objects.filter(name=STOPPED).exists():
        return None
    paces = {pace.host: pace for pace in Pace.objects.filter(_held_up(now))}
    held_up = [host for host in paces if host != ALL]
    due = Q(state=Delivery.State.QUEUED, next_try__lte=now) | Q(state=Delivery.State.SENDING, lease_until__lt=now)
    if ALL in paces:
        # The way to the mail host is closed; browsers and organisations' own addresses are reached without it.
        due &= ~Q(subscriber__channel=Subscriber.Channel.MAIL)
    row = (
        Delivery.objects.select_for_update(skip_locked=_skips(), of=("self",) if _skips() else ())
        .filter(due)
        .exclude(host__in=held_up)
        .order_by("-urgent", "next_try", "pk")
        .first()
    )
    if row is None:
        return None
    lease = uuid.uuid4().hex
    Delivery.objects.filter(pk=row.pk).update(
        state=Delivery.State.SENDING,
        unclear=row.unclear or row.state == Delivery.State.SENDING,
        tries=F("tries") + 1,
        lease=lease,
        lease_until=now + timedelta(seconds=limits.lease),
    )
    return Claim(row.pk, lease, _reserve(row.host, limits, now))


def _skips() -> bool:
    return bool(transaction.get_connection().features.has_select_for_update_skip_locked)


def _held_up(now: datetime) -> Q:
    """Hosts whose turn is still to come, and all of mail while it is blocked. What lies too far ahead is a slip."""
    turn = Q(next_at__gt=now, next_at__lt=now + _CLOCK_SLIP) & ~Q(host=ALL)
    return turn | Q(blocked_until__gt=now, blocked_until__lt=now + _LONGEST_BLOCK)


def _reserve(host: str, limits: Limits, now: datetime) -> datetime:
    """The message's turn; the turns after it move back. A turn far ahead is a clock's slip and counts for nothing."""
    turn = now
    for name, seconds in ((ALL, limits.between_all), (host, limits.between_one)):
        pace, _ = Pace.objects.select_for_update().get_or_create(host=name, defaults={"next_at": now})
        if now < pace.next_at < now + _CLOCK_SLIP:
            turn = max(turn, pace.next_at)
        Pace.objects.filter(pk=pace.pk).update(next_at=max(turn, now) + timedelta(seconds=seconds))
    return turn


def _mine(claimed: Claim) -> Q:
    return Q(pk=claimed.delivery, lease=claimed.lease, state=Delivery.State.SENDING)


@transaction.atomic
def sent(*, claimed: Claim, answer: str, clock: Clock = SYSTEM_CLOCK) -> bool:
    """The host took it: its alerts are told. False when the lease ran out meanwhile and another worker has it."""
    changed = Delivery.objects.filter(_mine(claimed)).update(
        state=Delivery.State.SENT, ended_at=clock.now(), answer=answer[:200], lease_until=None
    )
    if changed:
        settle_alerts(delivery=claimed.delivery)
        row = Delivery.objects.select_related("subscriber").get(pk=claimed.delivery)
        by_mail = row.subscriber.channel == Subscriber.Channel.MAIL
        free_hosts(hosts=[row.host, ALL] if by_mail else [row.host])
        if by_mail and row.kind == Delivery.Kind.NEWS:
            _tell_browsers(row, clock.now())
    return bool(changed)


def _tell_browsers(mail: Delivery, now: datetime) -> None:
    """Browsers beside an address are told that mail went there: one message each, which tells no alert itself."""
    for browser in Subscriber.objects.filter(beside=mail.subscriber_id):
        waiting = Delivery.objects.filter(subscriber=browser, state=Delivery.State.QUEUED)
        if not waiting.exists():
            _new_delivery(browser, now, urgent=mail.urgent)


def settle_alerts(*, delivery: int) -> None:
    """A message's alerts are told."""
    Alert.objects.filter(delivery=delivery).update(told=True)


@transaction.atomic
def drop(*, claimed: Claim, keep_alerts: bool = False, clock: Clock = SYSTEM_CLOCK) -> None:
    """There was nothing to say, or not now (``keep_alerts``: they wait for another message)."""
    changed = Delivery.objects.filter(_mine(claimed)).update(
        state=Delivery.State.DROPPED, ended_at=clock.now(), lease_until=None
    )
    if changed:
        told = Alert.objects.filter(delivery=claimed.delivery)
        told.update(delivery=None) if keep_alerts else told.update(told=True)


@transaction.atomic
def fail(*, claimed: Claim, answer: str, clock: Clock = SYSTEM_CLOCK) -> None:
    """The host refused this message for good."""
    changed = Delivery.objects.filter(_mine(claimed)).update(
        state=Delivery.State.FAILED, ended_at=clock.now(), answer=answer[:200], lease_until=None
    )
    if changed:
        settle_alerts(delivery=claimed.delivery)


@transaction.atomic
def put_off(*, claimed: Claim, until: datetime, answer: str, unclear: bool = False) -> None:
    """Try again later. ``unclear``: the host may have taken it."""
    rows = Delivery.objects.filter(_mine(claimed))
    if unclear:
        rows.update(unclear=True)
    rows.update(state=Delivery.State.QUEUED, next_try=until, lease="", lease_until=None, answer=answer[:200])


@transaction.atomic
def block_host(*, host: str, seconds: float, clock: Clock = SYSTEM_CLOCK) -> int:
    """Leave a host alone for a while, twice as long each time in a row (an hour at most); how many times in a row."""
    now = clock.now()
    pace, _ = Pace.objects.select_for_update().get_or_create(host=host, defaults={"next_at": now})
    wait = min(seconds * 2 ** min(pace.failures, 12), max(seconds, 3600.0))
    Pace.objects.filter(pk=pace.pk).update(
        failures=F("failures") + 1, blocked_until=now + timedelta(seconds=wait), next_at=now
    )
    return pace.failures + 1


@transaction.atomic
def count_refusal(*, host: str, most: int, seconds: float, clock: Clock = SYSTEM_CLOCK) -> None:
    """A host put a message off. From ``most`` in a row on it is left alone for a while."""
    now = clock.now()
    pace, _ = Pace.objects.select_for_update().get_or_create(host=host, defaults={"next_at": now})
    blocked = now + timedelta(seconds=seconds) if pace.failures + 1 >= most else None
    Pace.objects.filter(pk=pace.pk).update(failures=F("failures") + 1, blocked_until=blocked)


def free_hosts(*, hosts: Sequence[str]) -> None:
    """A host took a message: it, and the way to it, are in order."""
    Pace.objects.filter(host__in=hosts, failures__gt=0).update(failures=0, blocked_until=None)


def stop_sending(*, clock: Clock = SYSTEM_CLOCK) -> None:
    """No worker sends another message until ``start_sending``."""
    Switch.objects.get_or_create(name=STOPPED, defaults={"at": clock.now()})


def start_sending() -> None:
    """Go on where it was stopped."""
    Switch.objects.filter(name=STOPPED).delete()


@transaction.atomic
def tidy(*, clock: Clock = SYSTEM_CLOCK) -> None:
    """Forget what was never confirmed, who has nothing left, and messages a month old with what they told."""
    now = clock.now()
    Watch.objects.filter(confirmed_at=None, expires_at__lt=now).delete()
    Subscriber.objects.filter(watches=None, beside=None, made_at__lt=now - timedelta(hours=1)).delete()
    old = Delivery.objects.filter(ended_at__lt=now - _KEPT)
    # Which studies a watch was told of points at what it is about: it is not kept for longer than it is of use.
    Alert.objects.filter(told=True, delivery__in=old).delete()
    old.delete()
