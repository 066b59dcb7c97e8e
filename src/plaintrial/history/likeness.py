"""How alike two names or texts are, 0 to 1, by the words they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz

from plaintrial.history.sameness import words_of

_LITTLE_WORDS = (
    "a an and any are as at be been being by for from had has have if in into is it its may must not of on or other "
    "per should such than that the their these this those to was were which who will with = < >"
)
_SAYS_LITTLE = frozenset(_LITTLE_WORDS.split())


def telling(words: Sequence[str]) -> list[str]:
    """The words that carry meaning; all of them when none does."""
    return [word for word in words if word not in _SAYS_LITTLE] or list(words)


def overlap(before: Sequence[str], after: Sequence[str]) -> float:
    """Dice's coefficient of two bags of words. Linear."""
    if not before or not after:
        return 0.0
    shared = sum((Counter(before) & Counter(after)).values())
    return 2 * shared / (len(before) + len(after))


def begins_the_other(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether one of two names is the other with words put behind it."""
    shorter, longer = sorted((list(before), list(after)), key=len)
    return bool(shorter) and longer[: len(shorter)] == shorter


def name_likeness(before: str, after: str) -> float:
    """How alike two names are, in words or in letters. Names are cut at 300 characters."""
    one, other = " ".join(words_of(before[:300])), " ".join(words_of(after[:300]))
    if not one or not other:
        return 0.0
    return max(fuzz.token_sort_ratio(one, other), fuzz.ratio(one.replace(" ", ""), other.replace(" ", ""))) / 100
