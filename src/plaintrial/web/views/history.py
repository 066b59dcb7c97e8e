"""``/studies/{id}/history``: every version kept of a study."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from plaintrial.mirror.queries import alias_of, study_page, versions_of
from plaintrial.record.markup import inline as one_line
from plaintrial.web.answers import page, rendered
from plaintrial.web.rich import inline
from plaintrial.web.study.trust import trust_of
from plaintrial.web.views.finding import canonical_or_answer, moved, unknown_study


@page()
def history(request: HttpRequest, nct_id: str) -> HttpResponse:
    """The versions, newest first."""
    canonical, answer = canonical_or_answer(request, nct_id, "history")
    if answer is not None:
        return answer
    found = study_page(canonical)
    if found is None:
        alias = alias_of(canonical)
        return moved(request, "history", alias) if alias else unknown_study(canonical)
    variables = {
        "nct_id": canonical,
        "title": inline(found.study.title),
        "plain_title": one_line(found.study.title),
        "trust": trust_of(found),
        "versions": versions_of(canonical)[::-1],
    }
    return rendered("web/history.html", variables)
