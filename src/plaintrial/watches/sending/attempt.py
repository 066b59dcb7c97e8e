"""One try at one claimed message: write it as things stand now, hand it over, settle what became of it."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import msgspec
from django.utils.translation import override

from plaintrial import deployment
from plaintrial.ground.clock import SYSTEM_CLOCK, Clock
from plaintrial.watches import actions, sealing
from plaintrial.watches.actions.mailing import ALL, Claim
from plaintrial.watches.bounces.return_path import return_path
from plaintrial.watches.letters.confirm import confirm_letter
from plaintrial.watches.letters.letter import Letter
from plaintrial.watches.letters.message import Envelope, Signer, message, signed
from plaintrial.watches.letters.tell import news_letter
from plaintrial.watches.links import link, own_link, study_link
from plaintrial.watches.models import Delivery, Subscriber, Suppressed
from plaintrial.watches.news import FindSimilar, News, news_of
from plaintrial.watches.sending import push, webhook
from plaintrial.watches.sending.outcome import Outcome
from plaintrial.watches.sending.outlet import Outlet
from plaintrial.watches.speech import language_of

FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=4)
GIVEN_UP_AFTER = timedelta(days=8)
_AWAY_SECONDS = 30.0
_REFUSALS_THAT_BLOCK = 3
LARGEST = 100_000
"""Bytes of a message: mail programs cut longer ones (fault E23)."""


class Sender(msgspec.Struct, frozen=True):
    """What a worker sends with."""

    outlet: Outlet | None
    find_similar: FindSimilar
    signer: Signer | None = None
    clock: Clock = SYSTEM_CLOCK
    first_wait: timedelta = FIRST_WAIT
    away_seconds: float = _AWAY_SECONDS


def attempt(claimed: Claim, sender: Sender) -> str:
    """Try; what became of it: an outcome's kind, or "dropped" when there was nothing to say or nobody to say it to."""
    delivery = (
        Delivery.objects.select_related("subscriber__beside").filter(pk=claimed.delivery, lease=claimed.lease).first()
    )
    if delivery is None:
        return "dropped"
    subscriber = delivery.subscriber
    owner = subscriber.beside or subscriber
    if delivery.kind == Delivery.Kind.NEWS and owner.paused:
        actions.drop(claimed=claimed, keep_alerts=True, clock=sender.clock)
        return "dropped"
    outcome = _hand_over(delivery, subscriber, sender)
    if outcome is None:
        actions.drop(claimed=claimed, clock=sender.clock)
        return "dropped"
    _settle(claimed, delivery, outcome, sender)
    return outcome.kind


def _hand_over(delivery: Delivery, subscriber: Subscriber, sender: Sender) -> Outcome | None:
    """Write and send; None when there is nothing to send."""
    if subscriber.channel == Subscriber.Channel.WEBHOOK:
        return _tell_webhook(delivery, subscriber, sender)
    if subscriber.channel == Subscriber.Channel.PUSH:
        return _tell_browser(delivery, subscriber, sender)
    with override(language_of(subscriber)):
        data = _written(delivery, subscriber, sender)
    if data is None:
        return None
    if sender.outlet is None:
        return Outcome("away", "no mail host is set")
    return sender.outlet.send(return_path(subscriber.ref), sealing.address_of(subscriber), data)


def _written(delivery: Delivery, subscriber: Subscriber, sender: Sender) -> bytes | None:
    if delivery.kind == Delivery.Kind.CONFIRM:
        letter = _confirmation(subscriber)
        return None if letter is None else _bytes(letter, delivery, subscriber, sender, "")
    news = news_of(delivery, sender.find_similar)
    if not news.items:
        return None
    stop = own_link("stop", subscriber.ref)
    while True:
        letter = news_letter(news, own_link("manage", subscriber.ref), stop)
        data = _bytes(letter, delivery, subscriber, sender, stop)
        if len(data) <= LARGEST or len(news.items) == 1:
            return data
        kept = len(news.items) * 2 // 3
        news = News(news.items[:kept], news.left_out + len(news.items) - kept)


def _confirmation(subscriber: Subscriber) -> Letter | None:
    waiting = subscriber.watches.filter(confirmed_at=None).order_by("pk")
    labels = tuple(sealing.wish_of(watch).label for watch in waiting)
    return confirm_letter(labels, own_link("confirm", subscriber.ref)) if labels else None


