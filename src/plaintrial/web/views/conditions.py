"""``/conditions``: conditions from A to Z; ``/conditions/{slug}``: the page of one."""

from __future__ import annotations

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from plaintrial.conditions import Concept, concept_of, normalise, slug, vocabulary
from plaintrial.ground.clock import today
from plaintrial.search import Asked, Found, Sort, open_index, search
from plaintrial.search.counts import concept_counts, treatments, wider_counts
from plaintrial.search.reader import Reader
from plaintrial.web import asked
from plaintrial.web.answers import page, rendered
from plaintrial.web.charts.studies import charts
from plaintrial.web.conditions.index import Entry, entries, most_studied, one_letter
from plaintrial.web.conditions.kinds import broader, narrower
from plaintrial.web.conditions.names import common_name
from plaintrial.web.conditions.view import Lists, condition_view
from plaintrial.web.feeds.addresses import condition_feeds
from plaintrial.web.finding.typed import named
from plaintrial.web.finding.view import DISTANCES
from plaintrial.web.languages import language_code
from plaintrial.web.middleware import with_powers
from plaintrial.web.study.headlines import headlines_said

SHOWN = 3
MOST_STUDIED = 24
_SUGGESTED = 6
_LONGEST_NAME = 100
_UNDER_WAY = ("RECRUITING", "NOT_YET_RECRUITING", "ENROLLING_BY_INVITATION", "ACTIVE_NOT_RECRUITING")


@page()
def conditions(request: HttpRequest) -> HttpResponse:
    """Conditions that have studies: the most studied ones, and a letter's own."""
    reader = open_index()
    every = listed(reader) if reader else []
    variables = {
        "index": one_letter(every, asked.text(request, "letter").upper()[:3], asked.number(request, "page") or 1),
        "most": most_studied(concept_counts(reader), MOST_STUDIED) if reader else (),
        "total": len({entry.slug for entry in every}),
    }
    return rendered("web/conditions.html", variables)


def listed(reader: Reader) -> list[Entry]:
    """Every entry of the list; made once an index and language."""
    key = f"web.conditions.{language_code()}"
    if key not in reader.remembered:
        reader.remembered[key] = entries(concept_counts(reader), wider_counts(reader))
    found: list[Entry] = reader.remembered[key]
    return found


@page()
def condition(_request: HttpRequest, name: str) -> HttpResponse:
    """The page of a condition; its other names lead there by 301."""
    concept = meant(name)
    if concept is None:
        typed = " ".join(name.replace("-", " ").split())[:_LONGEST_NAME]
        return rendered("web/no_condition.html", {"near": _near(typed)}, status=404)
    if slug(concept.id) != name:
        return HttpResponsePermanentRedirect(reverse("condition", args=[slug(concept.id)]))
    reader = open_index()
    if reader is None:
        return rendered("web/condition_waits.html", {"concept": concept}, status=503)
    return with_powers(_page(concept, reader), position=True)


def meant(name: str) -> Concept | None:
    """The condition that the name in an address means; None for none that is known."""
    known = vocabulary()
    words = name.replace("-", " ")[:_LONGEST_NAME]
    found = concept_of(name.lower())
    return known.concept(found) if found else known.lookup(words) or known.concept(named(words) or "")


def _near(typed: str) -> list[tuple[str, str]]:
    """Conditions with a name like what was typed, a slip of the keys included: slug and label."""
    known = vocabulary()
    found = dict(known.suggest(typed, _SUGGESTED))
    for match in normalise([typed]):
        if match.id and (concept := known.concept(match.id)):
            found.setdefault(match.id, common_name(concept))
    return [(slug(each), label) for each, label in list(found.items())[:_SUGGESTED]]


def _page(concept: Concept, reader: Reader) -> HttpResponse:
    about = Asked(conditions=(concept.id,))
    newest, changed = _first(about, "newest", reader), _first(about, "changed", reader)
    open_now = _first(msgspec.structs.replace(about, statuses=("RECRUITING",)), "newest", reader)
    statuses = newest.facets.get("status", ())
    counts = wider_counts(reader)
    view = condition_view(
        concept,
        Lists(newest, open_now, changed, treatments(msgspec.structs.replace(about, statuses=_UNDER_WAY), reader)),
        charts(about, reader, statuses, today().year),
        (broader(concept, counts), narrower(concept, counts)),
        headlines_said([hit.nct_id for found in (newest, open_now, changed) for hit in found.hits]),
    )
    variables = {"view": view, "distances": DISTANCES, "feeds": condition_feeds(view.slug)}
    return rendered("web/condition.html", variables)


def _first(about: Asked, sort: Sort, reader: Reader) -> Found:
    found = search(msgspec.structs.replace(about, sort=sort, per_page=SHOWN), reader=reader)
    assert found is not None, "an index that is open answers"
    return found
