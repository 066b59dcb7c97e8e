"""Slips of the keyboard: a word no name has, one or two letters away from one word that some name has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from plaintrial.conditions.hit import Hit
from plaintrial.conditions.phrase import PhraseFinder
from plaintrial.conditions.spelling import Token
from plaintrial.conditions.wordlists import modifiers

SHORTEST = 5
"""Letters of the shortest word that is corrected; there a letter may be missing or doubled, not another."""
OPPOSITES = (("hypo", "hyper"), ("hyper", "hypo"), ("inter", "intra"), ("intra", "inter"))
COMMONER = 4
LONG = 9
"""From this length on two letters may differ."""


class Speller:
    """Corrects words towards the words of the vocabulary's names; first letters are taken to be right."""

    def __init__(self, finder: PhraseFinder) -> None:
        self._finder = finder
        self._near = lru_cache(maxsize=16384)(self._nearest)

    def find(self, tokens: Sequence[Token]) -> Hit | None:
        """The name the words are with every unknown word corrected; None unless all of them then make one."""
        corrected = [self._corrected(token) for token in tokens]
        if corrected == list(tokens):
            return None
        hits = self._finder.find(corrected)
        return hits[0] if len(hits) == 1 and hits[0].why != "parent" else None

    def _corrected(self, token: Token) -> Token:
        if len(token.key) < SHORTEST or token.key in self._finder.names.words or token.key in modifiers():
            return token
        near = "" if token.key in self._finder.names.vocabulary.other_words else self._near(token.key)
        return token._replace(key=near) if near else token

    @cached_property
    def _shelves(self) -> dict[tuple[str, int], list[str]]:
        shelves: dict[tuple[str, int], list[str]] = {}
        for word in sorted(self._finder.names.words):
            if len(word) >= SHORTEST - 1 and word.isalpha():
                shelves.setdefault((word[0], len(word)), []).append(word)
        return shelves

    @cached_property
    def _times(self) -> Counter[str]:
        """In how many names each word stands."""
        return Counter(word for key in self._finder.names.vocabulary.owner for word in key.split())

    def _nearest(self, word: str) -> str:
        """The closest known word within reach, by far the commonest where several are as close; "" otherwise."""
        for distance in range(1, 3 if len(word) >= LONG else 2):
            near = sorted(set(self._within(word, distance)), key=lambda found: -self._times[found])
            if near:
                clear = len(near) == 1 or self._times[near[0]] >= COMMONER * self._times[near[1]]
                return near[0] if clear else ""
        return ""

    def _within(self, word: str, distance: int) -> Iterator[str]:
        """Words at that distance; a lost ending ("diabet") counts as one letter."""
        lengths = range(len(word) - distance, len(word) + distance + 1)
        yield from (found for found in self._shelves.get((word[0], len(word) + 2), ()) if found.startswith(word))
        for length in lengths:
            if length != len(word) or length > SHORTEST:
                shelf = self._shelves.get((word[0], length), ())
                for found, _, _ in process.extract(word, shelf, scorer=OSA.distance, score_cutoff=distance, limit=4):
                    if not _opposite(word, found):
                        yield found


def _opposite(word: str, found: str) -> bool:
    """Whether the difference is one that turns the meaning: "hypo" against "hyper"."""
    return any(word.startswith(a) and found.startswith(b) for a, b in OPPOSITES)
