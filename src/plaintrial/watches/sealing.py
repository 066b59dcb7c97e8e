"""What is sealed in each table and what it is found by: one place, so that no purpose is spelled twice."""

from __future__ import annotations

import secrets
import uuid
from urllib.parse import urlsplit

import msgspec
from django.conf import settings

from plaintrial.watches.addresses import folded
from plaintrial.watches.keys import ring
from plaintrial.watches.matching.candidates import WISH
from plaintrial.watches.matching.keys import wish_keys
from plaintrial.watches.models import Subscriber, Watch
from plaintrial.watches.wish import Wish, packed, unpacked

ADDRESS, REQUEST, WEBHOOK, PUSH, SUPPRESSED = "address", "request", "webhook", "push", "suppressed"


OF_CHANNEL: dict[str, str] = {
    Subscriber.Channel.MAIL: ADDRESS,
    Subscriber.Channel.PUSH: PUSH,
    Subscriber.Channel.WEBHOOK: WEBHOOK,
}
"""What a subscriber's row is sealed as."""


class Request(msgspec.Struct, frozen=True):
    """A sign-up: an address as ``addresses.taken`` gives it, a wish, how often to be told."""

    address: str
    wish: Wish
    frequency: str


class Webhook(msgspec.Struct, frozen=True):
    """An organisation's address on the web and the secret that signs what is sent there."""

    url: str
    secret: str


class Browser(msgspec.Struct, frozen=True):
    """A browser that is told: the address its push service gave it, its key (65 bytes) and secret (16 bytes), and the
    language of the page it was on."""

    endpoint: str
    key: bytes
    auth: bytes
    language: str


_webhook = msgspec.msgpack.Decoder(Webhook)
_browser = msgspec.msgpack.Decoder(Browser)


def found_by(address: str) -> str:
    """What an address is looked up by."""
    return f"mail {folded(address)}"


def address_of(subscriber: Subscriber) -> str:
    """The e-mail address."""
    return ring().open(bytes(subscriber.sealed), ADDRESS).decode()


def webhook_of(subscriber: Subscriber) -> Webhook:
    """The organisation's address."""
    return _webhook.decode(ring().open(bytes(subscriber.sealed), WEBHOOK))


def browser_of(subscriber: Subscriber) -> Browser:
    """The browser."""
    return _browser.decode(ring().open(bytes(subscriber.sealed), PUSH))


def browser_found_by(browser: Browser, beside: uuid.UUID | None = None) -> str:
    """What a browser is looked up by. Its secret counts too: the push service, which knows the address, lacks it.

    ``beside``: the person whose mail it is told of.
    """
    return f"push {browser.endpoint} {browser.auth.hex()} {beside or ''}"


def row_found_by(subscriber: Subscriber, data: bytes) -> str:
    """What a subscriber is looked up by, from what is sealed of them. Webhooks are never looked up."""
    if subscriber.channel == Subscriber.Channel.MAIL:
        return found_by(data.decode())
    if subscriber.channel == Subscriber.Channel.PUSH:
        beside = subscriber.beside.ref if subscriber.beside else None
        return browser_found_by(_browser.decode(data), beside)
    return f"webhook {uuid.uuid4()}"


def told_at(subscriber: Subscriber) -> str:
    """Where somebody is told, for themselves: their address, or the host of their browser's push service."""
    if subscriber.channel == Subscriber.Channel.MAIL:
        return address_of(subscriber)
    if subscriber.channel == Subscriber.Channel.PUSH:
        return urlsplit(browser_of(subscriber).endpoint).hostname or ""
    return webhook_of(subscriber).url


def wish_of(watch: Watch) -> Wish:
    """What is watched."""
    return unpacked(ring().open(bytes(watch.sealed), WISH))


def sealed_wish(wish: Wish) -> bytes:
    """A wish as the table keeps it."""
    return ring().seal(packed(wish), WISH)


def posting_keys(wish: Wish) -> list[int]:
    """The keyed hashes a wish is found by, each once."""
    return sorted({ring().posting(word) for word in wish_keys(wish)})


def new_message_id() -> str:
    """A Message-ID for a message, for every try of it."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return f"<{secrets.token_hex(16)}@{host}>"
