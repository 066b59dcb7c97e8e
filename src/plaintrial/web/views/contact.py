"""``/studies/{id}/contact``: people to ask, for a reader who asked (a form of the study's page), so many a day."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from plaintrial.ground.clock import SYSTEM_CLOCK
from plaintrial.mirror.actions import count_reveal
from plaintrial.mirror.queries import contacts_of, study_page
from plaintrial.record.markup import inline as one_line
from plaintrial.web.answers import page, rendered
from plaintrial.web.rich import inline
from plaintrial.web.same_site import is_own_form
from plaintrial.web.study.people import people_view
from plaintrial.web.views.finding import canonical_or_answer, unknown_study
from plaintrial.web.visitor import visitor_key

A_DAY = 40


@page("GET", "HEAD", "POST")
def contact(request: HttpRequest, nct_id: str) -> HttpResponse:
    """The contacts as the answer to our own form; a GET leads back to the study's page."""
    canonical, answer = canonical_or_answer(request, nct_id, "contact")
    if answer is not None:
        return answer
    if request.method != "POST":
        return HttpResponseRedirect(reverse("study", args=[canonical]) + "#contact")
    if not is_own_form(request):
        return _kept_private(rendered("web/not_our_form.html", {"nct_id": canonical}, status=403))
    return _kept_private(_answer(request, canonical))


def _answer(request: HttpRequest, nct_id: str) -> HttpResponse:
    now = SYSTEM_CLOCK.now()
    found = study_page(nct_id)
    people = contacts_of(nct_id)
    if found is None or people is None:
        return unknown_study(nct_id)
    if count_reveal(who=visitor_key(request), day=now.date()) > getattr(settings, "PLAINTRIAL_CONTACTS_A_DAY", A_DAY):
        return _too_many(nct_id, now)
    variables = {
        "nct_id": nct_id,
        "title": inline(found.study.title),
        "plain_title": one_line(found.study.title),
        "people": people_view(people, request.POST.get("country", "")),
    }
    return rendered("web/contact.html", variables)


def _too_many(nct_id: str, now: datetime) -> HttpResponse:
    response = rendered("web/too_many.html", {"nct_id": nct_id}, status=429)
    midnight = datetime.combine(now.date() + timedelta(days=1), time.min, now.tzinfo)
    response.headers["Retry-After"] = str(int((midnight - now).total_seconds()))
    return response


def _kept_private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
