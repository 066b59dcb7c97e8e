"""Conditions that a note shows without naming them: by findings, values, medicines. Only ever used to find studies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from plaintrial.conditions import normalise
from plaintrial.search.words import stems

NEEDED = 3
_COUNTS = {"!": 3, "*": 2}
_HIGH = frozenset(stems("high elevated raised increased positive elevation above abnormal abnormally up"))
_LOW = frozenset(stems("low decreased reduced below deficient diminished falling"))
_DIRECTIONS = {"+": _HIGH, "-": _LOW}


class Sign(NamedTuple):
    """Words that stand together where a condition is shown, how much they count, and which words say high or low."""

    condition: str
    words: frozenset[str]
    counts: int
    direction: frozenset[str]


def shown(stretches: Iterable[str]) -> list[str]:
    """Ids of the conditions that some texts show, each text said of the patient; in the order of the table."""
    points: dict[str, int] = {}
    counted: dict[str, set[str]] = {}
    for sign in _seen([frozenset(stems(text)) for text in stretches]):
        known = counted.setdefault(sign.condition, set())
        if not sign.words <= known:
            points[sign.condition] = points.get(sign.condition, 0) + sign.counts
            known |= sign.words
    return [condition for condition, found in points.items() if found >= NEEDED]


def _seen(texts: list[frozenset[str]]) -> Iterator[Sign]:
    """The signs that one of the texts holds, in the order of the table."""
    signs, having = table()
    near = {
        number: text
        for text in texts
        for word in text
        for number in having.get(word, ())
        if _holds(text, signs[number])
    }
    return (signs[number] for number in sorted(near))


def _holds(text: frozenset[str], sign: Sign) -> bool:
    return sign.words <= text and (not sign.direction or not sign.direction.isdisjoint(text))


@lru_cache(maxsize=1)
def table() -> tuple[tuple[Sign, ...], dict[str, list[int]]]:
    """All signs, and by a word of each which of them to look at."""
    text = files("plaintrial.search.matching").joinpath("data/signs.txt").read_text(encoding="utf-8")
    lines = [line.split(":", 1) for line in text.splitlines() if line and not line.startswith("#")]
    ids = {match.term: match.id for match in normalise([name for name, _ in lines]) if match.id}
    signs = tuple(_sign(ids[name], said.strip()) for name, all_said in lines for said in all_said.split(","))
    having: dict[str, list[int]] = {}
    for number, sign in enumerate(signs):
        having.setdefault(max(sign.words, key=lambda word: (len(word), word)), []).append(number)
    return signs, having


def _sign(condition: str, said: str) -> Sign:
    counts = _COUNTS.get(said[0], 1)
    words = said.lstrip("!*").split()
    direction = next((_DIRECTIONS[word[-1]] for word in words if word[-1] in _DIRECTIONS), frozenset[str]())
    return Sign(condition, frozenset(stems(" ".join(words))), counts, direction)
