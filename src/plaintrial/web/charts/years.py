"""Counts by year as small charts on one scale, so that they can be compared; the table behind says the same."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup, escape

from plaintrial.web.shown import shown
from plaintrial.web.words import counted, joined

WIDTH, HEIGHT = 160, 56
FEWEST = 5
"""Fewer studies than this make no chart: a bar of one or two says less than the number."""
_GAP = 0.25
"""Share of a year's room left free beside its bar."""


class Series(msgspec.Struct, frozen=True):
    """One chart's numbers, a year each, the first year first."""

    label: str
    counts: tuple[int, ...]


class Chart(msgspec.Struct, frozen=True):
    """One small chart: its name, how many in all, the drawing."""

    label: str
    total: str
    picture: Markup


class Years(msgspec.Struct, frozen=True):
    """Small multiples. ``top``: the highest bar's number, which all charts share; ``rows``: the table, newest first.

    ``few``: the series with too few studies for a chart, each with its number; the table has them too.
    """

    first: int
    last: int
    top: str
    charts: tuple[Chart, ...]
    few: str
    labels: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def years(first: int, series: Sequence[Series]) -> Years | None:
    """The charts of the series that hold anything; None when none does."""
    given = [each for each in series if any(each.counts)]
    if not given:
        return None
    drawn = [each for each in given if sum(each.counts) >= FEWEST]
    top = max((max(each.counts) for each in drawn), default=0)
    last = first + len(given[0].counts) - 1
    return Years(
        first=first,
        last=last,
        top=counted(top),
        charts=tuple(_chart(each, first, top) for each in drawn),
        few=joined([f"{each.label} ({counted(sum(each.counts))})" for each in given if each not in drawn]),
        labels=tuple(each.label for each in given),
        rows=tuple(
            (str(year), tuple(counted(each.counts[year - first]) for each in given))
            for year in range(last, first - 1, -1)
        ),
    )


def _chart(series: Series, first: int, top: int) -> Chart:
    total = sum(series.counts)
    return Chart(series.label, counted(total), _drawn(series, first, top))


def _drawn(series: Series, first: int, top: int) -> Markup:
    room = WIDTH / len(series.counts)
    bars = "".join(_bar(n * room, room, count, top) for n, count in enumerate(series.counts) if count)
    return Markup(  # noqa: S704 - numbers, our tags, and text that has been escaped
        f'<svg role="img" aria-label="{escape(shown(in_words(series, first)))}" viewBox="0 0 {WIDTH} {HEIGHT + 1}">'
        f'<path class="bars" d="{bars}"/><path class="base" d="M0 {HEIGHT + 0.5}H{WIDTH}"/></svg>'
    )


def _bar(x: float, room: float, count: int, top: int) -> str:
    tall = max(round(HEIGHT * count / top, 1), 1)
    return f"M{x + room * _GAP / 2:.1f} {HEIGHT}v-{tall:g}h{room * (1 - _GAP):.1f}v{tall:g}z"


def in_words(series: Series, first: int) -> str:
    """ "Phase 2: 40 studies. Most in 2012: 6." """
    total = sum(series.counts)
    most = max(series.counts)
    said = ngettext("%(label)s: %(count)s study.", "%(label)s: %(count)s studies.", total)
    peak = _("Most in %(year)s: %(count)s.") % {
        "year": first + series.counts.index(most),
        "count": counted(most),
    }
    return f"{said % {'label': series.label, 'count': counted(total)}} {peak}"
