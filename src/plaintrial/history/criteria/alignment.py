"""Which criterion of one version is which of the other, whatever its order, bullets and spelling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from plaintrial.history.align import Alignment, align
from plaintrial.history.criteria.items import Item

_ALIKE, _ALIKE_IN_PLACE = 0.58, 0.25


class Compared(msgspec.Struct, frozen=True):
    """Items that are in both versions but not the same, in the earlier only, in the later only."""

    changed: list[tuple[Item, Item]]
    removed: list[Item]
    added: list[Item]
    unchanged: int

    @property
    def rewritten(self) -> bool:
        """Whether so little stayed that single changes would mislead."""
        smaller = self.unchanged + len(self.changed) + min(len(self.removed), len(self.added))
        return smaller >= 4 and self.unchanged + len(self.changed) < 0.34 * smaller


def compare(before: Sequence[Item], after: Sequence[Item]) -> Compared:
    """Align by the words: first the same section, then the other one."""
    found = align(before, after, (_in_section, _anywhere), _likeness, _rare_words, _ALIKE)
    _match_in_place(found, before, after)
    pairs = [(before[i], after[j]) for i, j in found.pairs]
    changed = [(old, new) for old, new in pairs if old.key != new.key or _moved(old, new)]
    return Compared(changed, [before[i] for i in found.removed], [after[j] for j in found.added],
                    len(pairs) - len(changed))  # fmt: skip


def _match_in_place(found: Alignment, before: Sequence[Item], after: Sequence[Item]) -> None:
    """An item between the same two neighbours as before, and somewhat alike, is the same one put otherwise."""
    follows = {-1: -1, len(before): len(after), **dict(found.pairs)}
    added = set(found.added)
    for i in list(found.removed):
        j = follows.get(i - 1, -2) + 1
        if j in added and follows.get(i + 1) == j + 1 and _likeness(before[i], after[j]) >= _ALIKE_IN_PLACE:
            found.pairs.append((i, j))
            found.removed.remove(i)
            added.discard(j)
    found.added = sorted(added)


def _in_section(item: Item) -> tuple[str, str]:
    return item.section, item.key


def _anywhere(item: Item) -> str:
    return item.key


def _moved(old: Item, new: Item) -> bool:
    return {old.section, new.section} == {"inclusion", "exclusion"}


def _likeness(one: Item, other: Item) -> float:
    shared = len(one.meaning & other.meaning)
    score = 2 * shared / (len(one.meaning) + len(other.meaning))
    return score - 0.12 if _moved(one, other) else score


def _rare_words(item: Item) -> Iterable[str]:
    """The longest words of an item: likely to be rare, and so to lead to few others."""
    return sorted(set(item.words), key=lambda word: (-len(word), word))[:8]
