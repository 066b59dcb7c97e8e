"""Pages that say the same to everybody: how it is made, joining a study, privacy, accessibility, robots.txt."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from plaintrial.web.answers import page, rendered, simple

_ROBOTS = """User-agent: *
Disallow: /studies/*/contact
Disallow: /*/studies/*/contact
Disallow: /*?version=
"""


@page()
def said(_request: HttpRequest, template: str) -> HttpResponse:
    """The page of ``template``; it is there, without banners, when the store is not."""
    try:
        return rendered(template, {})
    except DatabaseError:
        return simple(template, status=200, headers={})


@page()
def robots(_request: HttpRequest) -> HttpResponse:
    """What crawlers may read: all but contacts and old versions."""
    return HttpResponse(_ROBOTS, content_type="text/plain; charset=utf-8")
