"""Headers every answer carries, unless a view has set its own."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

_POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self' data:",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "connect-src": "'none'",
    "object-src": "'none'",
    "require-trusted-types-for": "'script'",
}
_UNUSED_POWERS = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "fullscreen",
    "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb",
)  # fmt: skip


def _policy(**other: str) -> str:
    return "; ".join(f"{name} {value}" for name, value in {**_POLICY, **other}.items())


def _powers(*ours: str) -> str:
    return ", ".join(f"{power}=(self)" if power in ours else f"{power}=()" for power in _UNUSED_POWERS)


def with_powers(response: HttpResponse, *, position: bool = False, own_requests: bool = False) -> HttpResponse:
    """The page may ask the browser for the reader's position, or fetch from this site: only pages that need it."""
    if position:
        response.headers["Permissions-Policy"] = _powers("geolocation")
    if own_requests:
        response.headers["Content-Security-Policy"] = _policy(**{"connect-src": "'self'"})
    return response


HEADERS = {
    "Content-Security-Policy": _policy(),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": _powers(),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class PageHeaders:
    """Outermost middleware: adds ``HEADERS`` to each response that does not bring its own value."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the headers."""
        response = self._get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
