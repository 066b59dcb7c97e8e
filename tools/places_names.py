"""Which of GeoNames' alternate names are kept: those a person would type, in the scripts of the place or, for large
towns, in any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from places_sources import City

from plaintrial.places.keys import place_key

LARGE = 100_000
"""From this many people on, names in every script are kept."""
SMALL = 1_000
"""Below this many people, only the main name is kept."""
MOST = 1_000
"""A key of more places than this keeps the most populous ones."""


def keys_of(city: City) -> Iterator[str]:
    """The keys a city is filed under, its main name's first."""
    main = place_key(city.name)
    yield main
    if "(" in city.name:
        yield place_key(city.name.split("(")[0])
    for name in city.others if city.population >= SMALL else ():
        if _kept(name, city) and (key := place_key(name)) and key != main:
            yield key


def _kept(name: str, city: City) -> bool:
    first = next((char for char in name if char.isalpha()), "")
    if not first or len(name) > 60 or any(char.isdigit() for char in name):
        return False
    if unicodedata.name(first, "?").startswith("LATIN"):
        return _latin(name)
    return city.population >= LARGE or _script(first) in _native(city.country)


def _latin(name: str) -> bool:
    """Names in small letters are transliterations made by machines; three capitals are codes of airports."""
    return any(char.isupper() for char in name) and not (len(name) <= 4 and name.isupper())


def _script(char: str) -> str:
    return unicodedata.name(char, "?").split()[0]


# fmt: off
_NATIVE = {
    "CN": "CJK", "TW": "CJK", "HK": "CJK", "MO": "CJK", "SG": "CJK", "JP": "CJK KATAKANA HIRAGANA",
    "KR": "HANGUL", "KP": "HANGUL", "RU": "CYRILLIC", "UA": "CYRILLIC", "BY": "CYRILLIC", "BG": "CYRILLIC",
    "RS": "CYRILLIC", "MK": "CYRILLIC", "KZ": "CYRILLIC", "KG": "CYRILLIC", "MN": "CYRILLIC", "GR": "GREEK",
    "CY": "GREEK", "IL": "HEBREW ARABIC", "TH": "THAI", "GE": "GEORGIAN", "AM": "ARMENIAN", "IN": "DEVANAGARI",
    "NP": "DEVANAGARI", "BD": "BENGALI", "LK": "SINHALA TAMIL", "ET": "ETHIOPIC", "KH": "KHMER", "LA": "LAO",
    "MM": "MYANMAR",
}
_ARABIC = "AE BH DZ EG IQ IR JO KW LB LY MA OM PS QA SA SD SY TN YE AF PK"
# fmt: on


def _native(country: str) -> tuple[str, ...]:
    return ("ARABIC",) if country in _ARABIC.split() else tuple(_NATIVE.get(country, "").split())


def file_keys(cities: list[City], ours: dict[str, int]) -> list[tuple[str, list[int]]]:
    """Sorted (key, rows): the rows in order of population, so that the first is the one most people mean."""
    rows: dict[str, dict[int, None]] = {}
    for row, city in enumerate(cities):
        for key in keys_of(city):
            if key:
                rows.setdefault(key, {})[row] = None
    for key, row in ours.items():
        rows.setdefault(key, {})[row] = None
    return sorted(((key, sorted(found)[:MOST]) for key, found in rows.items()), key=lambda e: e[0].encode())
