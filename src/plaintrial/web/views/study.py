"""``/studies/{id}``: the page of a study."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import msgspec
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

import plaintrial
from plaintrial.ground.clock import SYSTEM_CLOCK
from plaintrial.mirror.opened import note_opened
from plaintrial.mirror.queries import StudyPage, alias_of, study_page
from plaintrial.search import open_index
from plaintrial.search.reader import Reader
from plaintrial.search.similar import kept, like
from plaintrial.watches.sending.outlet import can_send
from plaintrial.web import asked
from plaintrial.web.address_of import address_of
from plaintrial.web.answers import page, rendered
from plaintrial.web.feeds.addresses import study_feeds
from plaintrial.web.finding.like_it import SHOWN, LikeIt, like_it
from plaintrial.web.state import site_state
from plaintrial.web.study.as_of import number_as_of
from plaintrial.web.study.habit import habit_of
from plaintrial.web.study.headlines import headlines_said
from plaintrial.web.study.kept_pages import keep_page, kept_page
from plaintrial.web.study.places import Asked
from plaintrial.web.study.plain_words import plain_words
from plaintrial.web.study.still_looking import Looking, still_looking
from plaintrial.web.study.view import study_view
from plaintrial.web.views.finding import canonical_or_answer, moved, unknown_study
from plaintrial.web.watches.browser import push_key


@page()
def study(request: HttpRequest, nct_id: str) -> HttpResponse:
    """The study at its last version, at ``?version=``, or as it was on a day, ``?asof=``.

    Other spellings of its id lead there by 301.
    """
    canonical, answer = canonical_or_answer(request, nct_id, "study")
    if answer is not None:
        return answer
    version = asked.number(request, "version") or number_as_of(canonical, asked.text(request, "asof"))
    found = study_page(canonical, number=version)
    if found is not None:
        if not site_state().is_sample:
            note_opened(canonical)
        return _page(request, found)
    alias = alias_of(canonical)
    if alias is not None:
        return moved(request, "study", alias)
    return moved(request, "study", canonical, keep=False) if version else unknown_study(canonical)


@page()
def redirected(request: HttpRequest, nct_id: str) -> HttpResponse:
    """``/study/{id}``, the registry's own address, and addresses with a slash too many."""
    canonical, answer = canonical_or_answer(request, nct_id, "study")
    return answer or moved(request, "study", canonical)


def _page(request: HttpRequest, found: StudyPage) -> HttpResponse:
    now = SYSTEM_CLOCK.now()
    places = Asked(asked.text(request, "country"), asked.number(request, "places") or 1)
    index = open_index() if found.version.current else None
    etag, modified = _validators(found, places, index, now)
    answer = get_conditional_response(request, etag=etag, last_modified=int(modified.timestamp()))
    if answer is None:
        # The links to other languages repeat what was asked for: such a page is its reader's alone.
        plain = not request.META.get("QUERY_STRING")
        body = (kept_page(etag) if plain else None) or _made(found, places, index, now)
        answer = HttpResponse(body)
        if plain:
            keep_page(etag, body)
    return _with_headers(answer, found, etag, modified)  # type: ignore[return-value]


def _made(found: StudyPage, places: Asked, index: Reader | None, now: datetime) -> bytes:
    here = "?" if found.version.current else f"?version={found.version.number}&"
    view = study_view(found, now, asked=places, reading=plain_words(found))
    variables = {"view": view, "here": here, "like_it": _like_it(found, index), "looking": _looking(found, index, now)}
    return rendered("web/study.html", variables | {"feeds": study_feeds(found.study.nct_id)}).content


def _looking(found: StudyPage, index: Reader | None, now: datetime) -> Looking | None:
    """Whether it probably still looks for people; None on an older version."""
    if not found.version.current:
        return None
    return still_looking(found.study, now.date(), habit_of(found.study, index))


def _like_it(found: StudyPage, index: Reader | None) -> LikeIt | None:
    """Studies like this one; None without an index, and on an older version."""
    one = kept(index, found.study.nct_id) if index else None
    return like_it(one, like(one, index, most=SHOWN), headlines_said) if index and one else None


def _with_headers(response: HttpResponseBase, found: StudyPage, etag: str, modified: datetime) -> HttpResponseBase:
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = modified.strftime("%a, %d %b %Y %H:%M:%S GMT")
    response.headers["Cache-Control"] = "public, max-age=60"
    if not found.version.current:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _validators(found: StudyPage, places: Asked, index: Reader | None, now: datetime) -> tuple[str, datetime]:
    """The ETag and the time of last change of the page: its version, what the mirror and the index add, and the day."""
    state = site_state()
    midnight = datetime(now.year, now.month, now.day, tzinfo=UTC)
    parts = (
        plaintrial.__version__,
        address_of("study", found.study.nct_id),
        found.version,
        found.versions,
        found.times_changed,
        found.current_as_of,
        found.no_longer_shown_since,
        found.flags,
        found.study.derived,
        found.packed_reading,
        index.stamp if index else "",
        places,
        state,
        can_send(),
        push_key(),
        midnight,
    )
    digest = hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:32]
    modified = max(found.last_changed, midnight, state.last_good_sync or midnight)
    return f'W/"{digest}"', modified.replace(microsecond=0)
