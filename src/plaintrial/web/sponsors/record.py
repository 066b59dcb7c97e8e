"""A sponsor's record, counted from the studies it leads as this site keeps them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from plaintrial.conditions import slug, vocabulary
from plaintrial.ground.partial_date import read_partial_date
from plaintrial.record.status_words import status_word
from plaintrial.search.shown import Shown
from plaintrial.web.charts.studies import TONES
from plaintrial.web.conditions.kinds import Kind
from plaintrial.web.conditions.names import common_name

UNDER_WAY = ("open", "soon", "closed")
_ENDED = ("COMPLETED", "TERMINATED")
_A_YEAR = 365


class Results(msgspec.Struct, frozen=True):
    """Studies that test something and ended over a year ago: how many, and how many have results at the registry."""

    ended: int
    posted: int


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """The counts. ``late``: under way although the day planned for the main results has passed; ``unconfirmed``: status
    not known."""

    total: int
    by_tone: dict[str, int]
    stopped_early: int
    withdrawn: int
    paused: int
    results: Results
    late: int
    under_way: int
    unconfirmed: int
    conditions: tuple[Kind, ...]


def record_of(studies: Sequence[Shown], today: date, most: int = 12) -> Record:
    """The record as of ``today``."""
    statuses = Counter(study.status for study in studies)
    tones = Counter(status_word(study.status).tone for study in studies)
    under_way = [study for study in studies if status_word(study.status).tone in UNDER_WAY]
    return Record(
        total=len(studies),
        by_tone={tone: tones[tone] for tone in TONES if tones[tone]},
        stopped_early=statuses["TERMINATED"],
        withdrawn=statuses["WITHDRAWN"],
        paused=statuses["SUSPENDED"],
        results=_results(studies, today),
        late=sum(_is_late(study, today) for study in under_way),
        under_way=len(under_way),
        unconfirmed=statuses["UNKNOWN"],
        conditions=_conditions(studies, most),
    )


def _results(studies: Iterable[Shown], today: date) -> Results:
    ended = [study for study in studies if _ended_long_ago(study, today)]
    return Results(len(ended), sum(study.has_results for study in ended))


def _ended_long_ago(study: Shown, today: date) -> bool:
    last = _last_day(study.completion)
    if study.study_type != "INTERVENTIONAL" or study.status not in _ENDED or last is None:
        return False
    return (today - last).days > _A_YEAR


def _is_late(study: Shown, today: date) -> bool:
    last = _last_day(study.completion)
    return last is not None and last < today


def _last_day(written: str | None) -> date | None:
    """The last day that a date of the record may mean: the end of March for "2024-03"."""
    when = read_partial_date(written)
    return when.latest() if when is not None and when.known else None


def _conditions(studies: Iterable[Shown], most: int) -> tuple[Kind, ...]:
    counts = Counter(concept for study in studies for concept in {each for each, _name in study.concepts})
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    found: list[Kind] = []
    for concept, count in ranked:
        known = vocabulary().concept(concept)
        if known and len(found) < most:
            found.append(Kind(common_name(known), slug(concept), count))
    return tuple(found)
