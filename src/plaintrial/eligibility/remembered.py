"""What criteria ask, remembered: registrants copy criteria from study to study and keep them from version to version.

What is remembered depends on nothing but the key, so a text reads the same whatever was read before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plaintrial.eligibility.asks import moved_window, read_asks
from plaintrial.eligibility.page import TOGETHER, Words
from plaintrial.eligibility.tree import Kind, Predicate, Subject

_BETWEEN = b"\n\x00\n"
"""No folded text holds a zero, so no rule sees over it into another criterion."""

_MOST = 1 << 13  # criteria of each of the two generations
_LONGEST = 1_000  # bytes of a criterion worth keeping
Key = tuple[bytes, Kind, Subject]


Asked = tuple[tuple[Predicate, ...], int]
"""What a criterion asks, with places in a text where its words begin there."""


class Remembered:
    """The criteria read last, in two generations: the older one is dropped when the younger one is full."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._young: dict[Key, Asked] = {}
        self._old: dict[Key, Asked] = {}

    def get(self, key: Key) -> Asked | None:
        """What the criterion asks, None where it is not known."""
        found = self._young.get(key)
        if found is None:
            found = self._old.get(key)
            if found is not None:
                self.put(key, found)
        return found

    def put(self, key: Key, asked: Asked) -> None:
        """Keep what a criterion asks."""
        if len(key[0]) > _LONGEST:
            return
        if len(self._young) >= self._most:
            self._old, self._young = self._young, {}
        self._young[key] = asked

    def __len__(self) -> int:
        return len(self._young) + len(self._old)


_REMEMBERED = Remembered()


def asked_by(texts: Sequence[tuple[bytes, list[Words]]]) -> list[list[tuple[Predicate, ...]]]:
    """Return what each criterion of some folded texts asks, with places in its text."""
    keys = [
        [(folded[words.body : words.end], words.kind, words.subject) for words in criteria]
        for folded, criteria in texts
    ]
    known: dict[Key, Asked] = {}
    new: dict[Key, int] = {}
    get = _REMEMBERED.get
    for of_text, (_, criteria) in zip(keys, texts, strict=True):
        for key, words in zip(of_text, criteria, strict=True):
            if key not in known and key not in new:
                asked = get(key)
                if asked is None:
                    new[key] = words.body
                else:
                    known[key] = asked
    for some in _lots(list(new)):
        for key, predicates in zip(some, _read(some, new), strict=True):
            known[key] = asked = (tuple(predicates), new[key])
            _REMEMBERED.put(key, asked)
    return [
        [_placed(known[key], words.body) for key, words in zip(of_text, criteria, strict=True)]
        for of_text, (_, criteria) in zip(keys, texts, strict=True)
    ]


def _lots(keys: list[Key]) -> Iterator[list[Key]]:
    """The keys in lots that are read together, short enough for no limit of a reading to be met by several of them."""
    lot: list[Key] = []
    size = len(_BETWEEN)
    for key in keys:
        if lot and size + len(key[0]) + len(_BETWEEN) > TOGETHER:
            yield lot
            lot, size = [], len(_BETWEEN)
        lot.append(key)
        size += len(key[0]) + len(_BETWEEN)
    if lot:
        yield lot


def _read(keys: list[Key], homes: dict[Key, int]) -> list[list[Predicate]]:
    """What criteria ask, all read together."""
    at = len(_BETWEEN)
    laid: list[Words] = []
    for key in keys:
        words, kind, subject = key
        laid.append(Words(at, at + len(words), kind, subject, homes[key]))
        at += len(words) + len(_BETWEEN)
    return read_asks(_BETWEEN + _BETWEEN.join([key[0] for key in keys]) + _BETWEEN, laid)


def _placed(asked: Asked, body: int) -> tuple[Predicate, ...]:
    predicates, home = asked
    by = body - home
    return tuple([_moved(predicate, by) for predicate in predicates]) if by and predicates else predicates


def _moved(predicate: Predicate, by: int) -> Predicate:
    window = predicate.window
    return Predicate(
        variable=predicate.variable,
        op=predicate.op,
        value=predicate.value,
        unit=predicate.unit,
        negated=predicate.negated,
        window=None if window is None else moved_window(window, by),
        start=predicate.start + by,
        end=predicate.end + by,
        family=predicate.family,
        excepted=predicate.excepted,
        hypothetical=predicate.hypothetical,
    )
