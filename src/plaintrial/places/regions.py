"""First-level divisions - states, provinces, Länder - and how people write them."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from plaintrial.places.keys import place_key
from plaintrial.places.shelf import Shelf

# fmt: off
_KINDS = frozenset((
    "province", "prefecture", "region", "state", "of", "city", "county", "oblast", "krai", "voivodeship", "department",
    "municipality", "district", "canton", "governorate", "metropolitan", "republic", "special", "autonomous", "the",
    "do", "si", "ken", "fu", "to", "raion", "community", "comunidad", "comunitat", "principality", "estado",
    "teugbyeolsi",
    "teukbyeolsi", "gwangyeogsi", "gwangyeoksi", "dist", "departamento", "provincia", "de", "du", "di",
))
_USUAL = {
    "US": {"washington dc": "DC", "d c": "DC", "calif": "CA", "penn": "PA", "mass": "MA", "tenn": "TN", "fla": "FL",
           "conn": "CT", "wash": "WA", "ariz": "AZ", "mich": "MI", "minn": "MN", "n carolina": "NC", "n c": "NC",
           "s carolina": "SC", "s c": "SC", "n y": "NY", "n j": "NJ", "n m": "NM", "new york state": "NY"},
    "CA": {"ont": "ON", "que": "QC", "pq": "QC", "nfld": "NL", "nf": "NL", "newfoundland": "NL", "alta": "AB",
           "sask": "SK", "man": "MB", "b c": "BC", "n s": "NS", "n b": "NB"},
    "AU": {"nsw": "NSW", "vic": "VIC", "qld": "QLD", "tas": "TAS", "w a": "WA", "s a": "SA", "n s w": "NSW"},
}
# fmt: on


class Region(NamedTuple):
    """A first-level division; `iso` is the part of its ISO 3166-2 code behind the country, "" where unknown."""

    country: str
    code: str
    name: str
    iso: str
    others: tuple[str, ...]


def bare(key: str) -> str:
    """A key without words like "province of" and without Korea's and Japan's joined endings."""
    words = [word for word in key.split() if word not in _KINDS] or key.split()
    joined = " ".join(words)
    for ending in ("teugbyeolsi", "teukbyeolsi", "gwangyeogsi", "gwangyeoksi"):
        joined = joined.removesuffix(ending)
    return joined.removesuffix("do") if joined.endswith(("bukdo", "namdo", "gido", "wondo", "jedo")) else joined


class Regions:
    """All divisions of the gazetteer; a region's number is its place in the list."""

    def __init__(self, shelf: Shelf) -> None:
        rows = shelf.section("regions", list[tuple[str, str, str, str, tuple[str, ...]]])
        self.rows = [Region(*row) for row in rows]
        self._divisions = shelf.section("divisions", dict[str, int])

    @cached_property
    def _by_country(self) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for number, region in enumerate(self.rows):
            names = found.setdefault(region.country, {})
            for key in _keys(region):
                names.setdefault(key, number)
        for country, usual in _USUAL.items():
            for key, iso in usual.items():
                if iso.lower() in found[country]:
                    found[country].setdefault(key, found[country][iso.lower()])
        return found

    @cached_property
    def by_name(self) -> dict[str, list[int]]:
        """Numbers of the regions of any country by the key of a name or of a US, Canadian or Australian code."""
        found: dict[str, list[int]] = {}
        for country in ("US", "CA", "AU", *sorted(self._by_country)):
            for key, number in self._by_country[country].items():
                numbers = found.setdefault(key, [])
                if (len(key) > 3 or country in _USUAL) and number not in numbers:
                    numbers.append(number)
        return found

    def find(self, country: str, text: str) -> int | None:
        """The number of the region a text names in a country; None where it names none."""
        names = self._by_country.get(country, {})
        key = place_key(text.split("[")[0])
        return names[key] if key in names else names.get(bare(key))

    def town_of(self, country: str, text: str) -> int | None:
        """The row of the town that a smaller division is named after or run from ("Gironde" -> Bordeaux)."""
        key = place_key(text.split("[")[0])
        found = self._divisions.get(f"{country}|{key}")
        return self._divisions.get(f"{country}|{bare(key)}") if found is None else found


def _keys(region: Region) -> list[str]:
    names = [place_key(name) for name in (region.name, *region.others)]
    codes = [region.iso.lower()] if region.iso else []
    return [key for key in (*names, *(bare(name) for name in names), *codes) if key]
