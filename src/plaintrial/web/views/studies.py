"""``/studies``: a list of studies, with one box to look for words."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from plaintrial.mirror.queries import study_list
from plaintrial.web import asked
from plaintrial.web.answers import page, rendered
from plaintrial.web.study.card import card_view


@page()
def studies(request: HttpRequest) -> HttpResponse:
    """The list. A study's number, or its address at the registry, leads straight to the study."""
    typed = asked.text(request, "q")
    meant = asked.study_meant(typed)
    if meant:
        return HttpResponseRedirect(reverse("study", args=[meant]))
    found = study_list(text=typed, page=asked.number(request, "page") or 1)
    variables = {
        "typed": typed,
        "found": found,
        "cards": [card_view(card) for card in found.items],
        "page_address": lambda number: _address(typed, number),
    }
    return rendered("web/studies.html", variables)


def _address(typed: str, number: int) -> str:
    query = {key: value for key, value in (("q", typed), ("page", number if number > 1 else "")) if value}
    return reverse("studies") + (f"?{urlencode(query)}" if query else "")
