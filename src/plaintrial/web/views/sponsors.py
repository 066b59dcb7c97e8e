"""``/sponsors/{slug}``: the record of one sponsor."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from plaintrial.ground.clock import today
from plaintrial.search import open_index
from plaintrial.search.led_by import led_by
from plaintrial.web.answers import page, rendered
from plaintrial.web.sponsors.address import LONGEST, sponsor_slug
from plaintrial.web.sponsors.view import SHOWN, shown_first, sponsor_view
from plaintrial.web.study.headlines import headlines_said


@page()
def sponsor(_request: HttpRequest, name: str) -> HttpResponse:
    """The record of the sponsor with this slug; other spellings lead to it by 301."""
    wanted = sponsor_slug(name[:LONGEST])
    if not wanted:
        return rendered("web/no_sponsor.html", {"typed": ""}, status=404)
    if wanted != name:
        return HttpResponsePermanentRedirect(reverse("sponsor", args=[wanted]))
    reader = open_index()
    if reader is None:
        return rendered("web/condition_waits.html", {}, status=503)
    words = wanted.replace("-", " ")
    studies = led_by(words, lambda lead: sponsor_slug(lead) == wanted, reader)
    if not studies:
        return rendered("web/no_sponsor.html", {"typed": words}, status=404)
    headlines = headlines_said([study.nct_id for study in shown_first(studies)[:SHOWN]])
    return rendered("web/sponsor.html", {"view": sponsor_view(studies, today(), headlines)})
