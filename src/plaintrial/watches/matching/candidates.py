"""From changes to the watches that share a word with them: look-ups by keyed hash, never a walk over all watches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from django.db import connection

from plaintrial.watches.keyring import Ring
from plaintrial.watches.matching.changes import Change
from plaintrial.watches.matching.decide import Decider
from plaintrial.watches.matching.keys import study_keys
from plaintrial.watches.models import Posting, Watch
from plaintrial.watches.wish import Wish, unpacked

WISH = "wish"
_KEYS_A_QUERY = 800
_ROWS_AT_ONCE = 4_000
# Plain SQL, with the moment as text: half a million rows are read here, and models would cost most of the time.
_STANDING_UNDER = (
    f"SELECT p.key, p.watch_id, w.sealed, CAST(w.confirmed_at AS TEXT) FROM {Posting._meta.db_table} p"
    f" JOIN {Watch._meta.db_table} w ON w.id = p.watch_id WHERE w.confirmed_at IS NOT NULL AND p.key IN "
)


class Outcome(NamedTuple):
    """What some watches are told: the number of a change, the alert's kind, whether it is urgent."""

    change: int
    kind: str
    urgent: bool


class Found:
    """Alerts to write. Each is one number, of a watch and of one of the few ``outcomes``: there may be millions."""

    def __init__(self, most_outcomes: int) -> None:
        self.outcomes: list[Outcome] = []
        self._numbers: dict[Outcome, int] = {}
        self._most = most_outcomes
        self._alerts: list[int] = []

    def number(self, outcome: Outcome) -> int:
        """The number of an outcome."""
        if outcome not in self._numbers:
            self._numbers[outcome] = len(self.outcomes)
            self.outcomes.append(outcome)
        return self._numbers[outcome]

    def add(self, watch: int, since: datetime, told: list[tuple[int, datetime]]) -> None:
        """A watch that stands ``since`` a moment: told is (number of an outcome, the latest such moment)."""
        first = watch * self._most
        self._alerts += [first + number for number, latest in told if since <= latest]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Watches and numbers of outcomes, each once, by watch: so that rows go into indexes side by side."""
        last = -1
        for alert in sorted(self._alerts):
            if alert != last:
                yield divmod(alert, self._most)
                last = alert

    def __len__(self) -> int:
        """How many alerts, at most: a watch under several words may have come up more than once."""
        return len(self._alerts)


def found(changes: list[Change], ring: Ring) -> Found:
    """Every alert that these changes give. Each watch is opened once for each of its words that was called."""
    decider = Decider(changes)
    called = _called(decider, ring)
    # A change tells different wishes 3 things at most: that it fits now, that it changed, that it did urgently.
    all_found = Found(max(len(changes), 1) * 3)
    wishes: dict[bytes, Wish] = {}
    telling: dict[tuple[int, bytes], list[tuple[int, datetime]]] = {}
    may_tell: dict[tuple[int, tuple[str, ...]], list[int]] = {}
    for key, watch, sealed, since in _postings(list(called)):
        data = ring.open(sealed, WISH)
        told = telling.get((key, data))
        if told is None:
            # Equal wishes are weighed once; and most changes tell nothing to who chose these topics.
            wish = wishes.get(data) or wishes.setdefault(data, unpacked(data))
            some = may_tell.get((key, wish.topics))
            if some is None:
                some = [number for number in called[key] if decider.may_tell(number, wish.topics)]
                may_tell[key, wish.topics] = some
            told = telling[key, data] = _told(some, wish, decider, all_found)
        if told:
            all_found.add(watch, since, told)
    return all_found


def _told(numbers: list[int], wish: Wish, decider: Decider, all_found: Found) -> list[tuple[int, datetime]]:
    weighed = ((number, decider.told(number, wish)) for number in numbers)
    return [
        (all_found.number(Outcome(number, told.kind, told.urgent)), told.latest) for number, told in weighed if told
    ]


def _called(decider: Decider, ring: Ring) -> dict[int, list[int]]:
    """By each key, the numbers of the changes that call it, as they were or as they are, and can tell something."""
    hashed: dict[str, list[int]] = {}
    called: dict[int, list[int]] = {}
    for number, change in enumerate(decider.changes):
        if not decider.may_tell(number):
            continue
        keys = study_keys(change.now)
        if change.was is not None and not change.fits_alike:
            keys |= study_keys(change.was)
        for word in keys:
            if word not in hashed:
                hashed[word] = ring.postings(word)
            for key in hashed[word]:
                called.setdefault(key, []).append(number)
    return called


def _postings(keys: list[int]) -> Iterator[tuple[int, int, bytes, datetime]]:
    keys.sort()
    with connection.cursor() as cursor:
        for start in range(0, len(keys), _KEYS_A_QUERY):
            some = keys[start : start + _KEYS_A_QUERY]
            cursor.execute(f"{_STANDING_UNDER}({', '.join(['%s'] * len(some))})", some)
            while rows := cursor.fetchmany(_ROWS_AT_ONCE):
                for key, watch, sealed, since in rows:
                    yield key, watch, bytes(sealed), _moment(since)


def _moment(text: str) -> datetime:
    """A moment as the database writes it; SQLite leaves out that it is UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
