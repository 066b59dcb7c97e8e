"""``/feeds/...``: the feeds of a study, of a condition and of a search."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlencode, urlsplit

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import override

from plaintrial.conditions import concept_of, slug, vocabulary
from plaintrial.deployment import base_url
from plaintrial.ground.clock import today
from plaintrial.mirror.happenings import Happening, happenings
from plaintrial.mirror.queries import StudyPage, alias_of, study_page
from plaintrial.search import Asked, open_index, search
from plaintrial.search.counts import country_counts
from plaintrial.search.reader import Reader
from plaintrial.web import asked
from plaintrial.web.answers import page, simple
from plaintrial.web.conditions.names import common_name
from plaintrial.web.feeds.addresses import ATOM, CALENDAR, JSON, TYPES
from plaintrial.web.feeds.atom import atom
from plaintrial.web.feeds.calendar import calendar
from plaintrial.web.feeds.item import Feed, clean_line, feed_id, items_of
from plaintrial.web.feeds.json_feed import json_feed
from plaintrial.web.finding.address import pairs
from plaintrial.web.finding.view import heading_of
from plaintrial.web.finding.wish import wish
from plaintrial.web.state import site_state
from plaintrial.web.study.timeline import Moment, moments
from plaintrial.web.tongues import in_marks
from plaintrial.web.views.finding import canonical_or_answer, unknown_study

MOST_ITEMS = 100
_NEWS_FOR = timedelta(days=120)
"""A change older than this when it came in was imported, not news: a search's feed leaves it out."""
_FRESH_FOR = 900


@page()
def study_feed(request: HttpRequest, nct_id: str, form: str) -> HttpResponse:
    """A study's changes; the calendar also has the dates the study gives."""
    _known(form)
    canonical, answer = canonical_or_answer(request, nct_id, "study")
    if not canonical:
        return answer or unknown_study("")
    found = study_page(canonical)
    if found is None or canonical != nct_id:
        target = canonical if found is not None else alias_of(canonical)
        return _moved("study_feed", target, form) if target else unknown_study(canonical)
    feed = _feed(
        happenings([canonical], most=MOST_ITEMS),
        id=feed_id("studies", canonical),
        title=clean_line(found.study.title),
        path=reverse("study", args=[canonical]),
        own_path=request.get_full_path(),
        since=found.last_changed,
    )
    return _answer(request, form, feed, _dates(found))


@page()
def condition_feed(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """What changed in studies of a condition and of its kinds, and those newly registered."""
    _known(form)
    known = vocabulary()
    concept = known.concept(concept_of(name.lower()) or "") or known.lookup(name.replace("-", " ")[:100])
    if concept is None:
        raise Http404
    if slug(concept.id) != name:
        return _moved("condition_feed", slug(concept.id), form)
    path = reverse("condition", args=[name])
    title = _("Studies of %s: what changed") % common_name(concept)
    return _of_search(request, form, Asked(conditions=(concept.id,)), title, path)


@page()
def search_feed(request: HttpRequest, form: str) -> HttpResponse:
    """What changed in the studies a search finds, and those newly registered that it finds."""
    _known(form)
    reader = open_index()
    wanted = wish(lambda name: asked.texts(request, name), country_counts(reader) if reader else ())
    kept = [pair for pair in pairs(wanted.searched, wanted.near_text) if pair[0] not in ("page", "sort")]
    path = reverse("studies") + (f"?{urlencode(kept)}" if kept else "")
    return _of_search(request, form, wanted.searched, in_marks(heading_of(wanted.searched, wanted.near_text)), path)


def _of_search(request: HttpRequest, form: str, wanted: Asked, title: str, path: str) -> HttpResponse:
    reader = open_index()
    if reader is None:
        return simple("web/503.html", status=503, headers={"Retry-After": "60"})
    happened = [each for each in happenings(lately(wanted, reader), most=MOST_ITEMS * 3) if _is_news(each)]
    newest = site_state().newest
    feed = _feed(
        happened[:MOST_ITEMS],
        id=feed_id("search", path),
        title=clean_line(title),
        path=path,
        own_path=request.get_full_path(),
        since=datetime.combine(newest or today(), time(), UTC),
    )
    return _answer(request, form, feed)


def lately(wanted: Asked, reader: Reader) -> list[str]:
    """Ids of the studies a search finds, the last changed and the newest of them."""
    found: dict[str, None] = {}
    for order in ("changed", "newest"):
        answer = search(msgspec.structs.replace(wanted, sort=order, page=1, per_page=MOST_ITEMS), reader=reader)
        found |= dict.fromkeys(hit.nct_id for hit in answer.hits) if answer else {}
    return list(found)


def _is_news(happening: Happening) -> bool:
    """For a list of many studies: not each small edit, and not what was long past when it came in."""
    if happening.kind != "changed":
        return True
    matters = any(event.importance in ("urgent", "notable") for event in happening.events)
    return matters and happening.at.date() - happening.as_of <= _NEWS_FOR


def _feed(happened: Sequence[Happening], since: datetime, **about: str) -> Feed:
    items = items_of(happened)
    return Feed(updated=max((item.updated for item in items), default=since), items=items, **about)


def _dates(found: StudyPage) -> list[tuple[str, Moment]]:
    """The moments, with ids made of their English names, so that an entry is the same one in every language."""
    given = moments(found.study.status, today())
    with override("en"):
        names = [moment.name for moment in moments(found.study.status, today())]
    ids = [feed_id("studies", found.study.nct_id, "date", name) for name in names]
    return list(zip(ids, given, strict=True))


def _known(form: str) -> None:
    if form not in TYPES:
        raise Http404


def _moved(name: str, target: str, form: str) -> HttpResponse:
    return HttpResponsePermanentRedirect(reverse(name, args=[target, form]))


def _answer(request: HttpRequest, form: str, feed: Feed, dates: Sequence[tuple[str, Moment]] = ()) -> HttpResponse:
    root = _root(request)
    written: dict[str, Callable[[], str]] = {
        ATOM: lambda: atom(feed, root),
        JSON: lambda: json_feed(feed, root),
        CALENDAR: lambda: calendar(feed, root, dates),
    }
    body = written[form]().encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    modified = feed.updated.astimezone(UTC).replace(microsecond=0)
    unchanged = get_conditional_response(request, etag=etag, last_modified=int(modified.timestamp()))
    response = unchanged or HttpResponse(body, content_type=f"{TYPES[form]}; charset=utf-8")
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = modified.strftime("%a, %d %b %Y %H:%M:%S GMT")
    response.headers["Cache-Control"] = f"public, max-age={_FRESH_FOR}"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _root(request: HttpRequest) -> str:
    """The site's address: as it is set where that is the host asked for, else as it was asked for."""
    ours = base_url()
    if urlsplit(ours).netloc == request.get_host():
        return ours
    return request.build_absolute_uri("/").rstrip("/")
