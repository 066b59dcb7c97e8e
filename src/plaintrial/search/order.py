"""The order of results, and one page of it. No two studies tie, so that turning pages shows each once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import tantivy
from django.utils.translation import gettext_noop as N_

from plaintrial.search.asked import Near
from plaintrial.search.cells import FARTHEST_KM, covering
from plaintrial.search.document import sort_key
from plaintrial.search.nearness import nearest_open_km
from plaintrial.search.plan import Plan
from plaintrial.search.shown import Shown, unpacked
from plaintrial.search.sites import OPEN, SOMEWHERE
from plaintrial.search.terms import Query, but_not, every, still

Page = list[Shown]
Fetch = Callable[[int, int], Page]
_RINGS = (5.0, 15.0, 40.0, 100.0, 250.0, 600.0, 1500.0, 4000.0, FARTHEST_KM)
_MOST_WEIGHED = 1500
_STILL_OPEN = ("RECRUITING", "NOT_YET_RECRUITING")

SENTENCES = {
    "relevance": N_("Studies of the condition you named come first, then those that say your words most."),
    "nearest": N_("Studies with the nearest site that takes people come first. Studies without such a site come last."),
    "newest": N_("Studies that the registry showed last come first."),
    "changed": N_("Studies whose record changed last come first."),
    "closing": N_("Open studies that end soonest come first. Studies that have ended come last."),
}
NO_WORDS = N_("Studies that the registry showed last come first, as you gave no words to order by.")
NO_PLACE = N_("Give a place to see the nearest studies first.")


def page_of(plan: Plan, start: int, count: int, today: date) -> Page:
    """Results ``start`` to ``start + count`` in the order asked for."""
    asked = plan.asked
    if asked.sort == "nearest" and asked.near is not None:
        return _nearest(plan, asked.near, start, count)
    if asked.sort == "closing":
        return _closing(plan, start, count, today)
    if asked.sort in ("newest", "changed"):
        return _by_day(plan, plan.query, asked.sort, tantivy.Order.Desc, start, count)
    if not plan.understood.parts:
        return _by_day(plan, plan.query, "newest", tantivy.Order.Desc, start, count)
    return _by_rank(plan, plan.query, start, count)


def sentence(plan: Plan) -> str:
    """How the order came about."""
    if plan.asked.sort == "nearest" and plan.asked.near is None:
        return NO_PLACE
    if plan.asked.sort in ("relevance", "nearest") and not plan.understood.parts:
        return SENTENCES["nearest"] if plan.asked.sort == "nearest" else NO_WORDS
    return SENTENCES[plan.asked.sort]


def shown_at(plan: Plan, address: tantivy.DocAddress) -> Shown:
    """What the index keeps of a study."""
    return unpacked(bytes(plan.reader.searcher.doc(address).get_first("shown") or b""))


def _by_rank(plan: Plan, query: Query, start: int, count: int) -> Page:
    hits = plan.reader.searcher.search(query, count, count=False, offset=start).hits
    return [shown_at(plan, address) for _, address in hits]


def _by_day(plan: Plan, query: Query, field: str, order: tantivy.Order, start: int, count: int) -> Page:
    search = plan.reader.searcher.search
    hits = search(still(query), count, count=False, offset=start, order_by_field=field, order=order).hits
    return [shown_at(plan, address) for _, address in hits]


def _in_two(first: Fetch, held: int, rest: Fetch, start: int, count: int) -> Page:
    """A page out of two lists, the first of which holds ``held`` results."""
    page = first(start, min(count, held - start)) if start < held else []
    missing = count - len(page)
    return page + rest(max(start - held, 0), missing) if missing > 0 else page


def _closing(plan: Plan, start: int, count: int, today: date) -> Page:
    terms = plan.terms
    ahead = terms.at_least("closing", sort_key(today, ""))
    open_ahead = still(every([terms.any_of("status", _STILL_OPEN), ahead]))
    soon = every([plan.query, open_ahead])
    late = but_not(plan.query, open_ahead)
    return _in_two(
        lambda begin, n: _by_day(plan, soon, "closing", tantivy.Order.Asc, begin, n),
        plan.count(soon),
        lambda begin, n: _by_rank(plan, late, begin, n),
        start,
        count,
    )


def _nearest(plan: Plan, near: Near, start: int, count: int) -> Page:
    placed = plan.terms.any_of("cell", [letter + SOMEWHERE for letter in sorted(OPEN)])
    with_site = every([plan.query, still(placed)])
    others = but_not(plan.query, placed)
    return _in_two(
        lambda begin, n: _by_distance(plan, near, begin + n)[begin : begin + n],
        plan.count(with_site),
        lambda begin, n: _by_rank(plan, others, begin, n),
        start,
        count,
    )


def _by_distance(plan: Plan, near: Near, wanted: int) -> Page:
    """The ``wanted`` nearest studies with an open site, from rings that widen until they hold enough."""
    ranked: list[tuple[float, str, Shown]] = []
    for km in _RINGS:
        cells = covering(near.point, km)
        there = plan.terms.any_of("cell", [letter + cell for letter in sorted(OPEN) for cell in cells])
        hits = plan.reader.searcher.search(
            every([plan.query, still(there)]), max(_MOST_WEIGHED, wanted), count=False
        ).hits
        if len(hits) < wanted and km < FARTHEST_KM:
            continue
        studies = [shown_at(plan, address) for _, address in hits]
        ranked = sorted((nearest_open_km(s, near.point), s.nct_id, s) for s in studies)
        if sum(distance <= km for distance, _, _ in ranked) >= wanted or km == FARTHEST_KM:
            break
    return [study for _, _, study in ranked[:wanted]]
