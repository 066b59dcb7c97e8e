"""What our list `headings.txt` says, and which words MeSH files under a heading."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from conditions_ours import lines
from conditions_sources import Heading

from plaintrial.conditions.keys import label_key

TOLD, DENIED = "+", "-"


@dataclass(frozen=True)
class HeadingWords:
    """Words and the headings they are filed under.

    `forced`: heading -> its MONDO concepts. `told`: key -> heading, whatever the sources say. `denied`: (key, heading)
    pairs of a source that are not to be believed. `terms`: every entry term by the heading's name in small letters.
    """

    forced: dict[str, list[str]]
    told: dict[str, str]
    denied: frozenset[tuple[str, str]]
    terms: dict[str, list[str]]

    def entry_terms(self, heading: Heading) -> list[str]:
        """Every other name MeSH has for a heading."""
        return [*heading.entries, *self.terms.get(heading.name.lower(), ())]


def heading_words(path: Path, terms: dict[str, list[str]]) -> HeadingWords:
    """Read `headings.txt`; lines that begin with "+" or "-" are about words, the others about concepts."""
    every = list(lines(path))
    pairs = {sign: [(label_key(word), left[1:]) for left, texts in every if left[0] == sign for word in texts]
             for sign in (TOLD, DENIED)}  # fmt: skip
    forced = {left: texts for left, texts in every if left[0] not in (TOLD, DENIED)}
    return HeadingWords(forced, dict(pairs[TOLD]), frozenset(pairs[DENIED]), terms)
