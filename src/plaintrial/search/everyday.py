"""Words that people type and records say otherwise: "pill" for "tablet", a brand name for the medicine in it, "ckd"."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from plaintrial.search.understood import Other
from plaintrial.search.words import stems


def other_words(stem: str) -> tuple[Other, ...]:
    """What records say for an everyday word; none for most words."""
    return _table("everyday_words").get(stem, ())


def spellings(stem: str) -> tuple[Other, ...]:
    """The same word as it is spelt elsewhere; none for most words."""
    return _table("spellings").get(stem, ())


def in_a_brand(stem: str) -> tuple[Other, ...]:
    """The medicines that a brand name stands for, or a medicine's other name; none for most words."""
    return _table("brand_names").get(stem, ())


_AROUND = ".,;:()[]?!'\""


def with_short_names(text: str) -> str:
    """A text with the short names of diseases that stand in it in capitals, as they are known: "my CF"."""
    words, before = text.split(" "), ""
    for at, word in enumerate(words):
        bare = word.strip(_AROUND)
        if bare in _short_names() and not before.isdigit():
            words[at] = word.replace(bare, bare.upper(), 1)
        before = bare
    return " ".join(words)


@lru_cache(maxsize=1)
def _short_names() -> frozenset[str]:
    return frozenset(word for line in _lines("short_names") for word in line.split())


def _lines(name: str) -> list[str]:
    text = files("plaintrial.search").joinpath(f"data/{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=3)
def _table(name: str) -> dict[str, tuple[Other, ...]]:
    """The lines of a table, "pill, pills: tablet; capsule", by the stem of each word before the colon."""
    found: dict[str, dict[Other, None]] = {}
    for line in _lines(name):
        typed, _colon, said = line.partition(":")
        others = [Other(each.strip(), stems(each), spelt=name == "spellings") for each in said.split(";")]
        for stem in {stem for word in typed.split(",") for stem in stems(word)}:
            found.setdefault(stem, {}).update(dict.fromkeys(one for one in others if one.stems != (stem,)))
    return {stem: tuple(others) for stem, others in found.items() if others}
