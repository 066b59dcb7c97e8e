"""A planned or actual date of the study that moved, came true or was made more exact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from plaintrial.ground.partial_date import PartialDate, read_partial_date
from plaintrial.history.event import Event, Importance, Kind
from plaintrial.history.pair import Pair, Part, look, text_in
from plaintrial.history.wording import ordinal

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Milestone(msgspec.Struct, frozen=True):
    """A date of the study. ``planned``: "The study's planned end"; ``actual``: "The study ended"."""

    path: str
    kind: Kind
    planned: str
    actual: str
    notable_days: int


class Stated(msgspec.Struct, frozen=True):
    """A date as one version states it; ``type`` is ACTUAL, ESTIMATED or ""."""

    date: PartialDate | None
    type: str
    raw: Any

    @property
    def happened(self) -> bool:
        """Whether the record says the day has come."""
        return self.type == "ACTUAL"


def stated(version: Part, path: str) -> Stated:
    """The date struct at ``path`` of a version."""
    found = look(version, path)
    return Stated(read_any_date(text_in(found, "date")), text_in(found, "type"), text_in(found, "date") or None)


def read_any_date(text: str) -> PartialDate | None:
    """A registry date, also in the spelling of older exports: "May 2026", "May 1, 2026", "2026-5-1"."""
    read = read_partial_date(text.strip())
    if read is None or read.known:
        return read
    words = text.replace(",", " ").replace("-", " ").replace("/", " ").split()
    month = next((i for i, word in enumerate(words) if word[:3].lower() in _MONTHS), None)
    if month is not None:
        number = _MONTHS.index(words.pop(month)[:3].lower()) + 1
        words = [*words[-1:], str(number), *words[:-1]]
    numbers = all(word.isascii() and word.isdigit() for word in words)
    if not 2 <= len(words) <= 3 or not numbers or len(words[0]) != 4:
        return read
    return read_partial_date("-".join(word.zfill(2) for word in words))


def same_day(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two dates are the same, to the same precision, whatever their spelling."""
    if one is None or other is None:
        return one is other
    return one.sort_key()[:3] == other.sort_key()[:3] and (one.known or one.raw == other.raw)


def within(inner: PartialDate, outer: PartialDate) -> bool:
    """Whether ``inner`` is the same date said as exactly or more exactly."""
    low, high, start, end = outer.earliest(), outer.latest(), inner.earliest(), inner.latest()
    return bool(low and high and start and end and low <= start and end <= high)


def is_later(one: PartialDate, other: PartialDate) -> bool:
    """Whether ``one`` can only be after ``other``."""
    start, end = one.earliest(), other.latest()
    return bool(start and end and start > end)


def delays(versions: Sequence[Part], path: str) -> int:
    """How many times a planned date was put off from one version to the next."""
    dates = [said.date for version in versions if not (said := stated(version, path)).happened]
    known = [date for date in dates if date is not None and date.known]
    return sum(is_later(later, sooner) for sooner, later in pairwise(known))


def date_events(pair: Pair, milestone: Milestone) -> Iterator[Event]:
    """The event for one milestone, if it says something else."""
    before, after = stated(pair.before, milestone.path), stated(pair.after, milestone.path)
    moved = not same_day(before.date, after.date)
    if not moved and before.type == after.type:
        return
    field = "date" if moved else "type"
    importance, sentence = _told(pair, milestone, before, after)
    yield Event(kind=milestone.kind, importance=importance, sentence=sentence, path=f"{milestone.path}/{field}",
                before=before.raw if moved else before.type or None,
                after=after.raw if moved else after.type or None)  # fmt: skip


def _told(pair: Pair, milestone: Milestone, before: Stated, after: Stated) -> tuple[Importance, str]:
    if after.date is None:
        return "minor", f"The record no longer gives {_lower(milestone.planned)}. It was {before.date}."
    if before.date is None:
        return _came(milestone, after)
    if after.happened and not before.happened:
        return _came_true(milestone, before, before.date, after.date)
    if before.happened and not after.happened:
        return "notable", f"{milestone.planned} is now {after.date}, no longer given as past ({before.date})."
    return _moved(pair, milestone, before.date, after.date, after.happened)


def _came(milestone: Milestone, after: Stated) -> tuple[Importance, str]:
    if after.happened:
        return "notable", f"{milestone.actual} {_on(after.date)}."
    return "minor", f"The record now gives {_lower(milestone.planned)}: {after.date}."


def _came_true(
    milestone: Milestone, stated_before: Stated, before: PartialDate, after: PartialDate
) -> tuple[Importance, str]:
    if not stated_before.type and same_day(before, after):
        return "cosmetic", f"{milestone.actual} {_on(after)}. The record now says so in its own field."
    if within(after, before) or same_day(before, after):
        return "notable", f"{milestone.actual} {_on(after)}, as planned."
    return "notable", f"{milestone.actual} {_on(after)}. The plan was {before}."


def _moved(
    pair: Pair, milestone: Milestone, before: PartialDate, after: PartialDate, happened: bool
) -> tuple[Importance, str]:
    name = _past(milestone) if happened else milestone.planned
    if within(after, before):
        return ("minor" if happened else "cosmetic"), f"{name} was made more exact: {after}, before {before}."
    if happened:
        return "minor", f"{name} was corrected from {before} to {after}."
    importance: Importance = "notable" if _days(before, after) >= milestone.notable_days else "minor"
    return importance, f"{name} moved from {before} to {after}{_which_delay(pair, milestone, before, after)}."


def _which_delay(pair: Pair, milestone: Milestone, before: PartialDate, after: PartialDate) -> str:
    if not pair.earlier or not is_later(after, before):
        return ""
    count = delays([*pair.earlier, pair.before, pair.after], milestone.path)
    return f", its {ordinal(count)} delay" if count > 1 else ""


def _days(before: PartialDate, after: PartialDate) -> int:
    start, end = before.earliest(), after.earliest()
    return abs((end - start).days) if start and end else 0


def _past(milestone: Milestone) -> str:
    return milestone.planned.replace("planned ", "")


def _on(date: PartialDate | None) -> str:
    """ "on 5 May 2026", "in May 2026"."""
    return f"{'on' if date and date.day else 'in'} {date}"


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
