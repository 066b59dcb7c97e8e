"""Slips of the keyboard in a town's name: one or two letters away from the name of a town people know."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from plaintrial.places.gazetteer import Gazetteer

SHORTEST = 4
"""Letters of the shortest name that is corrected."""
LONG = 8
"""From this length on two letters may differ."""
PEOPLE = 5_000
"""Only names of towns with this many people are corrected to."""


class Speller:
    """Corrects towards the names of larger towns; the first letter is taken to be right."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._last = bisect_left(gazetteer.population, -PEOPLE, key=lambda people: -people)
        self._shelf = lru_cache(maxsize=64)(self._names_of)
        self.near = lru_cache(maxsize=4096)(self._near)
        """Keys within reach of a key, the closest first."""

    def _near(self, key: str) -> tuple[str, ...]:
        if not SHORTEST <= len(key) <= 40:
            return ()
        reach = 2 if len(key) >= LONG else 1
        shelf = self._shelf(key[0])
        names = [name for length in range(len(key) - reach, len(key) + reach + 1) for name in shelf.get(length, ())]
        found = process.extract(key, names, scorer=OSA.distance, score_cutoff=reach, limit=40)
        return tuple(name for name, away, _ in found if away == found[0][1])

    def _names_of(self, letter: str) -> dict[int, list[str]]:
        """The names of larger towns that begin with a letter, by length."""
        shelf: dict[int, list[str]] = {}
        for key, _ in self._gazetteer.names.firsts(letter, self._last):
            shelf.setdefault(len(key), []).append(key)
        return shelf
