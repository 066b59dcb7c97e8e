"""``/compare?id=&id=``: two to four studies side by side."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from markupsafe import Markup

from plaintrial.ground.clock import SYSTEM_CLOCK
from plaintrial.mirror.queries import StudyPage, alias_of, study_page
from plaintrial.search import similar
from plaintrial.web import asked
from plaintrial.web.answers import page, rendered
from plaintrial.web.compare.view import MOST, comparison
from plaintrial.web.study.headlines import headlines_said, titled

_OFFERED = 5


@page()
def compare(request: HttpRequest) -> HttpResponse:
    """The comparison; ids that are none, or not here, are said and left out."""
    typed = [text for given in asked.texts(request, "id") for text in given.replace(",", " ").split()]
    meant = [(text, asked.study_meant(text)) for text in typed]
    ids = list(dict.fromkeys(found for _text, found in meant if found))
    pages = [found for nct_id in ids[: MOST * 2] if (found := _kept(nct_id))][:MOST]
    here = [found.study.nct_id for found in pages]
    variables = {
        "view": comparison(pages, SYSTEM_CLOCK.now()),
        "missing": [nct_id for nct_id in ids[: MOST * 2] if nct_id not in here][:MOST] if len(here) < MOST else [],
        "unread": sum(1 for _text, found in meant if found is None),
        "without": {one: _address([other for other in here if other != one]) for one in here},
        "room": MOST - len(here),
        "here": here,
        "offered": _offered(here) if 0 < len(here) < MOST else [],
        "too_many": max(0, len(ids) - MOST),
    }
    response = rendered("web/compare.html", variables)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _kept(nct_id: str) -> StudyPage | None:
    found = study_page(nct_id)
    if found is None and (alias := alias_of(nct_id)):
        return study_page(alias)
    return found


class Offered(NamedTuple):
    """A study like the first one: the address that adds it, its name, why it is like it."""

    to: str
    name: Markup
    why: str


def _offered(here: list[str]) -> list[Offered]:
    found = [each for each in similar(here[0], most=_OFFERED + MOST) or () if each.nct_id not in here][:_OFFERED]
    headlines = headlines_said([each.nct_id for each in found])
    return [
        Offered(
            _address([*here, each.nct_id]),
            titled(headlines.get(each.nct_id, ""), each.shown.title),
            next(iter(each.reasons), ""),
        )
        for each in found
    ]


def _address(ids: list[str]) -> str:
    query = urlencode([("id", nct_id) for nct_id in ids])
    return reverse("compare") + (f"?{query}" if query else "")
