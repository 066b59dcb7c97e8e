"""Telling an organisation's own address on the web, signed.

The signature is of the time and the body (``Plaintrial-Signature: t=...,v1=...``, HMAC-SHA256 with the secret), so a
receiver can check who sent it and when.
"""

from __future__ import annotations

import hmac

from plaintrial.watches.sealing import Webhook
from plaintrial.watches.sending import posting
from plaintrial.watches.sending.outcome import Outcome
from plaintrial.watches.sending.posting import Answer


def signature(secret: str, moment: int, body: bytes) -> str:
    """The value of the signature's header."""
    digest = hmac.digest(secret.encode(), f"{moment}.".encode() + body, "sha256").hex()
    return f"t={moment},v1={digest}"


def post(webhook: Webhook, body: bytes, message_id: str, moment: int) -> Outcome:
    """Send one message. When no answer comes a receiver may have it already; it can tell by the delivery's number."""
    headers = {
        "Content-Type": "application/json",
        "Plaintrial-Delivery": message_id.strip("<>"),
        "Plaintrial-Signature": signature(webhook.secret, moment, body),
    }
    return _outcome(posting.post(webhook.url, body, headers))


def _outcome(answer: Answer) -> Outcome:
    if 200 <= answer.status < 300:
        return Outcome("taken", answer.said)
    return Outcome("nobody" if answer.status == 410 else "later", answer.said, answer.wait)
