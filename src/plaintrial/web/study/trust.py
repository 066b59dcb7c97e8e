"""What a reader needs to judge the page itself: how old it is, which version, how often it changed."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from plaintrial.mirror.queries import StudyPage
from plaintrial.web.languages import day_in_words
from plaintrial.web.texts import said as _
from plaintrial.web.words import counted


class Trust(msgspec.Struct, frozen=True, kw_only=True):
    """Dates in house style; ``changes``: how many, and when last."""

    first_seen: str
    changes: str
    current_as_of: str
    number: int
    versions: int
    is_current: bool
    version_day: str
    processed: str
    no_longer_shown_since: str
    future_update: bool


def trust_of(page: StudyPage) -> Trust:
    """The facts about the page."""
    gone = page.no_longer_shown_since
    return Trust(
        first_seen=_day(page.first_seen),
        changes=_changes(page),
        current_as_of=_day(page.current_as_of),
        number=page.version.number,
        versions=page.versions,
        is_current=page.version.current,
        version_day=_day(page.version.as_of),
        processed=_day(page.version.seen_at),
        no_longer_shown_since=_day(gone) if gone else "",
        future_update="last_update_in_future" in page.flags,
    )


def _day(when: date | datetime) -> str:
    return day_in_words(when)


def _changes(page: StudyPage) -> str:
    if page.times_changed <= 0:
        return _("none seen yet")
    said = {"count": counted(page.times_changed), "day": _day(page.last_changed)}
    return _("%(count)s, the last seen on %(day)s") % said
