"""The language that search's sentences are said in: the page's one; English in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import get_language

from plaintrial.places import name_in_house_style
from plaintrial.plain.languages import ENGLISH, LANGUAGES, Language


def spoken() -> Language:
    """The language."""
    return LANGUAGES.get((get_language() or ENGLISH.code).partition("-")[0], ENGLISH)


def condition_said(name: str) -> str:
    """A condition's name with its article; an English name between « » where the language has none."""
    return spoken().term(name, "condition")


def conditions_said(names: Sequence[str]) -> str:
    """The same for a choice of conditions."""
    language = spoken()
    return " or ".join(names) if language is ENGLISH else language.choice([condition_said(name) for name in names])


_WITH_THE = frozenset(
    {"United States", "United Kingdom", "Netherlands", "Philippines", "Dominican Republic", "United Arab Emirates",
     "Czech Republic", "Bahamas", "Gambia", "Democratic Republic of the Congo", "Central African Republic",
     "Russian Federation", "Maldives", "Solomon Islands"}
)  # fmt: skip


def with_the(country: str) -> str:
    """A country in an English sentence: "the United States", "France"."""
    return f"the {country}" if country in _WITH_THE else country


def countries_said(names: Sequence[str], *, every: bool = False) -> str:
    """Countries, any of them or ``every`` one, with the forms that stand after "in"."""
    language = spoken()
    if language is ENGLISH:
        return (" and " if every else " or ").join(map(with_the, names))
    known = [language.country(name, name_in_house_style(name)) for name in names]
    return language.listing(known) if every else language.choice(known)
