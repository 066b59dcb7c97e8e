"""Keys under which labels are filed: the bag of a label's words, so that word order does not matter."""

from __future__ import annotations

from collections.abc import Iterable

from plaintrial.conditions.spelling import Token, words

# fmt: off
FILLERS = frozenset((
    "&", "a", "an", "and", "as", "at", "by", "due", "for", "from", "in", "nos", "of", "on", "or", "the", "to",
    "unspecified", "with"
))
# fmt: on
"""Words that carry no meaning in a condition's name. "without", "not" and "non" do, and stay."""


JOINING = frozenset({"and", "or", "with", "to", "due", "by", "for", "from"})
"""Fillers that join or part conditions: words on both sides are one name only where a name has such a word too."""


def bag(keys: Iterable[str]) -> str:
    """The key of some word keys: each once, without fillers, sorted, joined by spaces."""
    return " ".join(sorted(set(keys) - FILLERS))


def label_key(text: str) -> str:
    """The key of a label: "Lupus Erythematosus, Systemic" and "systemic lupus erythematosus" have the same."""
    return bag(token.key for token in words(text))


def bag_of(tokens: Iterable[Token]) -> str:
    """The key of some words of a text."""
    return bag(token.key for token in tokens)
