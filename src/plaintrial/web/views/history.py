"""``/studies/{id}/history``: every version kept of a study; ``/studies/{id}/changes/{a}..{b}``: two side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaintrial.ground.clock import today
from plaintrial.history import diff, summary_of
from plaintrial.mirror.queries import StudyPage, alias_of, events_of, study_page, versions_of
from plaintrial.record.markup import inline as one_line
from plaintrial.web.answers import page, rendered
from plaintrial.web.changes.fields import changed_fields
from plaintrial.web.changes.slips import Plan, plans
from plaintrial.web.changes.slips_svg import MOST_ROWS, drawn, end_words, moved_words
from plaintrial.web.changes.told import told
from plaintrial.web.feeds.addresses import study_feeds
from plaintrial.web.languages import day_in_words
from plaintrial.web.rich import inline
from plaintrial.web.study.trust import trust_of
from plaintrial.web.views.finding import canonical_or_answer, moved, unknown_study


@page()
def history(request: HttpRequest, nct_id: str) -> HttpResponse:
    """The versions, newest first, with what changed in each, and how the planned dates moved."""
    canonical, answer = canonical_or_answer(request, nct_id, "history")
    if answer is not None:
        return answer
    found = study_page(canonical)
    if found is None:
        alias = alias_of(canonical)
        return moved(request, "history", alias) if alias else unknown_study(canonical)
    versions, events = versions_of(canonical), events_of(canonical)
    slips = plans(found.study.status, versions, events)
    variables = {
        **_about(canonical, found),
        "trust": trust_of(found),
        "versions_told": told(versions, events),
        "slips": slips,
        "picture": drawn(slips, today(), _in_words(slips)),
        "rows": MOST_ROWS,
        "moved_words": moved_words,
        "first_day": versions[0].as_of,
        "newest_day": versions[-1].as_of,
        "last_day": today(),
        "feeds": study_feeds(canonical),
    }
    return rendered("web/history.html", variables)


def _in_words(slips: tuple[Plan, ...]) -> str:
    told_each = [f"{day_in_words(plan.seen)}: {end_words(plan)}" for plan in slips]
    return _("How the planned end moved. %s.") % "; ".join(told_each)


@page()
def changes(request: HttpRequest, nct_id: str, first: int, second: int) -> HttpResponse:
    """Two versions side by side: what changed in sentences, then field by field with the words that differ."""
    canonical, answer = canonical_or_answer(request, nct_id, "history")
    if answer is not None:
        return answer
    before, after = study_page(canonical, number=first), study_page(canonical, number=second)
    if before is None or after is None or first < 1 or second < 1:
        return moved(request, "history", canonical, keep=False) if study_page(canonical) else unknown_study(canonical)
    variables = {
        **_about(canonical, after),
        "before": before.version,
        "after": after.version,
        "sentences": summary_of(diff(before.study.raw, after.study.raw)),
        "fields": changed_fields(before.study.raw, after.study.raw),
    }
    return rendered("web/changes.html", variables)


def _about(canonical: str, found: StudyPage) -> dict[str, object]:
    return {
        "nct_id": canonical,
        "title": inline(found.study.title),
        "plain_title": one_line(found.study.title),
    }
