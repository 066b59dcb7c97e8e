"""The only readers of the tables of watches, for pages and the terminal."""

from __future__ import annotations

import uuid
from datetime import datetime

import msgspec

from plaintrial.mirror.models import Study
from plaintrial.watches import sealing
from plaintrial.watches.keys import ring
from plaintrial.watches.models import Alert, Delivery, SignUp, Subscriber, Suppressed, Switch, Watch
from plaintrial.watches.wish import Wish

_MOST_RECENT = 100


class KeptWatch(msgspec.Struct, frozen=True):
    """A watch: its public number, what is wished, whether it is on (else it waits to be confirmed)."""

    ref: uuid.UUID
    wish: Wish
    on: bool
    since: datetime


class Recent(msgspec.Struct, frozen=True):
    """A study that a watch found something of: its number, title, and when."""

    nct_id: str
    title: str
    at: datetime


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody's own page. ``address`` is theirs; nothing of anybody else is here. ``by_push``: they are a browser that
    has no e-mail address; ``browsers``: how many are told besides an e-mail address."""

    ref: uuid.UUID
    address: str
    by_push: bool
    browsers: int
    frequency: str
    paused: bool
    watches: tuple[KeptWatch, ...]
    recent: tuple[Recent, ...]

    @property
    def waiting(self) -> tuple[KeptWatch, ...]:
        """Watches that wait to be confirmed."""
        return tuple(watch for watch in self.watches if not watch.on)

    @property
    def on(self) -> tuple[KeptWatch, ...]:
        """Watches that are on."""
        return tuple(watch for watch in self.watches if watch.on)


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How the sending stands, for the operator: counts only."""

    people: int
    watches: int
    waiting_to_be_confirmed: int
    sign_ups_not_yet_weighed: int
    alerts_waiting: int
    messages_queued: int
    messages_sent: int
    messages_failed: int
    suppressed: int
    stopped: bool


def person(ref: uuid.UUID, now: datetime) -> Person | None:
    """Somebody's watches; None when nobody is there (any more)."""
    row = Subscriber.objects.filter(ref=ref).first()
    if row is None:
        return None
    watches = [
        KeptWatch(watch.ref, sealing.wish_of(watch), watch.confirmed_at is not None, watch.made_at)
        for watch in row.watches.order_by("pk")
        if watch.confirmed_at is not None or watch.expires_at is None or watch.expires_at >= now
    ]
    return Person(
        ref=row.ref,
        address=sealing.told_at(row),
        by_push=row.channel == Subscriber.Channel.PUSH,
        browsers=row.browsers.count(),
        frequency=row.frequency,
        paused=row.paused,
        watches=tuple(watches),
        recent=_recent(row),
    )


def is_here(ref: uuid.UUID) -> bool:
    """Whether anything is kept of somebody."""
    return Subscriber.objects.filter(ref=ref).exists()


def _recent(row: Subscriber) -> tuple[Recent, ...]:
    """Studies with news, each once, the newest first."""
    alerts = Alert.objects.filter(watch__subscriber=row).order_by("-at", "-pk")
    newest: dict[int, datetime] = {}
    for study, at in alerts.values_list("study_id", "at")[: _MOST_RECENT * 5]:
        newest.setdefault(study, at)
    shown = dict(list(newest.items())[:_MOST_RECENT])
    studies = Study.objects.only("registry_id", "title").in_bulk(list(shown))
    return tuple(Recent(studies[pk].registry_id, studies[pk].title, at) for pk, at in shown.items() if pk in studies)


def people(address: str | None = None) -> list[uuid.UUID]:
    """Everybody, or who has an address."""
    rows = Subscriber.objects.filter(beside=None).order_by("pk")
    if address is not None:
        rows = rows.filter(lookup__in=ring().lookups(sealing.found_by(address)))
    return list(rows.values_list("ref", flat=True))


def standing() -> Standing:
    """How it stands."""
    return Standing(
        people=Subscriber.objects.filter(beside=None).exclude(confirmed_at=None).count(),
        watches=Watch.objects.exclude(confirmed_at=None).count(),
        waiting_to_be_confirmed=Watch.objects.filter(confirmed_at=None).count(),
        sign_ups_not_yet_weighed=SignUp.objects.count(),
        alerts_waiting=Alert.objects.filter(told=False).count(),
        messages_queued=Delivery.objects.filter(state__in=("queued", "sending")).count(),
        messages_sent=Delivery.objects.filter(state="sent").count(),
        messages_failed=Delivery.objects.filter(state="failed").count(),
        suppressed=Suppressed.objects.count(),
        stopped=Switch.objects.filter(name="stopped").exists(),
    )


def exported(ref: uuid.UUID, now: datetime) -> bytes | None:
    """Everything kept of somebody, as JSON (fault I8); None when nobody is there."""
    found = person(ref, now)
    row = Subscriber.objects.filter(ref=ref).first()
    if found is None or row is None:
        return None
    messages = [
        {"kind": each.kind, "state": each.state, "made": each.made_at, "ended": each.ended_at}
        for each in row.deliveries.order_by("pk")
    ]
    return msgspec.json.encode(
        {
            "address": found.address,
            "signedUp": row.made_at,
            "confirmed": row.confirmed_at,
            "howOften": found.frequency,
            "paused": found.paused,
            "browsersToldToo": found.browsers,
            "watches": [{"since": w.since, "on": w.on, "wish": w.wish} for w in found.watches],
            "news": found.recent,
            "messages": messages,
        }
    )
