"""What is sealed in each table and what it is found by: one place, so that no purpose is spelled twice."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

import msgspec
from django.conf import settings

from plaintrial.watches.addresses import folded
from plaintrial.watches.keys import ring
from plaintrial.watches.matching.candidates import WISH
from plaintrial.watches.matching.keys import wish_keys
from plaintrial.watches.models import Subscriber, Watch
from plaintrial.watches.wish import Wish, packed, unpacked

ADDRESS, REQUEST, WEBHOOK, SUPPRESSED = "address", "request", "webhook", "suppressed"


class Request(msgspec.Struct, frozen=True):
    """A sign-up: an address as ``addresses.taken`` gives it, a wish, how often to be told."""

    address: str
    wish: Wish
    frequency: str


class Webhook(msgspec.Struct, frozen=True):
    """An organisation's address on the web and the secret that signs what is sent there."""

    url: str
    secret: str


def found_by(address: str) -> str:
    """What an address is looked up by."""
    return f"mail {folded(address)}"


def address_of(subscriber: Subscriber) -> str:
    """The e-mail address."""
    return ring().open(bytes(subscriber.sealed), ADDRESS).decode()


def webhook_of(subscriber: Subscriber) -> Webhook:
    """The organisation's address."""
    return msgspec.msgpack.decode(ring().open(bytes(subscriber.sealed), WEBHOOK), type=Webhook)


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
