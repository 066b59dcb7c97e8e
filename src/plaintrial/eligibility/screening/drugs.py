"""Medicines that words name, and what each is a kind of: "metoprolol" is a beta blocker and lowers blood pressure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from plaintrial.eligibility.pattern import find_spans, folded_pattern, without_groups
from plaintrial.eligibility.screening.drug_table import CLASSES

VARIABLE = "medicine"
"""The variable of a medicine or a class of them; its value is the name in the table."""
_MOST = 200


class Named(msgspec.Struct, frozen=True):
    """A medicine or class that words at ``start:end`` name."""

    name: str
    start: int
    end: int


def _broader() -> dict[str, frozenset[str]]:
    """What each class and each medicine is a kind of, itself included."""
    above = {name: tuple(each for each in parents.split(", ") if each) for name, _, parents, _ in CLASSES}

    def walk(name: str) -> set[str]:
        return {name}.union(*(walk(each) for each in above.get(name, ())))

    found: dict[str, set[str]] = {name: walk(name) for name in above}
    for name, _, _, members in CLASSES:
        for member in members.split():
            found.setdefault(member, {member}).update(walk(name))
    return {name: frozenset(each) for name, each in found.items()}


_BROADER = _broader()
_MEMBERS = frozenset(each for *_, members in CLASSES for each in members.split())
_CLASS_NAMES = tuple((name, folded_pattern(names)) for name, names, _, _ in CLASSES)
_ANY = folded_pattern(
    rb"\b(?:%s)(?:\b|$)"
    % b"|".join(
        [without_groups(names) for _, names, _, _ in CLASSES]
        + [name.encode() for name in sorted(_MEMBERS, key=len, reverse=True)]
    ),
    longest=True,
)


def kinds_of(name: str) -> frozenset[str]:
    """The name and every class it belongs to."""
    return _BROADER.get(name, frozenset((name,)))


@lru_cache(maxsize=4096)
def _name_of(written: bytes) -> str | None:
    word = written.decode("latin-1")
    if word in _MEMBERS:
        return word
    return next((name for name, pattern in _CLASS_NAMES if pattern.fullmatch(written) is not None), None)


def medicines(folded: bytes, start: int = 0, end: int | None = None) -> Iterator[Named]:
    """Yield the medicines and classes that folded words name, in order."""
    words = folded[start:end]
    for a, b in find_spans(_ANY, words, _MOST):
        name = _name_of(words[a:b])
        if name is not None:
            yield Named(name, start + a, start + b)
