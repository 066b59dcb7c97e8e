"""Numbers of a text with what bounds them: "at least 18" is 18 from below, "under 5 mg" is 5 from above."""

from __future__ import annotations

from functools import lru_cache

import msgspec

_WORDS = {"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
          "ten": 10, "eleven": 11, "twelve": 12, "once": 1, "twice": 2, "fifteen": 15, "twenty": 20, "thirty": 30,
          "forty": 40, "fifty": 50, "hundred": 100}  # fmt: skip
_BEFORE = (
    (("at", "least"), ">="), (("no", "less", "than"), ">="), (("not", "less", "than"), ">="), (("minimum", "of"), ">="),
    (("more", "than"), ">"), (("greater", "than"), ">"), (("older", "than"), ">"), (("higher", "than"), ">"),
    (("longer", "than"), ">"), (("over",), ">"), (("above",), ">"), (("exceeding",), ">"), ((">",), ">"),
    (("≥",), ">="), (("no", "more", "than"), "<="), (("not", "more", "than"), "<="), (("at", "most"), "<="),
    (("up", "to"), "<="), (("maximum", "of"), "<="), (("less", "than"), "<"), (("fewer", "than"), "<"),
    (("lower", "than"), "<"), (("younger", "than"), "<"), (("shorter", "than"), "<"), (("under",), "<"),
    (("below",), "<"), (("<",), "<"),  (("≤",), "<="),
)  # fmt: skip
_AFTER = (
    (("or", "more"), ">="), (("or", "older"), ">="), (("or", "over"), ">="), (("and", "over"), ">="),
    (("and", "older"), ">="), (("or", "above"), ">="), (("or", "higher"), ">="), (("or", "greater"), ">="),
    (("and", "above"), ">="), (("or", "longer"), ">="), (("or", "less"), "<="), (("or", "younger"), "<="),
    (("or", "under"), "<="), (("or", "fewer"), "<="), (("and", "under"), "<="), (("or", "lower"), "<="),
    (("or", "below"), "<="), (("and", "younger"), "<="),
)  # fmt: skip
_REACH = 3
_BOUNDING = frozenset(words[-1] for words, _ in _BEFORE) | frozenset(words[0] for words, _ in _AFTER)


class Bounded(msgspec.Struct, frozen=True, gc=False):
    """A number, its place among the tokens, and its bound: "", ">", ">=", "<" or "<="."""

    value: float
    place: int
    bound: str = ""


@lru_cache(maxsize=16_384)
def value_of(token: str) -> float | None:
    """The number a token is: "1,200", "0.5", "six"."""
    if token in _WORDS:
        return float(_WORDS[token])
    digits = token.replace(",", "")
    try:
        return float(digits) if digits[:1].isdigit() and digits.isascii() else None
    except ValueError:
        return None


def numbers(tokens: list[str]) -> list[Bounded]:
    """Every number of a text in order."""
    found = []
    for place, token in enumerate(tokens):
        value = value_of(token)
        if value is not None:
            found.append(Bounded(value, place, _bound(tokens, place)))
    return found


def _bound(tokens: list[str], place: int) -> str:
    if _BOUNDING.isdisjoint(tokens[max(0, place - 1) : place + _REACH]):
        return ""
    for words, bound in _BEFORE:
        if tuple(tokens[max(0, place - len(words)) : place]) == words:
            return bound
    for gap in range(1, _REACH):
        for words, bound in _AFTER:
            if tuple(tokens[place + gap : place + gap + len(words)]) == words:
                return bound
    return ""
