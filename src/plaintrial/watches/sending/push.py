"""Telling a browser: a sealed message that names nothing, handed to the push service the browser chose."""

from __future__ import annotations

import logging
from http import HTTPStatus
from urllib.parse import urlsplit

import msgspec
from django.utils.translation import gettext, override

from plaintrial import deployment
from plaintrial.ground.errors import PlaintrialError
from plaintrial.watches.push.encryption import encrypted
from plaintrial.watches.push.sender_key import authorization
from plaintrial.watches.sealing import Browser
from plaintrial.watches.sending import posting
from plaintrial.watches.sending.outcome import Outcome
from plaintrial.watches.sending.posting import Answer

_log = logging.getLogger("plaintrial.watches")
KEPT_SECONDS = 7 * 24 * 3600
"""How long a push service keeps a message for a browser that is not on."""
TOPIC = "news"
"""A newer message takes the place of one that was not fetched yet: both say the same."""
LENGTH = 1_024
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.GONE)


class Message(msgspec.Struct, frozen=True):
    """What the service worker (``push-worker.js``) shows, and the page it opens."""

    title: str
    text: str
    link: str


def post(browser: Browser, link: str, *, urgent: bool, now: int) -> Outcome:
    """Tell a browser that there is news; ``link``: the reader's own page."""
    with override(browser.language):
        message = Message("Plaintrial", gettext("Something you follow has changed."), link)
    body = encrypted(msgspec.json.encode(message), browser.key, browser.auth, length=LENGTH)
    try:
        proof = authorization(browser.endpoint, contact(), now)
    except PlaintrialError as error:
        # The others' mail goes on; the log says what is missing.
        _log.error("a browser was not told: %s", error)
        return Outcome("later", "no push key")
    headers = {
        "Authorization": proof,
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_SECONDS),
        "Urgency": "high" if urgent else "normal",
        "Topic": TOPIC,
    }
    return outcome(posting.post(browser.endpoint, body, headers, inside=is_own_service(browser.endpoint)))


def outcome(answer: Answer) -> Outcome:
    """What an answer means. A key that is refused is our own trouble: it is tried again, and given up after days."""
    if 200 <= answer.status < 300:
        return Outcome("taken", answer.said)
    if answer.status in _GONE:
        return Outcome("nobody", answer.said)
    wrong = answer.status in (HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return Outcome("never" if wrong else "later", answer.said, answer.wait)


def contact() -> str:
    """Where the push service's operators can reach ours."""
    named = deployment.contact() or ""
    return f"mailto:{named}" if "@" in named else named or deployment.base_url()


def is_own_service(endpoint: str) -> bool:
    """Whether an address is of the push service that the operator named as one inside their network."""
    own = deployment.push_service()
    return own is not None and urlsplit(endpoint).netloc == urlsplit(own).netloc
