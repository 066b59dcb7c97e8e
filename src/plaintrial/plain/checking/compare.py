"""A sentence's tokens held against its support, one kind of claim at a time."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.checking.numbers import numbers, value_of
from plaintrial.plain.checking.support import Support
from plaintrial.plain.checking.turns import is_negation, is_turn, negations
from plaintrial.plain.checking.words import is_frame, stem

_REACH = 4
_LOOSE = 6
_FIRST_YEAR = 1900
_BOUNDING = frozenset(
    ("older", "younger", "over", "under", "more", "less", "above", "below", "fewer", "higher", "lower")
)
_FUTURE = ("will",)
_SIGNS = frozenset(("%", "µ"))
_MONTH = frozenset(("may",))
"""A word that is a month too: that it is in the evidence does not tell which."""
_ORDERED = frozenset(
    (
        "than",
        "versus",
        "compared",
        "before",
        "after",
        "instead",
        "rather",
        "followed",
        "replaced",
        "from",
        "over",
        "then",
    )
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
    """A "not" dropped, put in, or moved to another word."""
    if negations(said) != support.negations:
        yield f"{negations(said)} for {support.negations}"
    elif not support.licensed_negations:
        for place, token in enumerate(said):
            if is_negation(token) and not any(
                _denies(reading, said[place + 1 : place + 4]) for reading in support.readings
            ):
                yield " ".join(said[place : place + 3])


def word_problems(said: list[str], support: Support) -> Iterator[str]:
    """Names, people, directions and any other words that neither the evidence nor the glossary says."""
    for place, token in enumerate(said):
        if support.has_word(token) and token not in _MONTH:
            continue
        if token in _SIGNS:
            yield token
        if value_of(token) is not None or is_negation(token) or not token[0].isalpha():
            continue
        if _is_month_may(said, place):
            if "may" not in support.months:
                yield token
        elif _bounds_a_number(said, place) or (token in _FUTURE and support.plainly_stated):
            continue
        elif not support.has_word(token) and (is_turn(token) or not is_frame(token)):
            yield token


def context_problems(said: list[str], support: Support) -> Iterator[str]:
    """Numbers and turns that stand by another word than in the evidence: "5 mg" for "5 g"."""
    for place, token in enumerate(said):
        if value_of(token) is None and not is_turn(token):
            continue
        following = _next_content(said, place)
        if following is None or not _read(following, support) or not _seen(token, support):
            continue
        if not any(_near(phrase, token, following) for phrase in support.phrases):
            yield f"{token} {following}"


def order_problems(said: list[str], support: Support) -> Iterator[str]:
    """Two sides of a comparison or of a before and after that changed places."""
    for place, token in enumerate(said):
        if token not in _ORDERED:
            continue
        left, right = _previous_content(said, place), _next_content(said, place)
        if left is None or right is None or stem(left) == stem(right):
            continue
        kept, turned = _orders(support, left, token, right)
        if turned and not kept:
            yield f"{left} {token} {right}"


def _orders(support: Support, left: str, token: str, right: str) -> tuple[bool, bool]:
    """Whether some phrase has the sides in the sentence's order, and whether some has them turned."""
    kept = turned = False
    for phrase in support.stemmed_phrases:
        if stem(left) in phrase and stem(right) in phrase:
            first, last = phrase.index(stem(left)), len(phrase) - 1 - phrase[::-1].index(stem(right))
            kept = kept or first < last
            turned = turned or first > last or stem(token) in phrase
    return kept, turned


def _bounds_a_number(said: list[str], place: int) -> bool:
    """ "older" in "18 or older": ``bounds_problems`` looks at it."""
    before, after = said[max(0, place - 3) : place], said[place + 1 : place + 2]
    if said[place] == "least":
        return before[-1:] == ["at"] and bool(after) and value_of(after[0]) is not None
    if said[place] == "or":
        return bool(after) and after[0] in _BOUNDING and any(value_of(token) is not None for token in before)
    joined = before[-1:] in (["or"], ["and"])
    return said[place] in _BOUNDING and joined and any(value_of(token) is not None for token in before)


def _is_month_may(said: list[str], place: int) -> bool:
    following = said[place + 1] if place + 1 < len(said) else ""
    return said[place] == "may" and (value_of(following) or 0) > _FIRST_YEAR


def _denies(reading: list[str], following: list[str]) -> bool:
    """Whether a negation of the reading stands by one of these words."""
    wanted = {stem(token) for token in following[:2]} or {""}
    for place, token in enumerate(reading):
        if is_negation(token) and (
            not following or wanted.intersection(map(stem, reading[place + 1 : place + 1 + _REACH]))
        ):
            return True
    return False


def _read(token: str, support: Support) -> bool:
    return stem(token) in support.read_stems


def _seen(token: str, support: Support) -> bool:
    value = value_of(token)
    return stem(token) in support.phrase_stems if value is None else value in support.phrase_values


def _same(token: str, other: str) -> bool:
    if token == other:
        return True
    value = value_of(token)
    return value_of(other) == value if value is not None else stem(token) == stem(other)


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
