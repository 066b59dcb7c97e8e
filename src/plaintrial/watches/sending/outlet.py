"""Where messages go out: the mail host, the local mailbox, or nowhere yet."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import urlsplit

from plaintrial import deployment
from plaintrial.ground.errors import UserError
from plaintrial.watches.letters.message import Signer
from plaintrial.watches.sending.mailbox import Mailbox
from plaintrial.watches.sending.outcome import Outcome
from plaintrial.watches.sending.route import route_of
from plaintrial.watches.sending.smtp import Session


class Outlet(Protocol):
    """Takes a message for one address."""

    def send(self, sender: str, to: str, data: bytes) -> Outcome:
        """Hand one message over."""

    def close(self) -> None:
        """Close what is open."""


def outlet() -> Outlet | None:
    """The way out that this installation has; None when mail cannot be sent from here."""
    url = deployment.smtp_url()
    if url is not None:
        return Session(route_of(url), urlsplit(deployment.base_url()).hostname or "localhost")
    return Mailbox() if deployment.dev_mail() else None


def can_send() -> bool:
    """Whether a sign-up is worth offering."""
    return deployment.smtp_url() is not None or deployment.dev_mail()


def signer() -> Signer | None:
    """The DKIM key; None when none is set. ``UserError`` when it cannot be read."""
    named = deployment.dkim()
    if named is None:
        return None
    place, selector = named
    try:
        key = place.read_bytes()
    except OSError as error:
        raise UserError(f"cannot read the DKIM key {place}: {error.strerror}") from error
    return Signer(key, selector, deployment.mail_from().rpartition("@")[2])
