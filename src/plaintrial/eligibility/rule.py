"""A rule family: the words it knows, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec

from plaintrial.eligibility.tree import Predicate, Scalar

if TYPE_CHECKING:
    from plaintrial.eligibility.page import Page


class Term(msgspec.Struct, frozen=True):
    """A spelling (a pattern over folded text) of a variable.

    A word says that the variable ``op`` ``value``: "pregnant" -> pregnancy is True. A measure takes its value from
    the comparison beside it. ``kinds`` are the unit classes a measure can have, empty for any but time.
    """

    variable: str
    pattern: bytes
    value: Scalar = True
    op: str = "is"
    negated: bool = False
    kinds: frozenset[str] = frozenset()


class Rule(msgspec.Struct, frozen=True):
    """One family. ``read`` may add predicates of ``reads`` that words and measures alone cannot give."""

    family: str
    words: tuple[Term, ...] = ()
    measures: tuple[Term, ...] = ()
    read: Callable[[Page], Iterable[Predicate]] | None = None
    reads: tuple[str, ...] = ()


def measures(kinds: str, **spellings: bytes) -> tuple[Term, ...]:
    """Terms of measures that share unit classes: ``measures("percent", lvef=rb"lvef|ejection fraction")``."""
    classes = frozenset(kinds.split())
    return tuple(Term(variable, pattern, kinds=classes) for variable, pattern in spellings.items())


def words(variable: str, **values: bytes) -> tuple[Term, ...]:
    """Terms whose name is the value: ``words("condition", heart_failure=rb"heart failure|chf")``."""
    return tuple(Term(variable, pattern, value=name.replace("_", " ")) for name, pattern in values.items())


def flags(**spellings: bytes) -> tuple[Term, ...]:
    """Terms that are true of a person or not: ``flags(pregnancy=rb"pregnan\\w+")``."""
    return tuple(Term(variable, pattern) for variable, pattern in spellings.items())