def _bytes(letter: Letter, delivery: Delivery, subscriber: Subscriber, sender: Sender, stop: str) -> bytes:
    envelope = Envelope(
        to=sealing.address_of(subscriber),
        sender=deployment.mail_from(),
        message_id=delivery.message_id,
        at=sender.clock.now(),
        stop=stop,
    )
    return signed(message(letter, envelope), sender.signer)


def _tell_webhook(delivery: Delivery, subscriber: Subscriber, sender: Sender) -> Outcome | None:
    news = news_of(delivery, sender.find_similar, most=1_000)
    if not news.items:
        return None
    told = [
        {
            "nctId": item.nct_id,
            "title": item.title,
            "status": item.status,
            "new": item.is_new,
            "noLongerShown": item.gone is True,
            "changes": item.sentences,
            "whyStopped": item.why_stopped or None,
            "url": study_link(item.nct_id),
            "watched": item.watched,
        }
        for item in news.items
    ]
    body = msgspec.json.encode({"news": told, "leftOut": news.left_out, "site": link("/")})
    return webhook.post(sealing.webhook_of(subscriber), body, delivery.message_id, int(sender.clock.now().timestamp()))


def _tell_browser(delivery: Delivery, subscriber: Subscriber, sender: Sender) -> Outcome | None:
    """The message says only that there is news; whether there still is, is looked up."""
    if subscriber.beside is None and not news_of(delivery, sender.find_similar, most=1).items:
        return None
    owner = subscriber.beside or subscriber
    now = int(sender.clock.now().timestamp())
    return push.post(sealing.browser_of(subscriber), own_link("manage", owner.ref), urgent=delivery.urgent, now=now)


def _settle(claimed: Claim, delivery: Delivery, outcome: Outcome, sender: Sender) -> None:
    now, clock = sender.clock.now(), sender.clock
    if outcome.kind == "taken":
        actions.sent(claimed=claimed, answer=outcome.answer, clock=clock)
    elif outcome.kind == "away":
        # The way is closed for everybody: nobody's message waits longer for it.
        actions.put_off(claimed=claimed, until=now, answer=outcome.answer)
        actions.block_host(host=ALL, seconds=sender.away_seconds, clock=clock)
    elif outcome.kind == "never":
        actions.fail(claimed=claimed, answer=outcome.answer, clock=clock)
    elif outcome.kind == "nobody":
        _end(claimed, delivery, outcome, Suppressed.Why.BOUNCED, clock)
    elif outcome.kind == "later" and now - delivery.made_at > GIVEN_UP_AFTER:
        _end(claimed, delivery, outcome, Suppressed.Why.UNREACHABLE, clock)
    else:
        until = now + max(_wait(delivery.tries, sender), timedelta(seconds=outcome.wait))
        actions.put_off(claimed=claimed, until=until, answer=outcome.answer, unclear=outcome.kind == "unclear")
        _mind_host(delivery, sender)


def _end(claimed: Claim, delivery: Delivery, outcome: Outcome, why: str, clock: Clock) -> None:
    """Nothing more goes to this address."""
    actions.fail(claimed=claimed, answer=outcome.answer, clock=clock)
    subscriber = delivery.subscriber
    if subscriber.channel == Subscriber.Channel.MAIL:
        actions.suppress(address=sealing.address_of(subscriber), why=why, clock=clock)
    else:
        actions.erase(subscriber=subscriber.ref)


def _wait(tries: int, sender: Sender) -> timedelta:
    """5 minutes at least, twice as long each time, and never for two messages the same."""
    wait: timedelta = min(sender.first_wait * 2 ** min(max(tries - 1, 0), 10), max(LONGEST_WAIT, sender.first_wait))
    return wait * random.uniform(1.0, 1.25)  # noqa: S311 - not a secret


def _mind_host(delivery: Delivery, sender: Sender) -> None:
    """A host that puts off one message after another is left alone for a while; others are not held up."""
    actions.count_refusal(
        host=delivery.host, most=_REFUSALS_THAT_BLOCK, seconds=sender.first_wait.total_seconds(), clock=sender.clock
    )


def waited_out(until: datetime, now: datetime) -> float:
    """Seconds until a moment, none when it has passed, a second at most: the clock may jump meanwhile."""
    return min(max((until - now).total_seconds(), 0.0), 1.0)
