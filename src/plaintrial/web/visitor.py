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
    """The address behind ``PLAINTRIAL_PROXIES`` proxies of our own; headers a visitor can write count for nothing."""
    proxies: int = getattr(settings, "PLAINTRIAL_PROXIES", 0)
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if 0 < proxies <= len(hops):
        return str(hops[-proxies])
    return str(request.META.get("REMOTE_ADDR", ""))


def _household(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 4:
        return parsed.compressed
    mapped = parsed.ipv4_mapped
    return mapped.compressed if mapped else str(ipaddress.ip_network((parsed, _IPV6_HOUSEHOLD), strict=False))
