"""``/conditions/{slug}/changes``: what changed this month in studies of a condition and of its kinds."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from plaintrial.conditions import concept_of, slug, vocabulary
from plaintrial.ground.clock import today
from plaintrial.mirror.happenings import changed_since
from plaintrial.search import Asked, open_index, search
from plaintrial.search.reader import Reader
from plaintrial.web.answers import page, rendered
from plaintrial.web.changes.lately import weighed
from plaintrial.web.conditions.names import common_name
from plaintrial.web.feeds.addresses import condition_feeds

DAYS = 31
MOST_STUDIES = 300
_A_PAGE = 100


@page()
def condition_changes(_request: HttpRequest, name: str) -> HttpResponse:
    """The changes of the last 31 days, from the events kept with each version."""
    known = vocabulary()
    concept = known.concept(concept_of(name.lower()) or "") or known.lookup(name.replace("-", " ")[:100])
    if concept is None:
        return rendered("web/no_condition.html", {"near": ()}, status=404)
    if slug(concept.id) != name:
        return HttpResponsePermanentRedirect(reverse("condition_changes", args=[slug(concept.id)]))
    reader = open_index()
    if reader is None:
        return rendered("web/condition_waits.html", {"concept": concept}, status=503)
    since = today() - timedelta(days=DAYS)
    studies, total = _changed_lately(Asked(conditions=(concept.id,)), since, reader)
    variables = {
        "name": common_name(concept),
        "slug": name,
        "since": since,
        "lately": weighed(changed_since(studies, since)),
        "looked_at": len(studies),
        "total": total,
        "feeds": condition_feeds(name),
    }
    return rendered("web/condition_changes.html", variables)


def _changed_lately(about: Asked, since: date, reader: Reader) -> tuple[list[str], int]:
    """The studies whose record changed last, at most ``MOST_STUDIES``, and how many changed since that day in all."""
    found: list[str] = []
    total = 0
    asked = msgspec.structs.replace(about, sort="changed", changed_since=since, per_page=_A_PAGE)
    for number in range(1, MOST_STUDIES // _A_PAGE + 1):
        answer = search(msgspec.structs.replace(asked, page=number), reader=reader)
        total = answer.total if answer else 0
        if answer is None or answer.page != number:
            break
        found += [hit.nct_id for hit in answer.hits]
    return found, total
