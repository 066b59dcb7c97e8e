"""Who asks: a keyed hash of the network address, for counting without keeping the address."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

_SALT = "plaintrial.web.visitor"
_IPV6_HOUSEHOLD = 64


def visitor_key(request: HttpRequest) -> str:
    """64 hexadecimal digits that stay the same for one address (IPv6: one /64) and one secret key."""
    key: str = salted_hmac(_SALT, _household(_address(request)), algorithm="sha256").hexdigest()
    return key


def _address(request: HttpRequest) -> str:
    """The address behind our own proxies: as many as ``PLAINTRIAL_PROXIES`` says, else 1 when loopback connects.

    A header that a visitor can write counts for nothing: hops are counted from the right.
    """
    connected = str(request.META.get("REMOTE_ADDR", ""))
    proxies: int = getattr(settings, "PLAINTRIAL_PROXIES", int(_is_loopback(connected)))
    hops = [hop.strip() for hop in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",") if hop.strip()]
    return hops[-proxies] if 0 < proxies <= len(hops) else connected


def _is_loopback(address: str) -> bool:
    """Whether a process of this machine connects: a proxy, since readers elsewhere cannot."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _household(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 4:
        return parsed.compressed
    mapped = parsed.ipv4_mapped
    return mapped.compressed if mapped else str(ipaddress.ip_network((parsed, _IPV6_HOUSEHOLD), strict=False))
