"""Words that turn a sentence's meaning: negations, directions, certainty, who is meant. Each needs its own support."""

from __future__ import annotations

from functools import lru_cache

from plaintrial.plain.checking.words import stem
from plaintrial.plain.wordlists import words

NEGATIONS = frozenset(
    ("no", "not", "never", "without", "none", "nobody", "nothing", "neither", "nor", "cannot", "nowhere")
)

_TURNS = words("turns.list")
TURNS = frozenset(stem(word) for word in _TURNS) | frozenset(_TURNS)
"""Words that are never taken for granted."""


@lru_cache(maxsize=16_384)
def is_negation(token: str) -> bool:
    """ "not", "without", "doesn't" and their kin."""
    return token in NEGATIONS or token.endswith("n't")


def negations(tokens: list[str]) -> int:
    """How many negations a text holds."""
    return sum(map(is_negation, tokens))


@lru_cache(maxsize=16_384)
def is_turn(token: str) -> bool:
    """Whether a word must be supported itself, frame or not."""
    return token in TURNS or stem(token) in TURNS
