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


class Remembered:
    """The criteria read last, in two generations: the older one is dropped when the younger one is full."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._young: dict[Key, list[Predicate]] = {}
        self._old: dict[Key, list[Predicate]] = {}

    def get(self, key: Key) -> list[Predicate] | None:
        """What the criterion asks, None where it is not known."""
        found = self._young.get(key)
        if found is None:
            found = self._old.get(key)
            if found is not None:
                self.put(key, found)
        return found

    def put(self, key: Key, asked: list[Predicate]) -> None:
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
    known = {key: _REMEMBERED.get(key) for of_text in keys for key in of_text}
    for some in _lots([key for key, asked in known.items() if asked is None]):
        for key, asked in zip(some, _read(some), strict=True):
            known[key] = asked
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


def _read(keys: list[Key]) -> list[list[Predicate]]:
    """What criteria ask, all read together."""
    at = len(_BETWEEN)
    laid: list[Words] = []
    for words, kind, subject in keys:
        laid.append(Words(at, at + len(words), kind, subject))
        at += len(words) + len(_BETWEEN)
    return read_asks(_BETWEEN + _BETWEEN.join([key[0] for key in keys]) + _BETWEEN, laid)


def _placed(predicates: list[Predicate] | None, by: int) -> tuple[Predicate, ...]:
    return tuple([_moved(predicate, by) for predicate in predicates]) if predicates else ()


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
