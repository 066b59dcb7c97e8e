"""Why a term is held to name a concept: compare its words with the concept's names."""

from __future__ import annotations

from functools import lru_cache

from plaintrial.conditions.keys import FILLERS
from plaintrial.conditions.match import Why
from plaintrial.conditions.spelling import plain, words
from plaintrial.conditions.vocabulary import Vocabulary


def reason(vocabulary: Vocabulary, row: int, text: str) -> Why:
    """ "exact" for the concept's own name, "synonym" for another; else what of spelling or order differs."""
    flat = _flat(text)
    name = vocabulary.rows.names[row]
    if flat == _flat(name):
        return "exact"
    labels = [label[1:] for label in vocabulary.labels[row].split("\x1f")]
    if any(flat == _flat(label) for label in labels):
        return "synonym"
    order = _order(text)
    if any(order == _order(label) for label in (name, *labels)):
        return "stem"
    return "word_order"


@lru_cache(maxsize=1 << 14)
def _flat(text: str) -> str:
    return " ".join(plain(text).replace("'", "").split())


@lru_cache(maxsize=1 << 14)
def _order(text: str) -> tuple[str, ...]:
    return tuple(token.key for token in words(text) if token.key not in FILLERS)
