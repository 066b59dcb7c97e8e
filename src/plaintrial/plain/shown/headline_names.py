"""Treatments as they stand in a headline: at most two, short, without brackets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from plaintrial.plain.language import Language
from plaintrial.plain.shown.articles import head_of, with_article
from plaintrial.plain.shown.doses import without_dose
from plaintrial.plain.shown.treatments import treatment_name
from plaintrial.plain.wordlists import phrases
from plaintrial.record import Locator

_MOST = 2
_WORDS = 8
_COUNTED = phrases("counted_treatments.list")


def headline_names(evidence: Sequence[Locator]) -> list[str] | None:
    """The names, each once, with an article where they are counted; None when one is unfit."""
    names: dict[str, None] = {}
    for locator in evidence:
        name = treatment_name(without_dose(locator.quote))
        if name is None or ":" in name:
            return None
        names.setdefault(_in_sentence(name.split(" (")[0]))
    return list(names)


def what(evidence: Sequence[Locator], language: Language) -> str | None:
    """One treatment or two: "a stem cell transplant and cisplatin"."""
    names = headline_names(evidence)
    if not names or len(names) > _MOST or (len(names) > 1 and any(" and " in name or " or " in name for name in names)):
        return None
    return language.listing(_in(language, names)) if _words(names) <= _WORDS else None


def two_treatments(evidence: Sequence[Locator], language: Language) -> str | None:
    """Two treatments to choose between: "aspirin or ibuprofen"."""
    names = headline_names(evidence)
    if names is None or len(names) != _MOST:
        return None
    return language.choice(_in(language, names)) if _words(names) <= _WORDS + 1 else None


def _words(names: list[str]) -> int:
    return len(" and ".join(names).split())


def _in(language: Language, names: list[str]) -> list[str]:
    return [language.term(name, "treatment") for name in names]


@lru_cache(maxsize=8_192)
def _in_sentence(name: str) -> str:
    """With "the" before a product's own name, "a" before other things that are counted."""
    own_name = name[:1].isupper() or any(char.isupper() for char in name.split(" ")[0])
    if own_name and " " in name and head_of(name).endswith(_COUNTED) and not name.startswith(("CT ", "MRI ", "PET ")):
        return name if " and " in name else f"the {name}"
    return with_article(name, _COUNTED)
