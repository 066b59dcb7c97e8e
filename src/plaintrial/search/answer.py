"""A search from question to answer."""

from __future__ import annotations

from datetime import date

import msgspec

from plaintrial.ground.clock import today as clock_today
from plaintrial.search.asked import LAST_RESULT, MOST_PER_PAGE, Asked
from plaintrial.search.found import Found, Hit, Step
from plaintrial.search.labels import filter_label, words_label
from plaintrial.search.loosen import suggestions
from plaintrial.search.nearness import nearness
from plaintrial.search.order import page_of, sentence
from plaintrial.search.plan import Plan
from plaintrial.search.reader import Reader, open_index
from plaintrial.search.shown import Shown
from plaintrial.search.why import Reasons


def search(asked: Asked, *, reader: Reader | None = None, today: date | None = None) -> Found | None:
    """Search the index as it stands now, or as ``reader`` has it; None when there is no index.

    Never an error on anything a person types. ``today`` is the day that "closing soon" counts from.
    """
    reader = reader or open_index()
    if reader is None:
        return None
    plan = Plan(asked, reader)
    total = plan.total
    per_page = min(max(asked.per_page, 1), MOST_PER_PAGE)
    pages = max(1, -(-min(total, LAST_RESULT) // per_page))
    page = min(max(asked.page, 1), pages)
    listed = page_of(plan, (page - 1) * per_page, per_page, today or clock_today()) if total else []
    return Found(
        asked=asked,
        understood=plan.understood,
        hits=_hits(plan, listed),
        total=total,
        page=page,
        pages=pages,
        facets=plan.facets(),
        funnel=funnel(plan),
        order=sentence(plan),
        suggestions=suggestions(plan) if not total else (),
    )


def funnel(plan: Plan) -> tuple[Step, ...]:
    """How the filters narrow what was found, one after the other, and the search without each."""
    first, *counts = plan.steps
    steps = [Step("words", words_label(plan.understood), first)]
    for name, count in zip(plan.filters, counts, strict=True):
        steps.append(Step(name, filter_label(plan.asked, name), count, plan.loosened_asked(name)))
    return tuple(steps)


def _hits(plan: Plan, listed: list[Shown]) -> tuple[Hit, ...]:
    reasons = Reasons(plan.understood)
    hits = [Hit(nct_id=shown.nct_id, shown=shown, why=reasons.of(shown)) for shown in listed]
    if plan.asked.near is None:
        return tuple(hits)
    return tuple(
        msgspec.structs.replace(
            hit, nearest_open=near.nearest_open, nearest=near.nearest, closed_nearer=near.closed_nearer
        )
        for hit, near in zip(hits, nearness(listed, plan.asked.near.point), strict=True)
    )
