"""``/studies/{id}/check``: the questions of one study, asked in the reader's own browser."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from markupsafe import Markup

from plaintrial.mirror.queries import StudyPage, alias_of, study_page
from plaintrial.web.answers import page, rendered
from plaintrial.web.check.bundle import bundle_json, json_for_script
from plaintrial.web.check.paper import on_paper
from plaintrial.web.check.study import study_bundle
from plaintrial.web.check.words import words
from plaintrial.web.rich import inline
from plaintrial.web.study.plain_words import plain_words
from plaintrial.web.study.status import status_view
from plaintrial.web.views.finding import canonical_or_answer, moved, unknown_study

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; connect-src 'none'; require-trusted-types-for 'script'"
)
"""Stricter than other pages: not even a form can carry an answer away."""


@page()
def check(request: HttpRequest, nct_id: str) -> HttpResponse:
    """The check of a study at its last version."""
    canonical, answer = canonical_or_answer(request, nct_id, "check")
    if answer is not None:
        return answer
    found = study_page(canonical)
    if found is None:
        alias = alias_of(canonical)
        return moved(request, "check", alias) if alias else unknown_study(canonical)
    return private(_page(found))


def _page(found: StudyPage) -> HttpResponse:
    bundle = study_bundle(found.study.raw)
    headline = plain_words(found).headline
    variables = {
        "nct_id": found.study.nct_id,
        "title": headline or inline(found.study.title),
        "status": status_view(found.study),
        "as_of": found.current_as_of,
        "points": len(bundle.studies[0].criteria),
        "paper": on_paper(bundle),
        "bundle": Markup(bundle_json(bundle)),  # noqa: S704 - escaped for a script there
        "words": Markup(json_for_script(words())),  # noqa: S704 - the same
        "many": False,
    }
    return rendered("web/check.html", variables)


def private(response: HttpResponse, *, forms: bool = False) -> HttpResponse:
    """The page with the policy that lets nothing out; ``forms`` where it has one of its own, apart from the answers."""
    policy = POLICY.replace("form-action 'none'", "form-action 'self'") if forms else POLICY
    response.headers["Content-Security-Policy"] = policy
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
