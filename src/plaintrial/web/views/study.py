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
from plaintrial.mirror.queries import StudyPage, alias_of, headlines_of, study_page
from plaintrial.search import open_index
from plaintrial.search.similar import kept, like
from plaintrial.web import asked
from plaintrial.web.answers import page, rendered
from plaintrial.web.feeds.addresses import study_feeds
from plaintrial.web.finding.like_it import SHOWN, LikeIt, like_it
from plaintrial.web.languages import language_code
from plaintrial.web.state import site_state
from plaintrial.web.study.as_of import number_as_of
from plaintrial.web.study.habit import habit_of
from plaintrial.web.study.places import Asked
from plaintrial.web.study.plain_words import plain_words
from plaintrial.web.study.still_looking import Looking, still_looking
from plaintrial.web.study.view import study_view
from plaintrial.web.views.finding import canonical_or_answer, moved, unknown_study


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
    etag, modified = _validators(found, places, now)
    answer = get_conditional_response(request, etag=etag, last_modified=int(modified.timestamp()))
    if answer is None:
        here = "?" if found.version.current else f"?version={found.version.number}&"
        view = study_view(found, now, asked=places, reading=plain_words(found))
        variables = {"view": view, "here": here, "like_it": _like_it(found), "looking": _looking(found, now)}
        answer = rendered("web/study.html", variables | {"feeds": study_feeds(found.study.nct_id)})
    return _with_headers(answer, found, etag, modified)  # type: ignore[return-value]


def _looking(found: StudyPage, now: datetime) -> Looking | None:
    """Whether it probably still looks for people; None on an older version."""
    if not found.version.current:
        return None
    return still_looking(found.study, now.date(), habit_of(found.study, open_index()))


def _like_it(found: StudyPage) -> LikeIt | None:
    """Studies like this one; None without an index, and on an older version."""
    reader = open_index() if found.version.current else None
    if reader is None:
        return None
    one = kept(reader, found.study.nct_id)
    return like_it(one, like(one, reader, most=SHOWN), headlines_of) if one else None


def _with_headers(response: HttpResponseBase, found: StudyPage, etag: str, modified: datetime) -> HttpResponseBase:
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = modified.strftime("%a, %d %b %Y %H:%M:%S GMT")
    response.headers["Cache-Control"] = "public, max-age=60"
    if not found.version.current:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _validators(found: StudyPage, places: Asked, now: datetime) -> tuple[str, datetime]:
    """The ETag and the time of last change of the page: its version, what the mirror adds to it, and the day."""
    state = site_state()
    midnight = datetime(now.year, now.month, now.day, tzinfo=UTC)
    parts = (
        plaintrial.__version__,
        language_code(),
        found.version,
        found.versions,
        found.times_changed,
        found.current_as_of,
        found.no_longer_shown_since,
        found.flags,
        found.study.derived,
        places,
        state,
        midnight,
    )
    digest = hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:32]
    modified = max(found.last_changed, midnight, state.last_good_sync or midnight)
    return f'W/"{digest}"', modified.replace(microsecond=0)
