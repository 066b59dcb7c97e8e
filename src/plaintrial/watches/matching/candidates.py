"""From changes to the watches that share a word with them: look-ups by keyed hash, never a walk over all watches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plaintrial.watches.keyring import Ring
from plaintrial.watches.matching.changes import Change
from plaintrial.watches.matching.decide import Decider
from plaintrial.watches.matching.keys import study_keys
from plaintrial.watches.models import Posting
from plaintrial.watches.wish import Wish, unpacked

WISH = "wish"
_KEYS_A_QUERY = 800
_ROWS_AT_ONCE = 4_000


Found = tuple[int, int, str, bool]
"""An alert to write: a watch, the number of a change, the alert's kind, whether it is urgent."""


def found(changes: list[Change], ring: Ring) -> Iterator[Found]:
    """Every alert that these changes give. A watch under several words may come up more than once."""
    decider = Decider(changes)
    called = _called(changes, ring)
    wishes = _Wishes(ring)
    telling: dict[tuple[int, tuple[str, ...]], list[int]] = {}
    for watch, key, sealed, since in _postings(list(called)):
        wish = wishes.open(watch, sealed)
        under = (key, wish.topics)
        if under not in telling:
            # Most changes tell nothing to who chose these topics: they are left out once, not watch by watch.
            telling[under] = [number for number in called[key] if decider.may_tell(number, wish)]
        for number in telling[under]:
            told = decider.told(number, wish, since)
            if told is not None:
                yield watch, number, told.kind, told.urgent


def _called(changes: list[Change], ring: Ring) -> dict[int, list[int]]:
    """By each key, the numbers of the changes that call it, as they were or as they are."""
    hashed: dict[str, list[int]] = {}
    called: dict[int, list[int]] = {}
    for number, change in enumerate(changes):
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
    for start in range(0, len(keys), _KEYS_A_QUERY):
        some = keys[start : start + _KEYS_A_QUERY]
        rows = Posting.objects.filter(key__in=some, watch__confirmed_at__isnull=False).order_by()
        names = ("watch_id", "key", "watch__sealed", "watch__confirmed_at")
        yield from rows.values_list(*names).iterator(_ROWS_AT_ONCE)


class _Wishes:
    """Opens sealed wishes, each watch's once, and gives the same object for equal ones."""

    def __init__(self, ring: Ring) -> None:
        self._ring = ring
        self._of_watch: dict[int, Wish] = {}
        self._equal: dict[bytes, Wish] = {}

    def open(self, watch: int, sealed: bytes) -> Wish:
        wish = self._of_watch.get(watch)
        if wish is None:
            data = self._ring.open(bytes(sealed), WISH)
            wish = self._equal.get(data)
            if wish is None:
                wish = self._equal[data] = unpacked(data)
            self._of_watch[watch] = wish
        return wish
