"""Signing up. What comes in is sealed and kept without a look-up; the worker weighs it later.

So a sign-up answers alike, and as fast, for an address that is known, unknown or not to be written to (fault D5).
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, datetime, timedelta

import msgspec
from django.db import transaction
from django.db.models import F

from plaintrial.ground.clock import SYSTEM_CLOCK, Clock
from plaintrial.ground.errors import UserError
from plaintrial.watches import sealing
from plaintrial.watches.addresses import folded, host_of, is_registrys, noted_as
from plaintrial.watches.keys import ring
from plaintrial.watches.models import (
    Delivery,
    Posting,
    RecordAddress,
    SignUp,
    SignUpCount,
    Subscriber,
    Suppressed,
    Watch,
)
from plaintrial.watches.sealing import Browser, Request, Webhook
from plaintrial.watches.wish import Wish

LASTS = timedelta(hours=48)
BETWEEN_CONFIRMATIONS = timedelta(hours=24)
MOST_WAITING = 10
MOST_WATCHES = 200
MOST_BROWSERS = 10
_AT_ONCE = 200
_request = msgspec.msgpack.Decoder(Request)
OnRecord = Callable[[str, str], bool]
"""Whether an address stands in the record of a study: people named there never asked us for mail."""


@transaction.atomic
def sign_up(*, request: Request, clock: Clock = SYSTEM_CLOCK) -> None:
    """Keep a sign-up for the worker. Nothing about the address is looked up."""
    SignUp.objects.create(sealed=ring().seal(msgspec.msgpack.encode(request), sealing.REQUEST), at=clock.now())


@transaction.atomic
def count_sign_up(*, who: str, day: date) -> int:
    """Count one more sign-up of a visitor (keyed hash) on a day; how many that makes. Drops older days."""
    SignUpCount.objects.filter(day__lt=day).delete()
    SignUpCount.objects.get_or_create(who=who, day=day)
    SignUpCount.objects.filter(who=who, day=day).update(count=F("count") + 1)
    return SignUpCount.objects.get(who=who, day=day).count


def weigh_sign_ups(*, on_record: OnRecord, clock: Clock = SYSTEM_CLOCK) -> int:
    """Turn sign-ups into watches that wait to be confirmed, and ask for confirmation; how many were weighed."""
    weighed = 0
    for pk in list(SignUp.objects.order_by("pk").values_list("pk", flat=True)[:_AT_ONCE]):
        weighed += _weigh_one(pk, on_record, clock.now())
    _ask_again(clock.now())
    return weighed


@transaction.atomic
def _weigh_one(pk: int, on_record: OnRecord, now: datetime) -> int:
    row = SignUp.objects.select_for_update(skip_locked=_skips()).filter(pk=pk).first()
    if row is None:
        return 0
    request = _request.decode(ring().open(bytes(row.sealed), sealing.REQUEST))
    row.delete()
    # A sign-up that waited for a worker longer than a confirmation lasts is no longer anybody's wish.
    if now - row.at <= LASTS and _may_be_written_to(request, on_record):
        subscriber = _subscriber(request.address, now)
        if _waits_for_more(subscriber) and not _has(subscriber, request.wish):
            _watch(subscriber, request.wish, now)
            if not subscriber.confirmed_at:
                Subscriber.objects.filter(pk=subscriber.pk).update(frequency=request.frequency)
            _ask(subscriber, now)
    return 1


def _skips() -> bool:
    return bool(transaction.get_connection().features.has_select_for_update_skip_locked)


def _may_be_written_to(request: Request, on_record: OnRecord) -> bool:
    if is_registrys(request.address) or on_record(request.wish.study, request.address):
        return False
    keys = ring().postings(noted_as(folded(request.address)))
    if RecordAddress.objects.filter(key__in=keys).exists():
        return False
    return not Suppressed.objects.filter(lookup__in=ring().lookups(sealing.found_by(request.address))).exists()


def _subscriber(address: str, now: datetime) -> Subscriber:
    known = Subscriber.objects.filter(lookup__in=ring().lookups(sealing.found_by(address))).first()
    return known or Subscriber.objects.create(
        lookup=ring().lookup(sealing.found_by(address)),
        sealed=ring().seal(address.encode(), sealing.ADDRESS),
        made_at=now,
    )


def _waits_for_more(subscriber: Subscriber) -> bool:
    waiting = subscriber.watches.filter(confirmed_at=None).count()
    return waiting < MOST_WAITING and subscriber.watches.count() < MOST_WATCHES


def _has(subscriber: Subscriber, wish: Wish) -> bool:
    """Whether somebody watches the same, in whatever language it was asked."""
    wanted = _unspoken(wish)
    return any(_unspoken(sealing.wish_of(watch)) == wanted for watch in subscriber.watches.all())


def _unspoken(wish: Wish) -> Wish:
    return msgspec.structs.replace(wish, language="", label="", path="")


def _watch(subscriber: Subscriber, wish: Wish, now: datetime) -> Watch:
    watch = Watch.objects.create(subscriber=subscriber, sealed=sealing.sealed_wish(wish), made_at=now)
    Posting.objects.bulk_create([Posting(watch=watch, key=key) for key in sealing.posting_keys(wish)])
    return watch


def _ask(subscriber: Subscriber, now: datetime) -> None:
    """Queue a confirmation mail, unless one was made within a day."""
    if subscriber.asked_at is not None and timedelta(0) <= now - subscriber.asked_at < BETWEEN_CONFIRMATIONS:
        return
    address = sealing.address_of(subscriber)
    Delivery.objects.create(
        subscriber=subscriber,
        kind=Delivery.Kind.CONFIRM,
        message_id=sealing.new_message_id(),
        host=ring().lookup(host_of(address)),
        urgent=True,
        made_at=now,
        next_try=now,
    )
    Subscriber.objects.filter(pk=subscriber.pk).update(asked_at=now)
    subscriber.watches.filter(confirmed_at=None).update(expires_at=now + LASTS)


def _ask_again(now: datetime) -> None:
    """Ask those whose later watches had to wait because a confirmation mail had just been sent."""
    due = Subscriber.objects.filter(
        watches__confirmed_at=None, watches__expires_at=None, asked_at__lte=now - BETWEEN_CONFIRMATIONS
    )
    for pk in list(due.values_list("pk", flat=True).distinct()[:_AT_ONCE]):
        with transaction.atomic():
            subscriber = Subscriber.objects.select_for_update().filter(pk=pk).first()
            if subscriber is not None:
                _ask(subscriber, now)


@transaction.atomic
def add_watch(*, address: str, wish: Wish, frequency: str, clock: Clock = SYSTEM_CLOCK) -> uuid.UUID:
    """A watch that its operator adds for somebody who asked in another way: confirmed at once. Its ``ref``."""
    now = clock.now()
    if Suppressed.objects.filter(lookup__in=ring().lookups(sealing.found_by(address))).exists():
        raise UserError("this address is not written to any more: it refused mail, or its owner asked")
    subscriber = _subscriber(address, now)
    if not subscriber.confirmed_at:
        Subscriber.objects.filter(pk=subscriber.pk).update(confirmed_at=now, frequency=frequency)
    watch = _watch(subscriber, wish, now)
    Watch.objects.filter(pk=watch.pk).update(confirmed_at=now)
    return watch.ref


@transaction.atomic
def add_browser(*, browser: Browser, wish: Wish, frequency: str, clock: Clock = SYSTEM_CLOCK) -> uuid.UUID:
    """A watch told to a browser that has no e-mail address; on at once, the browser asked its reader. Whose it is."""
    now = clock.now()
    row = _browser(browser, now, frequency, None)
    if row.watches.count() < MOST_WATCHES and not _has(row, wish):
        watch = _watch(row, wish, now)
        Watch.objects.filter(pk=watch.pk).update(confirmed_at=now)
    return row.ref


@transaction.atomic
def add_browser_beside(*, browser: Browser, subscriber: uuid.UUID, clock: Clock = SYSTEM_CLOCK) -> bool:
    """Tell a browser besides an e-mail address. False where nobody has such an address, or has enough browsers."""
    owner = Subscriber.objects.select_for_update().filter(ref=subscriber, channel=Subscriber.Channel.MAIL).first()
    if owner is None or owner.browsers.count() >= MOST_BROWSERS:
        return False
    _browser(browser, clock.now(), owner.frequency, owner)
    return True


def _browser(browser: Browser, now: datetime, frequency: str, beside: Subscriber | None) -> Subscriber:
    keys = ring()
    found_by = sealing.browser_found_by(browser, beside.ref if beside else None)
    known = Subscriber.objects.filter(lookup__in=keys.lookups(found_by)).first()
    return known or Subscriber.objects.create(
        channel=Subscriber.Channel.PUSH,
        beside=beside,
        lookup=keys.lookup(found_by),
        sealed=keys.seal(msgspec.msgpack.encode(browser), sealing.PUSH),
        frequency=frequency,
        confirmed_at=now,
        made_at=now,
    )


@transaction.atomic
def add_webhook(*, webhook: Webhook, wish: Wish, clock: Clock = SYSTEM_CLOCK) -> uuid.UUID:
    """A watch told to an organisation's own address on the web. Its ``ref``."""
    now = clock.now()
    data = msgspec.msgpack.encode(webhook)
    subscriber = Subscriber.objects.create(
        channel=Subscriber.Channel.WEBHOOK,
        lookup=ring().lookup(f"webhook {uuid.uuid4()}"),
        sealed=ring().seal(data, sealing.WEBHOOK),
        confirmed_at=now,
        made_at=now,
    )
    watch = _watch(subscriber, wish, now)
    Watch.objects.filter(pk=watch.pk).update(confirmed_at=now)
    return watch.ref
