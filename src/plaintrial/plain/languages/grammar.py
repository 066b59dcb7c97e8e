"""What is a language's own: forms of nouns, lists, figures, dates. ``french`` and ``spanish`` each have one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from plaintrial.ground.partial_date import PartialDate
from plaintrial.plain.languages.phrase import Phrase

_JOINTS = ("et", "ou", "y", "e", "o", "u")
_SEVERAL = 2


class Grammar(Protocol):
    """``quotes``: the marks around words that stay English."""

    @property
    def quotes(self) -> tuple[str, str]:
        """Opening and closing."""

    def phrase(self, words: str, *, several: bool = False, other: str = "") -> Phrase:
        """``words`` with their article, as a phrase with all its forms; ``other``: see ``labels``."""

    def bare(self, words: str) -> str:
        """Words without their article."""

    def is_several(self, words: str) -> bool:
        """Whether words with their article are more than one thing."""

    def city(self, name: str) -> Phrase:
        """A city's name, and how one says that something is there."""

    def number(self, value: int) -> Phrase:
        """A whole number in figures, and whether it is one thing or more."""

    def date(self, when: PartialDate) -> Phrase:
        """A date as the language writes it, and as it says when."""

    def listed(self, parts: Sequence[str]) -> str:
        """Words joined with "and"."""

    def chosen(self, parts: Sequence[str]) -> str:
        """Words joined with "or"."""


def joined_by(word: str, parts: Sequence[str]) -> str:
    """ "a", "a <word> b", "a, b <word> c"; a comma more where a part holds such a word of its own."""
    if len(parts) < _SEVERAL:
        return "".join(parts)
    nested = any(f" {joint} " in part for part in parts for joint in _JOINTS)
    return f"{', '.join(parts[:-1])}{',' if nested else ''} {word} {parts[-1]}"
