"""A planned or actual date of the study that moved, came true or was made more exact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from plaintrial.ground.partial_date import PartialDate, read_partial_date
from plaintrial.history.event import Event, Importance, Kind
from plaintrial.history.pair import Pair, Part, look, text_in
from plaintrial.history.said import Said, capital, say, sentences
from plaintrial.history.wording import ordinal

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Milestone(msgspec.Struct, frozen=True):
    """A date of the study. ``planned``: "the study's planned end"; ``end``: the same once it is past;
    ``actual``: "The study ended {when}."."""

    path: str
    kind: Kind
    planned: str
    end: str
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


def _told(pair: Pair, milestone: Milestone, before: Stated, after: Stated) -> tuple[Importance, Said]:
    if after.date is None:
        was = before.date or ""
        return "minor", say("The record no longer gives {name}. It was {date}.", name=say(milestone.planned), date=was)
    if before.date is None:
        return _came(milestone, after)
    if after.happened and not before.happened:
        return _came_true(milestone, before, before.date, after.date)
    if before.happened and not after.happened:
        return "notable", say("{name} is now {date}, no longer given as past ({before}).", date=after.date,
                              name=capital(say(milestone.planned)), before=before.date)  # fmt: skip
    return _moved(pair, milestone, before.date, after.date, after.happened)


def _came(milestone: Milestone, after: Stated) -> tuple[Importance, Said]:
    if after.happened:
        return "notable", say(milestone.actual, when=_on(after.date))
    return "minor", say("The record now gives {name}: {date}.", name=say(milestone.planned), date=after.date or "")


def _came_true(
    milestone: Milestone, stated_before: Stated, before: PartialDate, after: PartialDate
) -> tuple[Importance, Said]:
    said = say(milestone.actual, when=_on(after))
    if not stated_before.type and same_day(before, after):
        return "cosmetic", sentences(said, say("The record now says so in its own field."))
    if within(after, before) or same_day(before, after):
        return "notable", say(milestone.actual[:-1] + ", as planned.", when=_on(after))
    return "notable", sentences(said, say("The plan was {date}.", date=before))


def _moved(
    pair: Pair, milestone: Milestone, before: PartialDate, after: PartialDate, happened: bool
) -> tuple[Importance, Said]:
    name = capital(say(milestone.end if happened else milestone.planned))
    if within(after, before):
        return ("minor" if happened else "cosmetic"), say(
            "{name} was made more exact: {after}, before {before}.", name=name, before=before, after=after)  # fmt: skip
    if happened:
        return "minor", say("{name} was corrected from {before} to {after}.", name=name, before=before, after=after)
    importance: Importance = "notable" if _days(before, after) >= milestone.notable_days else "minor"
    count = _which_delay(pair, milestone, before, after)
    if count > 1:
        return importance, say("{name} moved from {before} to {after}, its {ordinal} delay.", name=name,
                               before=before, after=after, ordinal=ordinal(count))  # fmt: skip
    return importance, say("{name} moved from {before} to {after}.", name=name, before=before, after=after)


def _which_delay(pair: Pair, milestone: Milestone, before: PartialDate, after: PartialDate) -> int:
    """Which of its delays this is; 0 for none."""
    if not pair.earlier or not is_later(after, before):
        return 0
    return delays([*pair.earlier, pair.before, pair.after], milestone.path)


def _days(before: PartialDate, after: PartialDate) -> int:
    start, end = before.earliest(), after.earliest()
    return abs((end - start).days) if start and end else 0


def _on(date: PartialDate | None) -> Said:
    """ "on 5 May 2026", "in May 2026"."""
    return say("on {date}" if date and date.day else "in {date}", date=date or "None")
