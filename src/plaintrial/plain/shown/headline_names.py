"""Treatments as they stand in a headline: at most two, short, without brackets."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.plain.language import Language
from plaintrial.plain.shown.plain_words import vowel_sound
from plaintrial.plain.shown.treatments import treatment_name
from plaintrial.record import Locator

_MOST = 2
_WORDS = 8
_COUNTED_ENDS = ("transplant", "programme", "tablet", "patch", "scan", "test", "injection", "vaccine", "device", "app",
                 "diet", "mask", "cream", "gel", "drip", "implant", "stent", "block", "operation", "replacement",
                 "treatment that lowers male hormones", "survey", "website", "game", "class", "course")  # fmt: skip
_DETERMINED = frozenset(("a", "an", "the", "no", "usual", "high-dose", "low-dose"))


def headline_names(evidence: Sequence[Locator]) -> list[str] | None:
    """The names, each once, with an article where they are counted; None when one is unfit."""
    names: dict[str, None] = {}
    for locator in evidence:
        name = treatment_name(locator.quote)
        if name is None:
            return None
        names.setdefault(_with_article(name.split(" (")[0]))
    return list(names)


def what(evidence: Sequence[Locator], language: Language) -> str | None:
    """One treatment or two: "a stem cell transplant and cisplatin"."""
    names = headline_names(evidence)
    if not names or len(names) > _MOST:
        return None
    shown = language.listing(names)
    return shown if len(shown.split()) <= _WORDS else None


def two_treatments(evidence: Sequence[Locator], language: Language) -> str | None:
    """Two treatments to choose between: "aspirin or ibuprofen"."""
    names = headline_names(evidence)
    if names is None or len(names) != _MOST:
        return None
    shown = language.choice(names)
    return shown if len(shown.split()) <= _WORDS + 1 else None


def _with_article(name: str) -> str:
    words = name.split()
    if not name.endswith(_COUNTED_ENDS) or words[0].lower() in _DETERMINED or any(c.isdigit() for c in words[0]):
        return name
    return f"{'an' if vowel_sound(words[0]) else 'a'} {name}"
