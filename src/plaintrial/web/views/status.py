"""``/status`` for people, ``/healthz`` for machines."""

from __future__ import annotations

import msgspec
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from plaintrial.mirror.queries import mirror_state
from plaintrial.web.answers import page, rendered


@page()
def status(_request: HttpRequest) -> HttpResponse:
    """How the mirror stands, in words."""
    return rendered("web/status.html", {"state": mirror_state()})


@page()
def healthz(_request: HttpRequest) -> HttpResponse:
    """200 with a small JSON object while the store can be read, else 503."""
    try:
        state = mirror_state()
    except DatabaseError:
        return _json({"status": "store not readable"}, 503)
    return _json({"status": "ok", "studies": state.studies, "stale": state.stale, "sample": state.is_sample}, 200)


def _json(value: object, status: int) -> HttpResponse:
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(msgspec.json.encode(value), status=status, content_type="application/json", headers=headers)
