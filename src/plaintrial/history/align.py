"""Which item of one list is which item of another: by identity first, then by likeness. Near-linear time.

Lists in a registry have no ids, and their order means nothing. Items are matched by keys, the surest first; what is
left is matched by likeness, but only within blocks (the same city, a rare word in common), under a budget, so that
3,000 sites on either side cost no more than 3,000 times a few.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

import msgspec

T = TypeVar("T")
Key = Callable[[T], Hashable | None]
_ALL_PAIRS = 2_000
_BLOCK_PAIRS = 900
_PAIRS_PER_ITEM = 20


class Alignment(msgspec.Struct):
    """Places in the two lists: ``pairs`` (before, after), ``removed`` in before only, ``added`` in after only."""

    pairs: list[tuple[int, int]]
    removed: list[int]
    added: list[int]


def align(
    before: Sequence[T],
    after: Sequence[T],
    keys: Sequence[Key[T]],
    likeness: Callable[[T, T], float] | None = None,
    blocks: Callable[[T], Iterable[Hashable]] = lambda _: (),
    at_least: float = 0.6,
) -> Alignment:
    """Match two lists. A key of None matches nothing; ``likeness`` is 0..1, and counts from ``at_least``."""
    found = Alignment([], list(range(len(before))), list(range(len(after))))
    for key in keys:
        if not (found.removed and found.added):
            break
        _match_by_key(found, before, after, key)
    if likeness is not None and found.removed and found.added:
        _match_by_likeness(found, before, after, likeness, blocks, at_least)
    found.pairs.sort(key=lambda pair: pair[1])
    return found


def _match_by_key(found: Alignment, before: Sequence[T], after: Sequence[T], key: Key[T]) -> None:
    waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for place in found.removed:
        if (value := key(before[place])) is not None:
            waiting[value].append(place)
    pairs: list[tuple[int, int]] = []
    for place in found.added:
        value = key(after[place])
        if value is not None and (queue := waiting.get(value)):
            pairs.append((queue.popleft(), place))
    _settle(found, pairs)


def _match_by_likeness(
    found: Alignment,
    before: Sequence[T],
    after: Sequence[T],
    likeness: Callable[[T, T], float],
    blocks: Callable[[T], Iterable[Hashable]],
    at_least: float,
) -> None:
    scored = [
        (-score, abs(i - j), i, j)
        for i, j in _candidates(found, before, after, blocks)
        if (score := likeness(before[i], after[j])) >= at_least
    ]
    pairs: list[tuple[int, int]] = []
    used_before: set[int] = set()
    used_after: set[int] = set()
    for _, _, i, j in sorted(scored):
        if i not in used_before and j not in used_after:
            used_before.add(i)
            used_after.add(j)
            pairs.append((i, j))
    _settle(found, pairs)


def _candidates(
    found: Alignment, before: Sequence[T], after: Sequence[T], blocks: Callable[[T], Iterable[Hashable]]
) -> Iterable[tuple[int, int]]:
    if len(found.removed) * len(found.added) <= _ALL_PAIRS:
        return [(i, j) for i in found.removed for j in found.added]
    return _in_blocks(_blocked(found.removed, before, blocks), _blocked(found.added, after, blocks))


def _blocked(
    places: Sequence[int], items: Sequence[T], blocks: Callable[[T], Iterable[Hashable]]
) -> dict[Hashable, list[int]]:
    held: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place in places:
        for block in blocks(items[place]):
            held[block].append(place)
    return held


def _in_blocks(before: dict[Hashable, list[int]], after: dict[Hashable, list[int]]) -> set[tuple[int, int]]:
    """Pairs that share a block, the smallest blocks first, until the budget is spent."""
    shared = sorted((block for block in before if block in after), key=lambda b: len(before[b]) * len(after[b]))
    budget = _PAIRS_PER_ITEM * (len({i for group in before.values() for i in group}) + 1)
    pairs: set[tuple[int, int]] = set()
    for block in shared:
        size = len(before[block]) * len(after[block])
        if len(pairs) > budget:
            break
        if size <= _BLOCK_PAIRS:
            pairs.update((i, j) for i in before[block] for j in after[block])
        else:
            pairs.update(zip(before[block], after[block], strict=False))
    return pairs


def _settle(found: Alignment, pairs: list[tuple[int, int]]) -> None:
    matched_before = {i for i, _ in pairs}
    matched_after = {j for _, j in pairs}
    found.pairs += pairs
    found.removed = [i for i in found.removed if i not in matched_before]
    found.added = [j for j in found.added if j not in matched_after]
