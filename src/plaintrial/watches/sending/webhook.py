"""Telling an organisation's own address on the web: signed, bounded, and never an address inside this network.

The signature is of the time and the body (``Plaintrial-Signature: t=...,v1=...``, HMAC-SHA256 with the secret), so a
receiver can check who sent it and when. The host's name is looked up once and the connection goes to that very
address, so that a name cannot turn into a private address between check and use (fault G7).
"""

from __future__ import annotations

import hmac
import http.client
import ipaddress
import socket
import ssl
import threading
from urllib.parse import urlsplit

from plaintrial.ground.errors import UserError
from plaintrial.watches.sealing import Webhook
from plaintrial.watches.sending.outcome import Outcome

TIMEOUT = 10.0
DEADLINE = 30.0
_PORTS = (443, 8443)


def checked_url(url: str) -> str:
    """The address of a webhook. ``UserError`` unless it is https, with a host name and no password."""
    try:
        parts = urlsplit(url)
        port = parts.port or 443
    except ValueError as error:
        raise UserError("the address of a webhook is mistaken") from error
    if parts.scheme != "https" or not parts.hostname or parts.username or parts.fragment or port not in _PORTS:
        raise UserError("a webhook's address must begin with https:// and hold no password; ports are 443 and 8443")
    if not url.isascii() or any(c.isspace() for c in url):
        raise UserError("a webhook's address must be plain ASCII without blanks")
    return url


def signature(secret: str, moment: int, body: bytes) -> str:
    """The value of the signature's header."""
    digest = hmac.digest(secret.encode(), f"{moment}.".encode() + body, "sha256").hex()
    return f"t={moment},v1={digest}"


def post(webhook: Webhook, body: bytes, message_id: str, moment: int) -> Outcome:
    """Send one message. Redirects are not followed; what is answered is not read."""
    parts = urlsplit(webhook.url)
    address = public_address(parts.hostname or "", parts.port or 443)
    if address is None:
        return Outcome("later", "no public address")
    connection = _Pinned(parts.hostname or "", parts.port or 443, address)
    timer = threading.Timer(DEADLINE, connection.close)
    timer.daemon = True
    timer.start()
    path = parts.path or "/"
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "plaintrial",
        "Plaintrial-Delivery": message_id.strip("<>"),
        "Plaintrial-Signature": signature(webhook.secret, moment, body),
        "Connection": "close",
    }
    try:
        connection.request("POST", f"{path}?{parts.query}" if parts.query else path, body, headers)
        return _outcome(connection.getresponse().status)
    except (OSError, http.client.HTTPException, AttributeError) as error:
        # A receiver may have it already; it can tell by the delivery's number.
        return Outcome("later", type(error).__name__)
    finally:
        timer.cancel()
        connection.close()


def _outcome(status: int) -> Outcome:
    if 200 <= status < 300:
        return Outcome("taken", str(status))
    return Outcome("nobody" if status == 410 else "later", str(status))


def public_address(host: str, port: int) -> str | None:
    """An address of a host; None unless every address it has is public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return None
    addresses = [str(each[4][0]) for each in found]
    return addresses[0] if addresses and all(is_public(address) for address in addresses) else None


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet: not of this machine, this network, or a carrier's."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None) or getattr(parsed, "sixtofour", None)
    return parsed.is_global and not parsed.is_multicast and (mapped is None or mapped.is_global)


class _Pinned(http.client.HTTPSConnection):
    """A connection to one address, with the certificate of the host's name."""

    def __init__(self, host: str, port: int, address: str) -> None:
        self._pinned_context = ssl.create_default_context()
        super().__init__(host, port, timeout=TIMEOUT, context=self._pinned_context)
        self._address = address

    def connect(self) -> None:
        raw = socket.create_connection((self._address, self.port), TIMEOUT)
        self.sock = self._pinned_context.wrap_socket(raw, server_hostname=self.host)
