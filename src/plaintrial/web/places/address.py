"""Addresses of places: a country's is its name, "south-korea"; a town's ends with its country's code."""

from __future__ import annotations

from functools import lru_cache

from plaintrial.conditions.slug import slugged
from plaintrial.places import Country, country, gazetteer


@lru_cache(maxsize=1)
def _countries() -> dict[str, Country]:
    return {slugged(each.name): each for each in gazetteer().countries.by_code.values()}


def country_of_slug(text: str) -> Country | None:
    """The country whose page this is."""
    return _countries().get(text)


def country_slug(word: str) -> str:
    """The slug of a country by any of its names; "" for one that is not known."""
    known = country(word)
    return slugged(known.name) if known else ""
