"""``/studies``: find studies. Without an index it is a plain list with one box."""

from __future__ import annotations

from urllib.parse import urlencode

import msgspec
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from plaintrial.mirror.queries import study_list
from plaintrial.search import Asked, Near, open_index, parse_registry_url, search
from plaintrial.search.counts import country_counts
from plaintrial.search.reader import Reader
from plaintrial.web import asked
from plaintrial.web.answers import page, rendered
from plaintrial.web.feeds.addresses import search_feeds
from plaintrial.web.finding.address import Pair, address, pairs
from plaintrial.web.finding.place import near_named
from plaintrial.web.finding.view import DISTANCES, find_view
from plaintrial.web.finding.wish import wish
from plaintrial.web.middleware import with_powers
from plaintrial.web.study.card import card_view
from plaintrial.web.study.headlines import headlines_said

LONGEST_ADDRESS = 2000
_WATCHABLE = frozenset({"q", "cond", "treat", "near", "sponsor", "country"})


@page()
def studies(request: HttpRequest) -> HttpResponse:
    """What was found. A study's number, or an address of the registry's, leads straight to what it means here."""
    try:
        typed = asked.text(request, "q")
    except TooManyFieldsSent:
        return rendered("web/too_many_filters.html", {}, status=400)
    meant = asked.study_meant(typed)
    if meant:
        return HttpResponseRedirect(reverse("study", args=[meant]))
    reader = open_index()
    if reader is None:
        return _listed(request, typed)
    pasted = parse_registry_url(request.GET.get("q", "")[:LONGEST_ADDRESS], _as_written)
    return HttpResponseRedirect(address(pasted, _named(pasted))) if pasted else _found(request, reader)


def _as_written(text: str) -> Near | None:
    """The one place a text means, under the name the text gives it: a pasted search reads like a typed one."""
    near = near_named(text)
    return msgspec.structs.replace(near, name=text) if near else None


def _named(pasted: Asked) -> str:
    """The name that a pasted search gives its place, if it is one that we know."""
    name = pasted.near.name if pasted.near else ""
    return name if name and near_named(name) else ""


def _found(request: HttpRequest, reader: Reader) -> HttpResponse:
    wanted = wish(lambda name: asked.texts(request, name), country_counts(reader), asked.number(request, "page") or 1)
    found = search(wanted.searched, reader=reader)
    assert found is not None, "an index that is open answers"
    view = find_view(wanted, found, headlines_said([hit.nct_id for hit in found.hits]))
    asks = pairs(wanted.searched, wanted.near_text)
    variables = {"view": view, "distances": DISTANCES, "feeds": search_feeds(asks), "watch_pairs": _watched(asks)}
    response = rendered("web/studies.html", variables)
    return with_powers(response, position=True, own_requests=True)


def _watched(asks: list[Pair]) -> list[Pair]:
    """What a watch on this search asks for; nothing where the search names nothing to watch for."""
    names = {name for name, _ in asks}
    return [pair for pair in asks if pair[0] not in ("page", "sort")] if names & _WATCHABLE else []


def _listed(request: HttpRequest, typed: str) -> HttpResponse:
    found = study_list(text=typed, page=asked.number(request, "page") or 1)
    variables = {
        "typed": typed,
        "found": found,
        "cards": [card_view(card) for card in found.items],
        "page_address": lambda number: _list_address(typed, number),
    }
    return rendered("web/studies_list.html", variables)


def _list_address(typed: str, number: int) -> str:
    query = {key: value for key, value in (("q", typed), ("page", number if number > 1 else "")) if value}
    return reverse("studies") + (f"?{urlencode(query)}" if query else "")
