"""``/``: what this is, one search, the ways on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from plaintrial.search import open_index
from plaintrial.search.counts import concept_counts
from plaintrial.watches.sending.outlet import can_send
from plaintrial.web.answers import page, rendered
from plaintrial.web.conditions.index import most_studied
from plaintrial.web.middleware import with_powers

MOST = 12


@page()
def home(_request: HttpRequest) -> HttpResponse:
    """The first page."""
    reader = open_index()
    most = most_studied(concept_counts(reader), MOST) if reader else ()
    return with_powers(rendered("web/home.html", {"most": most, "can_send": can_send()}), position=True)
