"""Fields no rule covers: new in the registry, or not known to us (fault A18). Told as ``other``, never dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plaintrial.history.event import Event
from plaintrial.history.pair import Pair
from plaintrial.history.said import Quote, Said, say
from plaintrial.history.sameness import normal, same
from plaintrial.record.locator import pointer

_KEPT = 300


def unnamed_events(pair: Pair, covered: frozenset[str], inner: frozenset[str]) -> Iterator[Event]:
    """An event for each uncovered field whose value says something else.

    ``covered``: pointers of the rules; ``inner``: the pointers above them.
    """
    yield from _walk(pair.before, pair.after, "", covered, inner)


def above(paths: frozenset[str]) -> frozenset[str]:
    """All pointers that lead to the given ones."""
    steps = [path.split("/") for path in paths]
    return frozenset("/".join(parts[:end]) for parts in steps for end in range(1, len(parts)))


def _walk(before: Any, after: Any, path: str, covered: frozenset[str], inner: frozenset[str]) -> Iterator[Event]:
    old, new = _keys(before), _keys(after)
    for key in {**old, **new}:
        here = path + pointer(key)
        if here in covered or old.get(key) == new.get(key) or (not path and key.startswith("_")):
            continue
        if here in inner and all(isinstance(side.get(key), Mapping | None) for side in (old, new)):
            yield from _walk(old.get(key), new.get(key), here, covered, inner)
        elif not same(old.get(key), new.get(key)):
            yield unnamed_event(old.get(key), new.get(key), here, key, "ontact" in here)


def _keys(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def unnamed_event(before: Any, after: Any, path: str, key: str, private: bool = False) -> Event:
    """The event for a field we have no name for. ``private``: it may hold a way to reach a person; not told."""
    was, now = normal(before) is not None, normal(after) is not None
    words = spaced(key)
    name = Said(f"“{words}”", Quote(words))
    return Event(kind="other", importance="minor", path=path,
                 before=None if private else _small(before), after=None if private else _small(after),
                 sentence=_sentence(was, now, name))  # fmt: skip


def _sentence(was: bool, now: bool, name: Said) -> Said:
    if was and now:
        return say("A part of the record we have no name for changed: {name}.", name=name)
    if now:
        return say("A part of the record we have no name for was added: {name}.", name=name)
    return say("A part of the record we have no name for was removed: {name}.", name=name)


def _small(value: Any) -> Any:
    """The value itself when it is short; a long one is only in the record."""
    if isinstance(value, str):
        return value[:_KEPT]
    return value if isinstance(value, bool | int | float) else None


def spaced(key: str) -> str:
    """A registry's key as words: "rareDiseaseFlag" as "rare disease flag"."""
    return "".join(f" {char.lower()}" if char.isupper() else char for char in key[:60]).replace("_", " ").strip()
