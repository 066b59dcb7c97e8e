"""``/conditions/{slug}/check``: one set of questions over the studies of a condition that look for people."""

from __future__ import annotations

from collections import OrderedDict

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import get_language
from markupsafe import Markup

from plaintrial.conditions import Concept, slug
from plaintrial.mirror.queries import study_page
from plaintrial.record.markup import inline
from plaintrial.search import Found, open_index, search
from plaintrial.search.counts import country_counts
from plaintrial.search.reader import Reader
from plaintrial.web import asked
from plaintrial.web.answers import page, rendered
from plaintrial.web.check.bundle import Bundle, bundle_json, json_for_script
from plaintrial.web.check.condition import MOST_STUDIES, Listed, condition_bundle
from plaintrial.web.check.paper import on_paper
from plaintrial.web.check.words import words
from plaintrial.web.conditions.names import common_name
from plaintrial.web.finding.cards import card
from plaintrial.web.finding.chips import condition_name
from plaintrial.web.finding.view import DISTANCES
from plaintrial.web.finding.wish import Wish, wish
from plaintrial.web.shown import shown
from plaintrial.web.study.headlines import headlines_said
from plaintrial.web.views.check import private
from plaintrial.web.views.conditions import meant

_KEPT = 24
_ON_PAPER = 30


@page()
def check_condition(request: HttpRequest, name: str) -> HttpResponse:
    """The check. A place in the address narrows the list, and is resolved here before any answer is given."""
    concept = meant(name)
    if concept is None:
        return rendered("web/no_condition.html", {"near": []}, status=404)
    if slug(concept.id) != name:
        return HttpResponsePermanentRedirect(reverse("check-condition", args=[slug(concept.id)]))
    reader = open_index()
    if reader is None:
        return rendered("web/condition_waits.html", {"concept": concept}, status=503)
    wanted = wish(lambda key: asked.texts(request, key) if key in ("near", "within") else (), country_counts(reader))
    return private(_page(concept, reader, wanted), forms=True)


def _page(concept: Concept, reader: Reader, wanted: Wish) -> HttpResponse:
    about = msgspec.structs.replace(
        wanted.asked,
        conditions=(concept.id,),
        statuses=("RECRUITING",),
        sort="nearest" if wanted.asked.near else "relevance",
        per_page=MOST_STUDIES,
    )
    found = search(about, reader=reader)
    assert found is not None, "an index that is open answers"
    bundle = _bundle(concept, found, reader)
    variables = {
        "slug": slug(concept.id),
        "name": common_name(concept),
        "in_text": condition_name(concept.id),
        "wanted": wanted,
        "total": found.total,
        "weighed": len(bundle.studies),
        "distances": DISTANCES,
        "paper": on_paper(bundle)[:_ON_PAPER],
        "bundle": Markup(bundle_json(bundle)),  # noqa: S704 - escaped for a script there
        "words": Markup(json_for_script(words())),  # noqa: S704 - the same
    }
    return rendered("web/check_condition.html", variables)


def _bundle(concept: Concept, found: Found, reader: Reader) -> Bundle:
    """The bundle of what was found; kept while this index lasts, for it takes a second to make."""
    kept: OrderedDict[object, Bundle] = reader.remembered.setdefault("web.check", OrderedDict())
    key = (concept.id, found.asked.near, found.asked.within_km, get_language())
    if key not in kept:
        kept[key] = condition_bundle(concept, _listed(found))
        while len(kept) > _KEPT:
            kept.popitem(last=False)
    return kept[key]


def _listed(found: Found) -> list[Listed]:
    headlines = headlines_said([hit.nct_id for hit in found.hits])
    listed = []
    for hit in found.hits:
        kept = study_page(hit.nct_id)
        if kept is None:
            continue
        said = card(hit, near=found.asked.near is not None)
        title = headlines.get(hit.nct_id) or inline(hit.shown.title)
        listed.append(Listed(kept.study.raw, shown(title), said.status, shown(said.nearest or said.where)))
    return listed
