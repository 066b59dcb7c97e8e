"""What a feed says: its items, in words, without people's names, numbers or addresses. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5

import msgspec
from django.urls import reverse
from django.utils.translation import gettext as _

from plaintrial.history import Event, summary_of
from plaintrial.mirror.happenings import Happening
from plaintrial.record.markup import inline as one_line
from plaintrial.web.changes.sentence import change_told
from plaintrial.web.shown import shown

_MOST_SENTENCES = 12
_HIDDEN = "contact_changed"


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One entry. ``id`` never changes; ``updated``: when this site saw it; ``published``: the registry's day."""

    id: str
    title: str
    path: str
    updated: datetime
    published: datetime
    sentences: tuple[str, ...]
    importance: str = "notable"


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed: ``path`` is the page it follows, ``own_path`` its own address, both from the root of the site."""

    id: str
    title: str
    path: str
    own_path: str
    updated: datetime
    items: tuple[Item, ...]


def feed_id(*parts: str) -> str:
    """A stable id: the same for the same thing on every installation, wherever that stands."""
    return uuid5(NAMESPACE_URL, "/".join(("https://clinicaltrials.gov", *parts))).urn


def items_of(happened: Sequence[Happening]) -> tuple[Item, ...]:
    """The items of what happened, in order. A version without an event that may be told gives none."""
    return tuple(item for each in happened if (item := _item(each)) is not None)


def _item(happening: Happening) -> Item | None:
    sentences = _sentences(happening)
    if not sentences:
        return None
    return Item(
        id=feed_id("studies", happening.nct_id, happening.key),
        title=f"{_headed(happening)} {clean_line(happening.title)}",
        path=_path(happening),
        updated=happening.at,
        published=datetime.combine(happening.as_of, time(), UTC),
        sentences=sentences,
        importance=happening.events[0].importance if happening.events else "notable",
    )


def _headed(happening: Happening) -> str:
    if happening.kind == "changed":
        urgent = happening.events[0].importance == "urgent"
        return _("Important change:") if urgent else _("Changed:")
    return {"new": _("New study:"), "gone": _("No longer shown:"), "back": _("Shown again:")}[happening.kind]


def _path(happening: Happening) -> str:
    return reverse("history" if happening.kind == "changed" else "study", args=[happening.nct_id])


def _sentences(happening: Happening) -> tuple[str, ...]:
    if happening.kind == "changed":
        return _told(happening.events)
    said = {
        "new": _("This study is new in the registry."),
        "gone": _("The registry no longer shows this study. The last version is kept here."),
        "back": _("The registry shows this study again."),
    }
    return (said[happening.kind],)


def _told(events: Sequence[Event]) -> tuple[str, ...]:
    """The events in sentences. Of people to ask only that they changed is said: a feed is no list of contacts."""
    sentences = summary_of([event for event in events if event.kind != _HIDDEN])
    if any(event.kind == _HIDDEN for event in events):
        sentences.append(_("The people to ask changed."))
    more = len(sentences) - _MOST_SENTENCES
    told = [clean_line(change_told(sentence)) for sentence in sentences[:_MOST_SENTENCES]]
    return (*told, _("And %d more changes.") % more) if more > 0 else tuple(told)


def clean_line(text: str) -> str:
    """One line that XML and calendars may hold: no control characters, no lone surrogates, none of the markup."""
    line = shown(one_line(text))
    return "".join(char for char in line if _may_stand(ord(char)))


def _may_stand(code: int) -> bool:
    """XML 1.0's ``Char`` without control characters and non-characters."""
    plain = 0x20 <= code < 0x7F or 0xA0 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    return plain and (code & 0xFFFE) != 0xFFFE and not 0xFDD0 <= code <= 0xFDEF
