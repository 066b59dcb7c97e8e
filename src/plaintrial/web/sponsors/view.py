"""The page of a sponsor: everything the template prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from django.utils.translation import gettext as _

from plaintrial.record.status_words import status_word
from plaintrial.search import Asked, Hit
from plaintrial.search.shown import Shown
from plaintrial.web.charts.studies import TONES
from plaintrial.web.charts.years import Series, Years, years
from plaintrial.web.finding.address import address
from plaintrial.web.finding.cards import FoundCard, card
from plaintrial.web.sponsors.record import Record, record_of
from plaintrial.web.study.enum_words import SPONSOR_CLASSES, word
from plaintrial.web.words import counted

SHOWN = 3


class SponsorView(msgspec.Struct, frozen=True, kw_only=True):
    """The page. ``open``: studies that look for people, newest first; ``to_all``: the search for the
    name, ``to_open`` for those that look for people."""

    name: str
    kind: str
    record: Record
    statuses: tuple[tuple[str, str], ...]
    results_share: str
    charts: Years | None
    open: tuple[FoundCard, ...]
    open_total: int
    to_all: str
    to_open: str


def shown_first(studies: Sequence[Shown]) -> tuple[Shown, ...]:
    """The studies that look for people now, the newest first."""
    looking = [study for study in studies if study.status == "RECRUITING"]
    return tuple(sorted(looking, key=lambda study: (study.first_posted or date.min, study.nct_id), reverse=True))


def sponsor_view(studies: Sequence[Shown], today: date, headlines: Mapping[str, str]) -> SponsorView:
    """The page of a sponsor that leads at least one study."""
    name = Counter(study.sponsor for study in studies).most_common(1)[0][0]
    kinds = Counter(study.funder for study in studies if study.funder in SPONSOR_CLASSES)
    record = record_of(studies, today)
    looking = shown_first(studies)
    return SponsorView(
        name=name,
        kind=word(SPONSOR_CLASSES, kinds.most_common(1)[0][0]) if kinds else "",
        record=record,
        statuses=tuple((_(TONES[tone]), counted(count)) for tone, count in record.by_tone.items()),
        results_share=share(record.results.posted, record.results.ended),
        charts=_charts(studies, today.year),
        open=tuple(_card(study, headlines) for study in looking[:SHOWN]),
        open_total=len(looking),
        to_all=address(Asked(sponsor=name)),
        to_open=address(Asked(sponsor=name, statuses=("RECRUITING",))),
    )


def _card(study: Shown, headlines: Mapping[str, str]) -> FoundCard:
    return card(Hit(nct_id=study.nct_id, shown=study), headline=headlines.get(study.nct_id, ""))


def share(part: int, whole: int) -> str:
    """ "3 of 10"; "all 10", "none of 10"; "" for none at all."""
    if not whole:
        return ""
    if part == whole:
        return _("all %s") % counted(whole)
    if not part:
        return _("none of %s") % counted(whole)
    return _("%(part)s of %(whole)s") % {"part": counted(part), "whole": counted(whole)}


def _charts(studies: Sequence[Shown], last: int) -> Years | None:
    dated = [(study.first_posted.year, status_word(study.status).tone) for study in studies if study.first_posted]
    if not dated:
        return None
    first = min(year for year, _tone in dated)
    counts = Counter(dated)
    series = [
        Series(_(label), tuple(counts[year, tone] for year in range(first, last + 1))) for tone, label in TONES.items()
    ]
    return years(first, series)
