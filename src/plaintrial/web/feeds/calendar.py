"""A feed as a calendar (RFC 5545): changes on the registry's day, and of a study the dates it gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

import msgspec

from plaintrial.ground.partial_date import PartialDate
from plaintrial.web.feeds.item import Feed, Item, clean_line
from plaintrial.web.languages import day_in_words
from plaintrial.web.study.timeline import Moment

_FOLD = 75
"""Octets a line may have, without its end."""
_DAY = timedelta(days=1)


class Entry(msgspec.Struct, frozen=True):
    """An entry of some whole days, ``end`` not among them."""

    uid: str
    stamp: datetime
    start: date
    end: date
    summary: str
    description: str
    to: str


def calendar(feed: Feed, root: str, dates: Iterable[tuple[str, Moment]] = ()) -> str:
    """The document. ``dates``: moments of the study, each with a stable id; years alone fit no calendar."""
    entries = [_of_moment(uid, moment, feed, root) for uid, moment in dates if moment.when.month is not None]
    entries += [_of_item(item, root) for item in feed.items]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Plaintrial//Plaintrial//EN", "CALSCALE:GREGORIAN",
             "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(feed.title)}"]  # fmt: skip
    for entry in entries:
        lines += _event(entry)
    return "".join(piece + "\r\n" for line in [*lines, "END:VCALENDAR"] for piece in _folded(line))


def _of_item(item: Item, root: str) -> Entry:
    day = item.published.date()
    return Entry(item.id, item.updated, day, day + _DAY, item.title, "\n".join(item.sentences), root + item.path)


def _of_moment(uid: str, moment: Moment, feed: Feed, root: str) -> Entry:
    start, end = _days(moment.when)
    said = f"{moment.name}: {day_in_words(moment.when)} ({moment.said})"
    return Entry(uid, feed.updated, start, end, f"{moment.name} · {feed.title}", said, root + feed.path)


def _days(when: PartialDate) -> tuple[date, date]:
    first, last = when.earliest(), when.latest()
    assert first is not None, "a date with a month has a first day"
    assert last is not None, "and a last one"
    return first, last + _DAY if last < date.max else last


def _event(entry: Entry) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{entry.uid}",
        f"DTSTAMP:{entry.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{_day(entry.start)}",
        f"DTEND;VALUE=DATE:{_day(entry.end)}",
        f"SUMMARY:{_text(entry.summary)}",
        f"DESCRIPTION:{_text(entry.description)}",
        f"URL:{entry.to}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _day(day: date) -> str:
    """ "20260305"; years before 1000 need their zeros, which ``strftime`` leaves out."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text(text: str) -> str:
    r"""A text value: backslashes, semicolons, commas and line ends escaped, nothing that could end the line."""
    lines = [clean_line(line) for line in text.split("\n")]
    for char in ("\\", ";", ","):
        lines = [line.replace(char, "\\" + char) for line in lines]
    return "\\n".join(lines)


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets; no character is cut, and each further piece begins with a space."""
    piece, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _FOLD:
            yield piece
            piece, size = " ", 1
        piece += char
        size += width
    yield piece
