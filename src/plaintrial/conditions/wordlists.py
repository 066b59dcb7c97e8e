"""The lists of words that ship with the package, as keys."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from plaintrial.conditions.keys import FILLERS
from plaintrial.conditions.spelling import words


def _words_of(name: str) -> frozenset[str]:
    text = files("plaintrial.conditions").joinpath(f"data/{name}").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(token.key for line in lines for word in line.split() for token in words(word))


@lru_cache(maxsize=1)
def modifiers() -> frozenset[str]:
    """Words a condition's name may lose without becoming another condition; the fillers are among them."""
    return _words_of("modifiers.txt") | FILLERS


@lru_cache(maxsize=1)
def vague() -> frozenset[str]:
    """Words that are never a condition inside a longer term: "disease", "syndrome"."""
    return _words_of("vague.txt")


@lru_cache(maxsize=1)
def broad() -> frozenset[str]:
    """Words that are one inside a longer term only where the rest narrows them: "chronic wounds"."""
    return _words_of("broad.txt")


@lru_cache(maxsize=1)
def everyday_words() -> frozenset[str]:
    """Words of everyday English that are short forms in capitals only: "he", "all"."""
    text = files("plaintrial.conditions").joinpath("data/everyday_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def families() -> tuple[tuple[str, ...], ...]:
    """The names of the broad conditions of each family of illnesses that do not come together."""
    text = files("plaintrial.conditions").joinpath("data/families.txt").read_text(encoding="utf-8")
    return tuple(tuple(line.split("; ")) for line in text.splitlines() if not line.startswith("#"))


def comes_of() -> tuple[tuple[str, str], ...]:
    """(what comes of a disease, the disease), by name."""
    text = files("plaintrial.conditions").joinpath("data/comes_of.txt").read_text(encoding="utf-8")
    pairs = (line.split(" < ") for line in text.splitlines() if not line.startswith("#"))
    return tuple((effect, disease) for effect, disease in pairs)
