"""Slips of the keyboard: a word no name has, one or two letters away from one word that some name has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from plaintrial.conditions.phrase import Hit, PhraseFinder
from plaintrial.conditions.spelling import Token

SHORTEST = 5
LONG = 9
"""From this length on two letters may differ."""


class Speller:
    """Corrects words towards the words of the vocabulary's names; first letters are taken to be right."""

    def __init__(self, finder: PhraseFinder) -> None:
        self._finder = finder
        self._near = lru_cache(maxsize=16384)(self._nearest)

    def find(self, tokens: Sequence[Token]) -> Hit | None:
        """The name the words are with every unknown word corrected; None unless all of them then make one."""
        known = self._finder.known_words
        corrected = [t if t.key in known or len(t.key) < SHORTEST else self._corrected(t) for t in tokens]
        if any(t is None for t in corrected) or corrected == list(tokens):
            return None
        hits = self._finder.find([t for t in corrected if t is not None])
        return hits[0] if len(hits) == 1 and hits[0].why != "parent" else None

    def _corrected(self, token: Token) -> Token | None:
        near = self._near(token.key)
        return token._replace(key=near) if near else None

    @cached_property
    def _shelves(self) -> dict[tuple[str, int], list[str]]:
        shelves: dict[tuple[str, int], list[str]] = {}
        for word in sorted(self._finder.known_words):
            if len(word) >= SHORTEST - 1 and word.isalpha():
                shelves.setdefault((word[0], len(word)), []).append(word)
        return shelves

    def _nearest(self, word: str) -> str:
        """The one closest known word within reach; "" where there is none or more than one."""
        reach = 2 if len(word) >= LONG else 1
        for distance in range(1, reach + 1):
            near = [
                found
                for length in range(len(word) - distance, len(word) + distance + 1)
                for found, _, _ in process.extract(
                    word, self._shelves.get((word[0], length), ()), scorer=OSA.distance, score_cutoff=distance, limit=2
                )
            ]
            if near:
                return near[0] if len(near) == 1 else ""
        return ""
