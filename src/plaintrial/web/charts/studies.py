"""The charts of some studies: how many began to be shown each year, by phase and by how far they are today."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from plaintrial.record.status_words import status_word
from plaintrial.search import Asked, Count
from plaintrial.search.counts import YearCount, by_year
from plaintrial.search.reader import Reader
from plaintrial.web.charts.years import Series, Years, years
from plaintrial.web.finding.option_words import NOT_STATED, phase_label
from plaintrial.web.study.enum_words import PHASES

TONES = {
    "open": N_("Looking for people now"),
    "soon": N_("Not started yet"),
    "closed": N_("Under way, not taking new people"),
    "ended": N_("Finished"),
    "stopped": N_("Stopped or paused"),
    "unclear": N_("Not known"),
}
"""How far studies are, in groups, and their words."""


class Charts(msgspec.Struct, frozen=True):
    """Both sets; None where no study has a first day."""

    phases: Years | None
    statuses: Years | None


def tone_of(status: str) -> str:
    """The group of a status, as facets name it."""
    return status_word("" if status == NOT_STATED else status).tone


def by_tone(statuses: Sequence[Count]) -> dict[str, int]:
    """How many studies each group has, in the order of ``TONES``; groups without studies are left out."""
    found = dict.fromkeys(TONES, 0)
    for each in statuses:
        found[tone_of(each.value)] += each.count
    return {tone: count for tone, count in found.items() if count}


def statuses_of(statuses: Sequence[Count], tone: str) -> tuple[str, ...]:
    """The statuses of a group that have studies."""
    return tuple(each.value for each in statuses if tone_of(each.value) == tone)


def charts(asked: Asked, reader: Reader, statuses: Sequence[Count], last: int) -> Charts:
    """The charts of the studies found, up to the year ``last``. ``statuses``: their facet."""
    every = by_year(asked, reader, last)
    if not every:
        return Charts(None, None)
    return Charts(
        years(every[0].year, _phases(every)),
        years(every[0].year, _statuses(asked, reader, statuses, every)),
    )


def _phases(every: Sequence[YearCount]) -> list[Series]:
    known = [*PHASES, "NA", NOT_STATED]
    values = known + sorted({value for year in every for value in year.phases} - set(known))
    return [_series(phase_label(value), every, _of_phase(value)) for value in values]


def _of_phase(value: str) -> Callable[[YearCount], int]:
    return lambda year: year.phases.get(value, 0)


def _series(label: str, every: Sequence[YearCount], count: Callable[[YearCount], int]) -> Series:
    return Series(label, tuple(count(year) for year in every))


def _statuses(asked: Asked, reader: Reader, statuses: Sequence[Count], every: Sequence[YearCount]) -> list[Series]:
    """One look into the index for each group: the index counts no status by year."""
    found = []
    for tone in by_tone(statuses):
        wanted = msgspec.structs.replace(asked, statuses=statuses_of(statuses, tone))
        totals: Mapping[int, int] = {year.year: year.total for year in by_year(wanted, reader, every[-1].year)}
        found.append(Series(_(TONES[tone]), tuple(totals.get(year.year, 0) for year in every)))
    return found
