"""When nothing is found: which filter stands in the way, or which word."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plaintrial.search.found import Suggestion
from plaintrial.search.labels import filter_label
from plaintrial.search.plan import Plan
from plaintrial.search.understood import said

_MOST = 5


def suggestions(plan: Plan) -> tuple[Suggestion, ...]:
    """Searches that leave out one filter or one part and find something, the most first; else one without several."""
    found = [one for one in (*_filters(plan), *_parts(plan)) if one.count] or [*_together(plan)]
    return tuple(sorted(found, key=lambda one: -one.count)[:_MOST])


def _filters(plan: Plan) -> Iterator[Suggestion]:
    for name in plan.filters:
        looser = plan.loosened(name)
        label = filter_label(plan.asked, name)
        yield Suggestion(_leave_out(label, looser.total), looser.asked, looser.total)


def _together(plan: Plan) -> Iterator[Suggestion]:
    """Without the last filters, as many as must go."""
    labels: list[str] = []
    looser = plan
    for name in reversed(plan.filters):
        labels.insert(0, filter_label(plan.asked, name))
        looser = looser.loosened(name)
        if looser.total:
            yield Suggestion(_leave_out("; ".join(labels), looser.total), looser.asked, looser.total)
            return


def _parts(plan: Plan) -> Iterator[Suggestion]:
    typed = " ".join(plan.asked.text.split())
    for part in plan.understood.needed:
        rest = " ".join(typed.replace(part.text, " ", 1).split())
        if rest and rest != typed:
            looser = Plan(msgspec.structs.replace(plan.asked, text=rest, page=1), plan.reader, known=plan.known)
            yield Suggestion(_leave_out(said(part.text), looser.total), looser.asked, looser.total)


def _leave_out(label: str, count: int) -> str:
    studies = ngettext("%s study", "%s studies", count) % count
    return _("Leave out “%(label)s”: %(studies)s.") % {"label": label, "studies": studies}
