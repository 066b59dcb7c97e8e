"""Confirming, changing, pausing, ending and erasing watches; addresses not to be written to; new keys."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence

from django.db import transaction

from plaintrial.ground.clock import SYSTEM_CLOCK, Clock
from plaintrial.watches import ledger, sealing
from plaintrial.watches.keyring import Ring
from plaintrial.watches.keys import ring
from plaintrial.watches.models import Alert, Delivery, KeyName, Posting, Subscriber, Suppressed, Watch
from plaintrial.watches.topics import Topic
from plaintrial.watches.wish import Wish

_OPEN = (Delivery.State.QUEUED, Delivery.State.SENDING)


@transaction.atomic
def confirm(*, subscriber: uuid.UUID, watches: Collection[uuid.UUID], clock: Clock = SYSTEM_CLOCK) -> int:
    """Switch on the waiting watches chosen, forget the other waiting ones; how many are on now. Twice does as once."""
    row = Subscriber.objects.select_for_update().filter(ref=subscriber).first()
    if row is None:
        return 0
    now = clock.now()
    waiting = row.watches.filter(confirmed_at=None).exclude(expires_at__lt=now)
    chosen = list(waiting.filter(ref__in=watches).values_list("pk", flat=True))
    if chosen:
        waiting.exclude(pk__in=chosen).delete()
        Watch.objects.filter(pk__in=chosen).update(confirmed_at=now, expires_at=None)
        Subscriber.objects.filter(pk=row.pk, confirmed_at=None).update(confirmed_at=now)
    return row.watches.exclude(confirmed_at=None).count()


@transaction.atomic
def change_subscriber(*, subscriber: uuid.UUID, frequency: str | None = None, paused: bool | None = None) -> None:
    """Change how often somebody is told, or pause and go on. A pause keeps what happens meanwhile for later."""
    rows = Subscriber.objects.filter(ref=subscriber)
    if frequency in Subscriber.Frequency.values:
        rows.exclude(frequency=frequency).update(frequency=frequency, period="")
    if paused is not None:
        rows.update(paused=paused)


@transaction.atomic
def change_topics(*, subscriber: uuid.UUID, watch: uuid.UUID, topics: Sequence[Topic]) -> None:
    """Change which kinds of change a watch tells."""
    row = Watch.objects.select_for_update().filter(ref=watch, subscriber__ref=subscriber).first()
    if row is not None:
        wish = sealing.wish_of(row)
        if wish.topics != tuple(topics):
            changed = _with_topics(wish, topics)
            Watch.objects.filter(pk=row.pk).update(sealed=sealing.sealed_wish(changed))


def _with_topics(wish: Wish, topics: Sequence[Topic]) -> Wish:
    values = {name: getattr(wish, name) for name in wish.__struct_fields__}
    return Wish(**{**values, "topics": tuple(topics)})


@transaction.atomic
def end_watch(*, subscriber: uuid.UUID, watch: uuid.UUID) -> None:
    """End one watch and forget it."""
    Watch.objects.filter(ref=watch, subscriber__ref=subscriber).delete()


def erase(*, subscriber: uuid.UUID) -> None:
    """Forget somebody: address, watches, what was queued. Noted outside the database too, for backups (fault I7)."""
    ledger.note(subscriber)
    with transaction.atomic():
        _erase([subscriber])


def _erase(refs: Collection[uuid.UUID]) -> int:
    rows = list(Subscriber.objects.filter(ref__in=refs).values_list("pk", flat=True))
    # Bottom up, in plain statements: thousands of alerts are not to be read to be deleted.
    Alert.objects.filter(watch__subscriber__in=rows).delete()
    Posting.objects.filter(watch__subscriber__in=rows).delete()
    Subscriber.objects.filter(pk__in=rows).delete()
    return len(rows)


@transaction.atomic
def end_browsers(*, subscriber: uuid.UUID) -> None:
    """Tell no browser besides an e-mail address any more."""
    Subscriber.objects.filter(beside__ref=subscriber).delete()


@transaction.atomic
def erase_again() -> int:
    """Erase anew who was erased before, where a restored backup brought them back; how many."""
    erased = ledger.noted()
    total = 0
    for start in range(0, len(erased), 500):
        total += _erase(erased[start : start + 500])
    return total


@transaction.atomic
def suppress(*, address: str, why: str, clock: Clock = SYSTEM_CLOCK) -> None:
    """Never write to an address again, and forget what it watched."""
    keys = ring()
    Suppressed.objects.get_or_create(
        lookup=keys.lookup(sealing.found_by(address)),
        defaults={"sealed": keys.seal(address.encode(), sealing.SUPPRESSED), "why": why, "at": clock.now()},
    )
    known = Subscriber.objects.filter(lookup__in=keys.lookups(sealing.found_by(address)))
    refs = list(known.values_list("ref", flat=True))
    for ref in refs:
        ledger.note(ref)
    _erase(refs)


def rotate_rows(*, keys: Ring, at_once: int = 500) -> int:
    """Seal and hash with the newest key every row that an older one sealed, a batch a transaction; how many rows.

    Killed in the middle, it is simply run again: every row says which key it was sealed with.
    """
    KeyName.objects.get_or_create(name=keys.newest.name.hex())
    done = 0
    for rotate in (_rotate_subscribers, _rotate_watches, _rotate_suppressed):
        after = 0
        while True:
            with transaction.atomic():
                after, count, seen = rotate(keys, after, at_once)
            done += count
            if not seen:
                break
    with transaction.atomic():
        KeyName.objects.exclude(name=keys.newest.name.hex()).delete()
    return done


def _rotate_subscribers(keys: Ring, after: int, at_once: int) -> tuple[int, int, int]:
    rows = list(Subscriber.objects.select_for_update().filter(pk__gt=after).order_by("pk")[:at_once])
    old = [row for row in rows if not keys.is_newest(bytes(row.sealed))]
    for row in old:
        purpose = sealing.OF_CHANNEL[row.channel]
        data = keys.open(bytes(row.sealed), purpose)
        row.sealed = keys.seal(data, purpose)
        row.lookup = keys.lookup(sealing.row_found_by(row, data))
    Subscriber.objects.bulk_update(old, ["sealed", "lookup"], batch_size=200)
    return (rows[-1].pk if rows else after), len(old), len(rows)


def _rotate_watches(keys: Ring, after: int, at_once: int) -> tuple[int, int, int]:
    rows = list(Watch.objects.select_for_update().filter(pk__gt=after).order_by("pk")[:at_once])
    old = [row for row in rows if not keys.is_newest(bytes(row.sealed))]
    postings = []
    for row in old:
        wish = sealing.wish_of(row)
        row.sealed = sealing.sealed_wish(wish)
        postings += [Posting(watch=row, key=key) for key in sealing.posting_keys(wish)]
    Posting.objects.filter(watch__in=old).delete()
    Posting.objects.bulk_create(postings, batch_size=500)
    Watch.objects.bulk_update(old, ["sealed"], batch_size=200)
    return (rows[-1].pk if rows else after), len(old), len(rows)


def _rotate_suppressed(keys: Ring, after: int, at_once: int) -> tuple[int, int, int]:
    rows = list(Suppressed.objects.select_for_update().filter(pk__gt=after).order_by("pk")[:at_once])
    old = [row for row in rows if not keys.is_newest(bytes(row.sealed))]
    for row in old:
        address = keys.open(bytes(row.sealed), sealing.SUPPRESSED)
        row.sealed = keys.seal(address, sealing.SUPPRESSED)
        row.lookup = keys.lookup(sealing.found_by(address.decode()))
    Suppressed.objects.bulk_update(old, ["sealed", "lookup"], batch_size=200)
    return (rows[-1].pk if rows else after), len(old), len(rows)
