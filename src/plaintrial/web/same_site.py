"""Whether a POST comes from a page of this site (fault D3), without a cookie.

Browsers say where a request comes from: ``Sec-Fetch-Site`` on https and loopback, ``Origin`` on every form POST.
A request that says neither is refused. Nothing is kept on the reader's machine for this.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest

FORM_TYPES = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})


def is_own_form(request: HttpRequest) -> bool:
    """Whether the request is a form that one of our own pages sent."""
    return request.content_type in FORM_TYPES and _from_here(request)


def _from_here(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin", "")
    return bool(origin) and urlsplit(origin).netloc == request.get_host()
