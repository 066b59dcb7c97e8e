"""Lists of plain items (collaborators, papers, documents, ids): added, removed, changed, by identity."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator

import msgspec

from plaintrial.history.align import align
from plaintrial.history.event import Event, Importance, Kind
from plaintrial.history.pair import Pair, Part
from plaintrial.history.said import say, without_stop
from plaintrial.history.sameness import normal, same
from plaintrial.record.locator import pointer

Say = Callable[[str], str]


class ItemWords(msgspec.Struct, frozen=True, kw_only=True):
    """How a list's items are told apart and spoken of. ``similar``: 0..1, an item renamed or replaced.

    ``ignored``: fields of an item that are the registry's own housekeeping.
    """

    path: str
    identity: Callable[[Part], Hashable | None]
    name: Callable[[Part], str]
    added: Say
    removed: Say
    changed: Say
    similar: Callable[[Part, Part], float] | None = None
    renamed: Callable[[str, str], str] | None = None
    kind: Kind = "other"
    added_kind: Kind | None = None
    importance: Importance = "minor"
    ignored: tuple[str, ...] = ()


def item_events(pair: Pair, words: ItemWords) -> Iterator[Event]:
    """The events of one list, in the order of the later record, then what was removed."""
    old, new = pair.parts(words.path)
    found = align(old, new, (normal, words.identity), words.similar)
    for i, j in found.pairs:
        if (event := _changed(words, old[i], new[j], i, j)) is not None:
            yield event
    for j in found.added:
        if normal(new[j]) is not None:
            yield Event(kind=words.added_kind or words.kind, importance=words.importance, after=new[j],
                        path=_at(words, j), sentence=words.added(words.name(new[j])))  # fmt: skip
    for i in found.removed:
        if normal(old[i]) is not None:
            yield Event(kind=words.kind, importance=words.importance, before=old[i], path=_at(words, i),
                        sentence=words.removed(words.name(old[i])))  # fmt: skip


def _changed(words: ItemWords, old: Part, new: Part, i: int, j: int) -> Event | None:
    differing = [key for key in {**old, **new} if key not in words.ignored and not same(old.get(key), new.get(key))]
    if not differing:
        return None
    before, after = words.name(old), words.name(new)
    renamed = words.renamed is not None and before.casefold() != after.casefold()
    sentence = words.renamed(before, after) if renamed and words.renamed else _retold(words, before, after)
    return Event(kind=words.kind, importance=words.importance if before != after else "cosmetic", before=old,
                 after=new, path=_at(words, j), before_path=_at(words, i) if i != j else None,
                 sentence=sentence)  # fmt: skip


def _retold(words: ItemWords, before: str, after: str) -> str:
    if before.casefold() == after.casefold():
        return words.changed(after)
    return say("{what}: before, it was {before}.", what=without_stop(words.changed(after)), before=before)


def _at(words: ItemWords, place: int) -> str:
    return words.path + pointer(place)
