"""A POST to an address that somebody gave us: bounded, and never into this network.

The host's name is looked up once and the connection goes to that very address, so that a name cannot turn into a
private address between check and use (fault G7). Redirects are not followed; what is answered is not read.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import msgspec

from plaintrial.ground.clock import SYSTEM_CLOCK
from plaintrial.ground.errors import UserError

TIMEOUT = 10.0
DEADLINE = 30.0
_PORTS = (443, 8443)
LONGEST_URL = 2_000
_LONGEST_WAIT = 24 * 3600.0


class Answer(msgspec.Struct, frozen=True):
    """``status``: 0 when none came. ``said``: what came instead. ``wait``: seconds that ``Retry-After`` asks for."""

    status: int
    said: str = ""
    wait: float = 0.0


def checked_url(url: str, ports: tuple[int, ...] = _PORTS) -> str:
    """An address to post to. ``UserError`` unless it is https, with a host name and no password."""
    try:
        parts = urlsplit(url)
        port = parts.port or 443
    except ValueError as error:
        raise UserError("the address is mistaken") from error
    if parts.scheme != "https" or not parts.hostname or parts.username or parts.fragment or port not in ports:
        raise UserError("the address must begin with https:// and hold no password; ports are 443 and 8443")
    if not url.isascii() or any(c.isspace() or not c.isprintable() for c in url) or len(url) > LONGEST_URL:
        raise UserError("the address must be plain ASCII without blanks")
    return url


def post(url: str, body: bytes, headers: Mapping[str, str], *, inside: bool = False) -> Answer:
    """Send it. ``inside``: the host may be inside this network, because its operator said so."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or 443
    address = any_address(host, port) if inside else public_address(host, port)
    if address is None:
        return Answer(0, "no public address")
    connection = _Pinned(host, port, address)
    timer = threading.Timer(DEADLINE, connection.close)
    timer.daemon = True
    timer.start()
    path = parts.path or "/"
    try:
        sent = {"User-Agent": "plaintrial", **headers, "Connection": "close"}
        connection.request("POST", f"{path}?{parts.query}" if parts.query else path, body, sent)
        response = connection.getresponse()
        return Answer(response.status, str(response.status), _seconds(response.getheader("Retry-After", "")))
    except (OSError, http.client.HTTPException, AttributeError) as error:
        return Answer(0, type(error).__name__)
    finally:
        timer.cancel()
        connection.close()


def _seconds(text: str) -> float:
    """What ``Retry-After`` asks for, a number or a date; a day at most, 0 for anything else."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), _LONGEST_WAIT)
    try:
        seconds = (parsedate_to_datetime(text) - SYSTEM_CLOCK.now()).total_seconds()
    except (ValueError, TypeError):
        return 0.0
    return min(max(seconds, 0.0), _LONGEST_WAIT)


def any_address(host: str, port: int) -> str | None:
    """An address of a host; None where it has none."""
    return next(iter(_addresses(host, port)), None)


def public_address(host: str, port: int) -> str | None:
    """An address of a host; None unless every address it has is public."""
    addresses = _addresses(host, port)
    return addresses[0] if addresses and all(is_public(address) for address in addresses) else None


def _addresses(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(each[4][0]) for each in found]


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
