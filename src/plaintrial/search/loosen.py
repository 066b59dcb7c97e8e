"""When nothing is found: which filter stands in the way, or which word."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plaintrial.search.found import Suggestion
from plaintrial.search.labels import filter_label
from plaintrial.search.plan import Plan
from plaintrial.search.understood import said

_MOST = 5


def suggestions(plan: Plan) -> tuple[Suggestion, ...]:
    """Searches that leave out one filter or one part and find something, the most first."""
    found = [one for one in (*_filters(plan), *_parts(plan)) if one.count]
    return tuple(sorted(found, key=lambda one: -one.count)[:_MOST])


def _filters(plan: Plan) -> Iterator[Suggestion]:
    for name in plan.filters:
        looser = plan.loosened(name)
        label = filter_label(plan.asked, name)
        yield Suggestion(f"Leave out “{label}”: {_studies(looser.total)}.", looser.asked, looser.total)


def _parts(plan: Plan) -> Iterator[Suggestion]:
    typed = " ".join(plan.asked.text.split())
    for part in plan.understood.needed:
        rest = " ".join(typed.replace(part.text, " ", 1).split())
        if rest and rest != typed:
            looser = Plan(msgspec.structs.replace(plan.asked, text=rest, page=1), plan.reader)
            yield Suggestion(f"Leave out “{said(part.text)}”: {_studies(looser.total)}.", looser.asked, looser.total)


def _studies(count: int) -> str:
    return "1 study" if count == 1 else f"{count} studies"
