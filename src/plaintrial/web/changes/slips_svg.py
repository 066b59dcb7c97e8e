"""Planned dates that moved, as an SVG drawn on the server: a row a version, a bar from start to end.

A dashed line joins each end with the next one, so that a slip is seen; what it says stands in words above each bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup, escape

from plaintrial.web.changes.slips import Plan, Stated
from plaintrial.web.languages import day_in_words
from plaintrial.web.shown import shown

WIDTH = 350
MOST_ROWS = 12
_ROW, _TOP, _SIDE, _FOOT = 62, 8, 12, 26
_BAR = 48
_MONTH = 30.44


def drawn(given: Sequence[Plan], today: date, alternative: str) -> Markup:
    """The SVG; empty when no row has both ends. At most ``MOST_ROWS``: the first one and the latest."""
    rows = [plan for plan in _fewer(given) if _span(plan) is not None]
    if len(rows) < 2:
        return Markup("")
    days = [day for plan in rows if (span := _span(plan)) for day in span]
    first, last = min(days), max(days)
    return _svg(rows, first, max((last - first).days, 1), today, alternative)


def _fewer(given: Sequence[Plan]) -> Sequence[Plan]:
    return given if len(given) <= MOST_ROWS else (given[0], *given[-(MOST_ROWS - 1) :])


def _span(plan: Plan) -> tuple[date, date] | None:
    """First and last day of a bar; one that begins nowhere begins at the version's own day."""
    end = _middle(plan.last)
    if end is None:
        return None
    start = _middle(plan.start) or plan.seen
    return min(start, end), end


def _middle(stated: Stated) -> date | None:
    if stated.when is None:
        return None
    first, last = stated.when.earliest(), stated.when.latest()
    return None if first is None or last is None else first + (last - first) / 2


def moved_words(days: int) -> str:
    """ "6 months later", "2 years earlier"; "" for less than half a month."""
    months = round(abs(days) / _MONTH)
    if months == 0:
        return ""
    if months >= 24 and months % 12 == 0:
        return _years(months // 12, later=days > 0)
    if days > 0:
        return ngettext("%d month later", "%d months later", months) % months
    return ngettext("%d month earlier", "%d months earlier", months) % months


def _years(years: int, *, later: bool) -> str:
    if later:
        return ngettext("%d year later", "%d years later", years) % years
    return ngettext("%d year earlier", "%d years earlier", years) % years


def end_words(plan: Plan) -> str:
    """ "ends in March 2026, planned"; what a version said of the end."""
    last = plan.last
    if last.when is None:
        return _("no end given")
    said = _("ended %s") if last.happened else _("to end %s")
    return said % day_in_words(last.when)


# Plain strings from here on, for speed: numbers, our tags, and text that has been escaped.


def _svg(rows: Sequence[Plan], first: date, days: int, today: date, alternative: str) -> Markup:
    height = _TOP + _ROW * len(rows) + _FOOT

    def x_of(day: date) -> float:
        return round(_SIDE + (WIDTH - 2 * _SIDE) * min(max((day - first).days / days, 0), 1), 1)

    ends: list[tuple[float, float]] = []
    parts: list[str] = []
    for place, plan in enumerate(rows):
        span = _span(plan)
        assert span is not None, "rows without an end were left out"
        start, end, y = x_of(span[0]), x_of(span[1]), _TOP + place * _ROW + _BAR
        parts += [_line("sl-bar", start, y, end, y), _mark(end, y, plan.last.happened), *_words(plan, y)]
        ends.append((end, y))
    slips = [_line("sl-slip", *one, *other) for one, other in pairwise(ends)]
    now = [_today(x_of(today), height)] if 0 <= (today - first).days <= days else []
    head = f'<svg class="slips" role="img" aria-label="{escape(shown(alternative))}" viewBox="0 0 {WIDTH} {height}">'
    return Markup("".join((head, *now, *slips, *parts, "</svg>")))  # noqa: S704 - see above


def _words(plan: Plan, y: float) -> tuple[str, ...]:
    moved = moved_words(plan.later)
    return (
        _text("sl-name", 0, y - 29, day_in_words(plan.seen)),
        _text("sl-moved", WIDTH, y - 29, moved) if moved else "",
        _text("sl-end", 0, y - 12, end_words(plan)),
    )


def _text(css: str, x: float, y: float, words: str) -> str:
    return f'<text class="{css}" x="{x:g}" y="{y:g}">{escape(shown(words))}</text>'


def _line(css: str, x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<path class="{css}" d="M{x1:g} {y1:g}L{x2:g} {y2:g}"/>'


def _mark(x: float, y: float, happened: bool) -> str:
    if happened:
        return f'<circle class="sl-happened" cx="{x:g}" cy="{y:g}" r="6"/>'
    return f'<path class="sl-planned" d="M{x:g} {y - 8:g}l8 8l-8 8l-8-8z"/>'


def _today(x: float, height: float) -> str:
    anchor = "end" if x > WIDTH * 0.7 else "start" if x < WIDTH * 0.3 else "middle"
    line = _line("sl-today", x, _TOP, x, height - _FOOT + 6)
    today = escape(_("Today"))  # apart: Babel does not read f-strings
    return f'{line}<text class="sl-now" x="{x:g}" y="{height - 4:g}" text-anchor="{anchor}">{today}</text>'
