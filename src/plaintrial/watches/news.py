"""What a message has to tell: for each study the net change since its reader last knew it. Reads, never writes.

Five changes before a digest are one item; a change that was taken back is none (faults E11, E12).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import msgspec

from plaintrial.history import Event, diff, summary_of
from plaintrial.mirror.contents import raw_record
from plaintrial.mirror.models import Content
from plaintrial.mirror.queries import reading_of_version
from plaintrial.plain.languages import ENGLISH, LANGUAGES
from plaintrial.plain.read import read_plain
from plaintrial.record import Study, study_of
from plaintrial.record.markup import inline
from plaintrial.record.status_words import status_word
from plaintrial.watches import sealing
from plaintrial.watches.models import Alert, Delivery, Watch
from plaintrial.watches.speech import change_said, language_code
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
    alerts = delivery.alerts.select_related("version", "before").order_by("pk")
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
    topics: tuple[Topic, ...] = tuple(dict.fromkeys(topic for wish in wishes for topic in wish.topics))
    before = None if first.before is None else first.before.content_id
    net = _net(before, last.version.content_id, topics, language_code())
    gone = _gone(alerts)
    is_new = any(alert.kind == Alert.Kind.MATCHES for alert in alerts)
    if not (net.sentences or is_new or gone is not None):
        return None
    return Item(
        nct_id=net.nct_id,
        title=net.headline or _headline(last.version_id) or net.title,
        status=net.status,
        meaning=net.meaning,
        sentences=net.sentences[:MOST_SENTENCES],
        left_out=max(len(net.sentences) - MOST_SENTENCES, 0),
        is_new=is_new,
        gone=gone,
        urgent=net.urgent or bool(gone),
        stopped=net.stopped,
        why_stopped=net.why_stopped,
        similar=tuple(find_similar(net.nct_id)) if net.stopped else (),
        watched=tuple(dict.fromkeys(wish.label for wish in wishes if wish.label)),
        for_other=all(wish.for_other for wish in wishes),
        times=len({alert.version_id for alert in alerts if alert.kind == Alert.Kind.CHANGED}),
    )


class _Net(msgspec.Struct, frozen=True):
    """What is different between two contents, for certain topics, and what the later one says of itself."""

    nct_id: str
    title: str
    headline: str
    status: str
    meaning: str
    sentences: tuple[str, ...]
    urgent: bool
    stopped: bool
    why_stopped: str


@lru_cache(maxsize=1_024)
def _net(before: str | None, now: str, topics: tuple[Topic, ...], language: str) -> _Net:
    """In the language that is spoken, named by its code.

    Contents are named by their hash and never change, so thousands who watch one study cost one comparison a language.
    """
    record = _record(now)
    study = study_of(record)
    events = [] if before is None else wanted(diff(_record(before), record), topics)
    stopped = _has_stopped(study, events)
    word = status_word(study.status.overall_status)
    return _Net(
        nct_id=study.nct_id,
        title=inline(study.title),
        status=word.label,
        meaning=word.meaning,
        headline="" if language == ENGLISH.code else read_plain(study, language=LANGUAGES[language]).headline.text,
        sentences=tuple(change_said(sentence) for sentence in summary_of(events)),
        urgent=any(event.importance == "urgent" for event in events),
        stopped=stopped,
        why_stopped=inline(study.status.why_stopped or "") if stopped else "",
    )


def _record(address: str) -> dict[str, object]:
    return raw_record(Content.objects.get(pk=address))


def _gone(alerts: Sequence[Alert]) -> bool | None:
    """Whether the registry stopped showing it, or shows it again; None when neither, or one after the other."""
    said = [alert.kind for alert in alerts if alert.kind in (Alert.Kind.GONE, Alert.Kind.BACK)]
    if not said or (len(said) > 1 and said[0] != said[-1]):
        return None
    return said[-1] == Alert.Kind.GONE


def _has_stopped(study: Study, events: Sequence[Event]) -> bool:
    now = study.status.overall_status in _STOPPED
    return now and any(event.kind in ("stopped", "withdrawn", "status_changed") for event in events)


def _headline(version: int) -> str:
    """The plain headline of a version, where it was read already."""
    reading = reading_of_version(version)
    return reading.headline.text if reading is not None else ""
