"""A sentence's tokens held against its support, one kind of claim at a time."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.checking.numbers import numbers, value_of
from plaintrial.plain.checking.support import Support
from plaintrial.plain.checking.turns import is_negation, is_turn, negations
from plaintrial.plain.checking.words import is_frame, stem

_REACH = 4
_LOOSE = 6
_ORDERED = frozenset(
    ("than", "versus", "compared", "before", "after", "instead", "rather", "followed", "replaced", "to")
)


def number_problems(said: list[str], support: Support) -> Iterator[str]:
    """Numbers the evidence does not hold."""
    for number in numbers(said):
        if not support.bounds_of(number.value):
            yield said[number.place]


def bounds_problems(said: list[str], support: Support) -> Iterator[str]:
    """Numbers that the evidence bounds otherwise: "over 18" for "under 18"."""
    for number in numbers(said):
        known = support.bounds_of(number.value)
        if known and number.bound not in known:
            yield f"{number.bound} {said[number.place]}".strip()


def negation_problems(said: list[str], support: Support) -> Iterator[str]:
    """A "not" dropped or put in."""
    if negations(said) != support.negations:
        yield f"{negations(said)} for {support.negations}"


def word_problems(said: list[str], support: Support) -> Iterator[str]:
    """Names, people, directions and any other words that neither the evidence nor the glossary says."""
    for token in said:
        if value_of(token) is not None or is_negation(token) or not token[0].isalpha():
            continue
        if not support.has_word(token) and (is_turn(token) or not is_frame(token)):
            yield token


def context_problems(said: list[str], support: Support) -> Iterator[str]:
    """Numbers, negations and turns that stand by another word than in the evidence: "5 mg" for "5 g"."""
    for place, token in enumerate(said):
        if value_of(token) is None and not is_negation(token) and not is_turn(token):
            continue
        following = _next_content(said, place)
        if following is None or not support.has_word(following) or not _seen(token, support):
            continue
        if not any(_near(reading, token, following) for reading in support.readings):
            yield f"{token} {following}"


def order_problems(said: list[str], support: Support) -> Iterator[str]:
    """Two sides of a comparison that changed places."""
    for place, token in enumerate(said):
        if token not in _ORDERED:
            continue
        left, right = _previous_content(said, place), _next_content(said, place)
        if left is None or right is None or left == right:
            continue
        if any(_stands_before(reading, right, left) and not _stands_before(reading, left, right)
               for reading in support.readings):  # fmt: skip
            yield f"{left} {token} {right}"


def _seen(token: str, support: Support) -> bool:
    return any(_same(token, other) for reading in support.readings for other in reading)


def _same(token: str, other: str) -> bool:
    if token == other:
        return True
    value = value_of(token)
    if value is not None:
        return value_of(other) == value
    return is_negation(token) and is_negation(other) if is_negation(token) else stem(token) == stem(other)


def _next_content(said: list[str], place: int) -> str | None:
    near = said[place + 1 : place + 1 + _REACH]
    return next((token for token in near if _is_content(token)), None)


def _previous_content(said: list[str], place: int) -> str | None:
    near = said[max(0, place - _REACH) : place]
    return next((token for token in reversed(near) if _is_content(token)), None)


def _is_content(token: str) -> bool:
    return token[0].isalpha() and not is_frame(token) and not is_turn(token) and not is_negation(token)


def _near(reading: list[str], token: str, following: str) -> bool:
    wanted = stem(following)
    for place, other in enumerate(reading):
        if _same(token, other) and wanted in map(stem, reading[place + 1 : place + 1 + _LOOSE]):
            return True
    return False


def _stands_before(reading: list[str], first: str, second: str) -> bool:
    stems = [stem(token) for token in reading]
    a, b = stem(first), stem(second)
    return a in stems and b in stems and stems.index(a) < len(stems) - 1 - stems[::-1].index(b)
