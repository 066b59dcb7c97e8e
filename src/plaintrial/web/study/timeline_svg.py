"""The timeline as an SVG drawn on the server: time runs down, labels stand on the right.

A date that has happened is a filled circle, a plan is a hollow diamond, one not said to be either a hollow circle;
the label says it in words too. The label column starts to the right of every mark and leader, and labels and leaders
keep the order of their marks, so that no leader crosses a label or another leader.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
from markupsafe import Markup, escape

from plaintrial.web.languages import day_in_words
from plaintrial.web.shown import shown
from plaintrial.web.study.timeline import HAPPENED, PLANNED, Moment
from plaintrial.web.texts import said as _

WIDTH = 350
AXIS = 60
ELBOW = 80
LABEL = 98
LABEL_HEIGHT = 50
TODAY_HEIGHT = 32
_TOP, _BOTTOM = 26, 26
_SHORTEST = 190
_STEPS = (1, 2, 5, 10, 20, 50, 100, 500)
_MOST_TICKS = 7
_TICK_ROOM = 15


class Label(msgspec.Struct, frozen=True):
    """A label and the mark it belongs to: ``mark_y`` on the axis, ``y`` the label's own middle."""

    mark_y: float
    y: float
    height: float
    lines: tuple[str, ...]
    shape: str


class Drawing(msgspec.Struct, frozen=True):
    """The laid out timeline."""

    height: float
    today_y: float
    labels: tuple[Label, ...]
    ticks: tuple[tuple[float, str], ...]


def drawn(given: Sequence[Moment], today: date, alternative: str) -> Markup:
    """The SVG; empty when fewer than 2 dates can be drawn. ``alternative`` is its text for those who do not see it."""
    drawing = laid_out(given, today)
    return _svg(drawing, alternative) if drawing else Markup("")


def laid_out(given: Sequence[Moment], today: date) -> Drawing | None:
    """Where everything stands; None when fewer than 2 dates can be drawn."""
    placed = [(m.middle, m) for m in given if m.middle is not None]
    if len(placed) < 2:
        return None
    rows = sorted([*placed, (today, None)], key=lambda row: (row[0], row[1] is None))
    first, last = rows[0][0], rows[-1][0]
    tall = max(_SHORTEST, sum(_height(m) for _d, m in rows) - LABEL_HEIGHT)
    days = max((last - first).days, 1)

    def y_of(day: date) -> float:
        return round(_TOP + tall * (day - first).days / days, 1)

    labels = _apart([_label(y_of(day), day, moment) for day, moment in rows])
    height = max(_TOP + tall, labels[-1].y + labels[-1].height / 2) + _BOTTOM
    ticks = tuple((y_of(date(year, 1, 1)), str(year)) for year in _tick_years(first, last))
    return Drawing(round(height, 1), y_of(today), labels, _clear_of_ends(ticks))


def _height(moment: Moment | None) -> float:
    return TODAY_HEIGHT if moment is None else LABEL_HEIGHT


def _label(y: float, day: date, moment: Moment | None) -> Label:
    if moment is None:
        return Label(y, y, TODAY_HEIGHT, (_("Today, %s") % day_in_words(day),), "today")
    when = f"{day_in_words(moment.when)} · {_said_shortly(moment)}"
    return Label(y, y, LABEL_HEIGHT, (moment.name, when), moment.kind)


def _said_shortly(moment: Moment) -> str:
    if moment.overdue:
        return _("not confirmed")
    return {HAPPENED: _("happened"), PLANNED: _("planned")}.get(moment.kind, _("date given"))


def _apart(labels: Sequence[Label]) -> tuple[Label, ...]:
    """Move labels down, then back up where there is room, so that none overlaps the one before."""
    ys: list[float] = []
    for place, label in enumerate(labels):
        least = ys[-1] + (labels[place - 1].height + label.height) / 2 if ys else label.y
        ys.append(max(label.y, least))
    for place in range(len(ys) - 2, -1, -1):
        most = ys[place + 1] - (labels[place].height + labels[place + 1].height) / 2
        wanted = max(labels[place].mark_y, ys[place] - (ys[place + 1] - labels[place + 1].mark_y) / 2)
        floor = ys[place - 1] + (labels[place - 1].height + labels[place].height) / 2 if place else _TOP
        ys[place] = min(max(wanted, floor), most)
    return tuple(msgspec.structs.replace(label, y=round(y, 1)) for label, y in zip(labels, ys, strict=True))


def _tick_years(first: date, last: date) -> range:
    span = last.year - first.year
    step = next((s for s in _STEPS if span / s <= _MOST_TICKS), _STEPS[-1])
    return range(first.year + step - first.year % step if first.year % step else first.year, last.year + 1, step)


def _clear_of_ends(ticks: tuple[tuple[float, str], ...]) -> tuple[tuple[float, str], ...]:
    kept: list[tuple[float, str]] = []
    for y, name in ticks:
        if y >= _TOP - 1 and (not kept or y - kept[-1][0] >= _TICK_ROOM):
            kept.append((y, name))
    return tuple(kept)


# Plain strings from here on, for speed: numbers, our tags, and text that has been escaped.


def _svg(drawing: Drawing, alternative: str) -> Markup:
    end = max(label.mark_y for label in drawing.labels)
    parts = (
        f'<svg class="timeline" role="img" aria-label="{escape(shown(alternative))}"',
        f' viewBox="0 0 {WIDTH} {drawing.height}">',
        _line("tl-past", AXIS, _TOP, AXIS, drawing.today_y),
        _line("tl-next", AXIS, drawing.today_y, AXIS, end) if end > drawing.today_y else "",
        *(_tick(y, name) for y, name in drawing.ticks),
        *(_leader(label) for label in drawing.labels),
        *(_mark(label) for label in drawing.labels),
        *(_text(label) for label in drawing.labels),
        "</svg>",
    )
    return Markup("".join(parts))  # noqa: S704 - see above


def _line(css: str, x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<path class="{css}" d="M{x1} {y1}L{x2} {y2}"/>'


def _tick(y: float, name: str) -> str:
    return f'{_line("tl-tick", AXIS - 8, y, AXIS, y)}<text class="tl-year" x="{AXIS - 14}" y="{y + 5:g}">{name}</text>'


def _leader(label: Label) -> str:
    return f'<path class="tl-lead" d="M{AXIS} {label.mark_y}L{ELBOW} {label.y}H{LABEL - 6}"/>'


def _mark(label: Label) -> str:
    y = label.mark_y
    if label.shape == "planned":
        return f'<path class="tl-planned" d="M{AXIS} {y - 8:g}l8 8l-8 8l-8-8z"/>'
    if label.shape == "today":
        return f'<path class="tl-today" d="M{AXIS - 9} {y}h18"/>'
    return f'<circle class="tl-{label.shape}" cx="{AXIS}" cy="{y}" r="6.5"/>'


def _text(label: Label) -> str:
    first = label.y + 5 - (len(label.lines) - 1) * 9
    css = ("tl-now",) if label.shape == "today" else ("tl-name", "tl-when")
    return "".join(
        f'<text class="{css[place]}" x="{LABEL}" y="{first + place * 19:g}">{escape(shown(line))}</text>'
        for place, line in enumerate(label.lines)
    )
