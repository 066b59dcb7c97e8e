"""What a message has to tell: for each study the net change since its reader last knew it. Reads, never writes.

Five changes before a digest are one item; a change that was taken back is none (faults E11, E12).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from plaintrial.history import Event, diff, summarise
from plaintrial.mirror.contents import raw_record
from plaintrial.mirror.models import Version
from plaintrial.mirror.queries import reading_of_version
from plaintrial.record import Study, study_of
from plaintrial.record.markup import inline
from plaintrial.record.status_words import status_word
from plaintrial.watches import sealing
from plaintrial.watches.models import Alert, Delivery, Watch
from plaintrial.watches.topics import Topic, wanted
from plaintrial.watches.wish import Wish

MOST_ITEMS = 25
MOST_SENTENCES = 8
_STOPPED = frozenset({"TERMINATED", "WITHDRAWN", "SUSPENDED"})


class Like(msgspec.Struct, frozen=True):
    """A similar study that takes people: its number, title and why it is like the other."""

    nct_id: str
    title: str
    why: str


FindSimilar = Callable[[str], Sequence[Like]]


class Item(msgspec.Struct, frozen=True):
    """News of one study. ``is_new``: newly registered or newly what was asked for. ``gone``: no longer shown (True),
    shown again (False). ``why_stopped``: the study team's own words. ``watched``: what it was watched as."""

    nct_id: str
    title: str
    status: str
    meaning: str
    sentences: tuple[str, ...]
    left_out: int
    is_new: bool
    gone: bool | None
    urgent: bool
    stopped: bool
    why_stopped: str
    similar: tuple[Like, ...]
    watched: tuple[str, ...]
    for_other: bool
    times: int


class News(msgspec.Struct, frozen=True):
    """All items of a message, the urgent ones first; ``left_out``: how many more there are."""

    items: tuple[Item, ...]
    left_out: int = 0


def news_of(delivery: Delivery, find_similar: FindSimilar, most: int = MOST_ITEMS) -> News:
    """What a message has to tell now; no items when nothing is left."""
    by_study: dict[int, list[Alert]] = {}
    alerts = delivery.alerts.select_related("watch", "study").order_by("pk")
    for alert in alerts:
        by_study.setdefault(alert.study_id, []).append(alert)
    wishes = {watch.pk: sealing.wish_of(watch) for watch in Watch.objects.filter(subscriber=delivery.subscriber_id)}
    # The urgent ones are read first, so that a cut never leaves one out.
    groups = sorted(by_study.values(), key=lambda some: not any(alert.urgent for alert in some))
    items: list[Item] = []
    left_out = 0
    for some in groups:
        if len(items) >= most:
            left_out += 1
            continue
        item = _item(some, [wishes[alert.watch_id] for alert in some], find_similar)
        if item is not None:
            items.append(item)
    return News(tuple(items), left_out)


def _item(alerts: Sequence[Alert], wishes: Sequence[Wish], find_similar: FindSimilar) -> Item | None:
    first, last = alerts[0], alerts[-1]
    before = None if first.before_id is None else _record(first.before_id)
    now = _record(last.version_id)
    gone = _gone(alerts)
    is_new = any(alert.kind == Alert.Kind.MATCHES for alert in alerts)
    topics: tuple[Topic, ...] = tuple(dict.fromkeys(topic for wish in wishes for topic in wish.topics))
    events = _events(before, now, topics)
    if not (events or is_new or gone is not None):
        return None
    study = study_of(now)
    sentences = summarise(events)
    stopped = _has_stopped(study, events)
    return Item(
        nct_id=study.nct_id,
        title=_title(study, last.version_id),
        status=status_word(study.status.overall_status).label,
        meaning=status_word(study.status.overall_status).meaning,
        sentences=tuple(sentences[:MOST_SENTENCES]),
        left_out=max(len(sentences) - MOST_SENTENCES, 0),
        is_new=is_new,
        gone=gone,
        urgent=any(event.importance == "urgent" for event in events) or bool(gone),
        stopped=stopped,
        why_stopped=inline(study.status.why_stopped or "") if stopped else "",
        similar=tuple(find_similar(study.nct_id)) if stopped else (),
        watched=tuple(dict.fromkeys(wish.label for wish in wishes if wish.label)),
        for_other=all(wish.for_other for wish in wishes),
        times=len({alert.version_id for alert in alerts if alert.kind == Alert.Kind.CHANGED}),
    )


def _record(version: int) -> dict[str, object]:
    return raw_record(Version.objects.select_related("content").get(pk=version).content)


def _events(before: dict[str, object] | None, now: dict[str, object], topics: Iterable[Topic]) -> list[Event]:
    return [] if before is None else wanted(diff(before, now), topics)


def _gone(alerts: Sequence[Alert]) -> bool | None:
    """Whether the registry stopped showing it, or shows it again; None when neither, or one after the other."""
    said = [alert.kind for alert in alerts if alert.kind in (Alert.Kind.GONE, Alert.Kind.BACK)]
    if not said or (len(said) > 1 and said[0] != said[-1]):
        return None
    return said[-1] == Alert.Kind.GONE


def _has_stopped(study: Study, events: Sequence[Event]) -> bool:
    now = study.status.overall_status in _STOPPED
    return now and any(event.kind in ("stopped", "withdrawn", "status_changed") for event in events)


def _title(study: Study, version: int) -> str:
    """The plain headline where it was read already, else the study team's title."""
    reading = reading_of_version(version)
    return reading.headline.text if reading is not None else inline(study.title)
