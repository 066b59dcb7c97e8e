"""The questions as a list for paper, for readers without JavaScript and for the doctor's room."""

from __future__ import annotations

import msgspec
from django.utils.translation import gettext as _

from plaintrial.web.check.bundle import Bundle, Question


class Line(msgspec.Struct, frozen=True):
    """A question on paper, the ways to answer it (none: a line to write on), and why it is asked."""

    text: str
    ways: tuple[str, ...]
    unit: str
    why: str


def on_paper(bundle: Bundle) -> tuple[Line, ...]:
    """All questions that bear on a criterion, each time right after what it is the time of."""
    used = {q for study in bundle.studies for c in study.criteria for a in c.atoms for q in (a.q, a.t) if q >= 0}
    found = []
    for q, question in enumerate(bundle.questions):
        if q in used and question.of < 0:
            found.append(_line(question))
            found += [_line(each) for n, each in enumerate(bundle.questions) if each.of == q and n in used]
    return tuple(found)


def _line(question: Question) -> Line:
    ways: tuple[str, ...] = (_("Yes"), _("No")) if question.kind == "yes" else tuple(w for _v, w in question.choices)
    unit = _(question.unit) if question.unit else ""
    return Line(question.text, (*ways, _("I don't know")) if ways else (), unit, question.why)
