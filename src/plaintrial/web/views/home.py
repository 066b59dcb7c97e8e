"""``/``: what this is, one box, the ways on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from plaintrial.web.answers import page, rendered


@page()
def home(_request: HttpRequest) -> HttpResponse:
    """The first page."""
    return rendered("web/home.html", {})
