"""The mail host as its address says: ``smtp://user:password@host:587`` or ``smtps://...:465``. Pure."""

from __future__ import annotations

import ipaddress
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec

from plaintrial.ground.errors import UserError

_MISTAKEN = "PLAINTRIAL_SMTP_URL must look like smtp://user:password@host:587 or smtps://user:password@host:465"


class Route(msgspec.Struct, frozen=True):
    """Where and how to hand mail over. ``tls``: "start" (STARTTLS, required), "whole" (from the first byte), "off"."""

    host: str
    port: int
    tls: str
    user: str = ""
    password: str = ""


def route_of(url: str) -> Route:
    """The route of an address. ``UserError`` when it is mistaken; the message never repeats it: it holds a password.

    STARTTLS is required, unless the host is this machine or the address ends in ``?tls=off``.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UserError(_MISTAKEN) from error
    asked = parse_qs(parts.query).get("tls", [""])[0]
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or asked not in ("", "off", "start"):
        raise UserError(_MISTAKEN)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if parts.scheme == "smtps":
        return Route(parts.hostname, port or 465, "whole", user, password)
    tls = asked or ("off" if _is_here(parts.hostname) else "start")
    if tls == "off" and user and not _is_here(parts.hostname):
        raise UserError("PLAINTRIAL_SMTP_URL: a password is not sent without encryption. Leave out tls=off.")
    return Route(parts.hostname, port or (587 if tls == "start" else 25), tls, user, password)


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
