"""The order of results, and one page of it. No two studies tie, so that turning pages shows each once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
from django.utils.translation import gettext_noop as N_

from plaintrial.search.asked import Near
from plaintrial.search.distances import nearest_rows, with_open_site
from plaintrial.search.filters import at_least, has_value
from plaintrial.search.joinable import lifts
from plaintrial.search.plan import Plan
from plaintrial.search.ranking import first_of
from plaintrial.search.sets.block import Array, Rows
from plaintrial.search.shown import Shown

Fetch = Callable[[int], Rows]
"""Gives the first so many rows of a list."""
_STILL_OPEN = ("RECRUITING", "NOT_YET_RECRUITING")

SENTENCES = {
    "relevance": N_(
        "Studies of the condition you named come first, then those that say your words most. "
        "Of those that match about as well, studies that take people now or soon come first."
    ),
    "nearest": N_("Studies with the nearest site that takes people come first. Studies without such a site come last."),
    "newest": N_("Studies that the registry showed last come first."),
    "changed": N_("Studies whose record changed last come first."),
    "closing": N_("Open studies that end soonest come first. Studies that have ended come last."),
}
NO_WORDS = N_("Studies that the registry showed last come first, as you gave no words to order by.")
NO_PLACE = N_("Give a place to see the nearest studies first.")


def page_of(plan: Plan, start: int, count: int, today: date) -> list[Shown]:
    """Results ``start`` to ``start + count`` in the order asked for."""
    return plan.reader.shown(_first(plan, start + count, today)[start:])


def _first(plan: Plan, wanted: int, today: date) -> Rows:
    asked = plan.asked
    if asked.sort == "nearest" and asked.near is not None:
        return _nearest(plan, asked.near, wanted)
    if asked.sort == "closing":
        return _closing(plan, wanted, today)
    if asked.sort in ("newest", "changed"):
        return _last_first(plan.rows, plan.reader.sets.order[asked.sort], wanted)
    return by_rank(plan, plan.rows, wanted)


def sentence(plan: Plan) -> str:
    """How the order came about."""
    if plan.asked.sort == "nearest" and plan.asked.near is None:
        return NO_PLACE
    if plan.asked.sort in ("relevance", "nearest") and not plan.understood.parts:
        return SENTENCES["nearest"] if plan.asked.sort == "nearest" else NO_WORDS
    return SENTENCES[plan.asked.sort]


def by_rank(plan: Plan, rows: Rows, wanted: int) -> Rows:
    """The first of some of a plan's rows: by the words, by the day first shown where there are none."""
    sets = plan.reader.sets
    if not plan.words.ranks:
        return _last_first(rows, sets.order["newest"], wanted)
    raised = lifts(rows, plan.understood, plan.reader)
    return first_of(rows, raised, plan.words.ranks, sets, wanted)


def _last_first(rows: Rows, keys: Array, wanted: int) -> Rows:
    return _least_first(rows, ~keys.take(rows), wanted)


def _least_first(rows: Rows, keys: Array, wanted: int) -> Rows:
    if wanted < len(rows):
        first = np.argpartition(keys, wanted)[:wanted]
        rows, keys = rows[first], keys[first]
    return rows[np.argsort(keys, kind="stable")]


def _in_two(first: Fetch, held: int, rest: Fetch, wanted: int) -> Rows:
    """The first of two lists one after the other, the first of which holds ``held`` rows."""
    page = first(min(wanted, held))
    return page if wanted <= held else np.concatenate([page, rest(wanted - held)])


def _closing(plan: Plan, wanted: int, today: date) -> Rows:
    rows, reader = plan.rows, plan.reader
    ahead = has_value("status", _STILL_OPEN, reader).of(rows) & at_least("closing", today, reader).of(rows)
    soon, late = rows.compress(ahead), rows.compress(~ahead)
    keys = reader.sets.order["closing"].take(soon)
    return _in_two(lambda n: _least_first(soon, keys, n), len(soon), lambda n: by_rank(plan, late, n), wanted)


def _nearest(plan: Plan, near: Near, wanted: int) -> Rows:
    rows, reader = plan.rows, plan.reader
    placed = with_open_site(rows, reader)
    some, others = rows.compress(placed), rows.compress(~placed)
    return _in_two(
        lambda n: nearest_rows(some, near.point, n, reader), len(some), lambda n: by_rank(plan, others, n), wanted
    )


def first_found(plan: Plan, wanted: int) -> list[Shown]:
    """The first studies found, by rank."""
    return plan.reader.shown(by_rank(plan, plan.rows, wanted))
