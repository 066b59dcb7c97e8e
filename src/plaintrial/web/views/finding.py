"""From the id in an address to a study, or to the answer that helps: another address, or "not here"."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from plaintrial.ground.registry_id import canonical_nct_id
from plaintrial.web.answers import rendered


def canonical_or_answer(request: HttpRequest, typed: str, page: str) -> tuple[str, HttpResponse | None]:
    """The canonical id, and an answer to give at once when ``typed`` is no id or is spelled otherwise (B1, B2)."""
    canonical = canonical_nct_id(typed)
    if canonical is None:
        return "", unknown_study("")
    return canonical, None if canonical == typed else moved(request, page, canonical)


def moved(request: HttpRequest, page: str, nct_id: str, *, keep: bool = True) -> HttpResponse:
    """301 to a page of the study, with the query kept unless told otherwise."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(reverse(page, args=[nct_id]) + (f"?{query}" if query and keep else ""))


def unknown_study(nct_id: str) -> HttpResponse:
    """404 with what to try next. ``nct_id`` is canonical, or "" when what was asked for is no id."""
    return rendered("web/no_study.html", {"nct_id": nct_id}, status=404)
