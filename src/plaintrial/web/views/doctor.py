"""``/studies/{id}/for-my-doctor``: one A4 page to print, or with ``?format=pdf`` as a PDF."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from markupsafe import Markup

from plaintrial.mirror.queries import StudyPage, alias_of, study_page
from plaintrial.web import asked
from plaintrial.web.answers import page, rendered
from plaintrial.web.doctor.pdf import one_page, sheet_words
from plaintrial.web.doctor.qr import qr_svg
from plaintrial.web.doctor.sheet import BROWSER_ROOM, Sheet, sheet_of
from plaintrial.web.study.plain_words import plain_words
from plaintrial.web.views.finding import canonical_or_answer, moved, unknown_study


@page()
def for_my_doctor(request: HttpRequest, nct_id: str) -> HttpResponse:
    """The sheet of a study at its last version."""
    canonical, answer = canonical_or_answer(request, nct_id, "for-my-doctor")
    if answer is not None:
        return answer
    found = study_page(canonical)
    if found is None:
        alias = alias_of(canonical)
        return moved(request, "for-my-doctor", alias) if alias else unknown_study(canonical)
    answer = _pdf(found) if asked.text(request, "format") == "pdf" else _page(found)
    answer.headers["Cache-Control"] = "public, max-age=60"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _sheet(found: StudyPage, room: int) -> Sheet:
    address = settings.BASE_URL + reverse("study", args=[found.study.nct_id])
    return sheet_of(found, plain_words(found).headline, address, room)


def _page(found: StudyPage) -> HttpResponse:
    sheet = _sheet(found, BROWSER_ROOM)
    variables = {"sheet": sheet, "words": sheet_words(), "qr": Markup(qr_svg(sheet.address))}  # noqa: S704 - made here
    return rendered("web/doctor.html", variables)


def _pdf(found: StudyPage) -> HttpResponse:
    made = one_page(lambda room: _sheet(found, room))
    name = f"{found.study.nct_id}-for-my-doctor.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
