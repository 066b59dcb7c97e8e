"""Postcodes: US ZIP codes and the first three signs of Canada's, each with its middle; in France, Germany, Spain
and the United Kingdom only the town that a postcode's area is run from."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from plaintrial.places.gazetteer import Gazetteer
from plaintrial.places.place import Place, label_of

AREA_SIGNS = {"FR": 5, "DE": 5, "ES": 5}
"""Digits of a postcode in the countries where only its first two are read."""
ISLANDS = ("PR", "VI", "GU", "AS", "MP")
"""Territories that have US ZIP codes and a country's code of their own."""


class _Codes:
    """One country's postcodes, sorted."""

    def __init__(self, gazetteer: Gazetteer, name: str) -> None:
        shelf = gazetteer.shelf
        self.codes = shelf.raw(f"{name}.codes").decode().split("\n")
        self.towns = shelf.raw(f"{name}.towns").decode().split("\n")
        self.regions = shelf.raw(f"{name}.regions").decode().split("\n")
        self.lat, self.lon = shelf.numbers(f"{name}.lat"), shelf.numbers(f"{name}.lon")

    def row(self, code: str) -> int | None:
        at = bisect_left(self.codes, code)
        return at if at < len(self.codes) and self.codes[at] == code else None


class PostcodePoint(NamedTuple):
    """Where a postcode lies; `exact` is False for the main town of a whole area."""

    lat: float
    lon: float
    exact: bool


class Postcodes:
    """Postcodes of the gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    @cached_property
    def _us(self) -> _Codes:
        return _Codes(self._gazetteer, "us")

    @cached_property
    def _ca(self) -> _Codes:
        return _Codes(self._gazetteer, "ca")

    @cached_property
    def _areas(self) -> dict[str, int]:
        return self._gazetteer.shelf.section("areas", dict[str, int])

    def point(self, country: str, text: str) -> PostcodePoint | None:
        """Where a postcode of a country lies; None where it is unknown or no postcode."""
        code = _squeezed(text)
        if country == "US" or country in ISLANDS:
            return _middle(self._us, code[:5])
        if country == "CA":
            return _middle(self._ca, code[:3])
        row = self._area_row(country, code)
        return None if row is None else PostcodePoint(*self._gazetteer.point(row), exact=False)

    def places(self, text: str, country: str | None = None) -> list[Place]:
        """The places a bare postcode may mean, exact ones first. Germany's and Spain's are read only if the country
        is said, because any five digits may be one."""
        code, found = _squeezed(text), list[Place]()
        if not any(char.isdigit() for char in code):
            return found
        if country in (None, "US", *ISLANDS) and (row := self._us.row(_zip(code))) is not None:
            found.append(self._us_place(row))
        if country in (None, "CA") and len(code) in (3, 6) and (row := self._ca.row(code[:3])) is not None:
            found.append(self._ca_place(row))
        for area in (country,) if country else _unsaid(code):
            if (town := self._area_row(area, code)) is not None:
                place = self._gazetteer.place(town)
                label = f"{code}, near {place.label}"
                found.append(Place(*_fields(place), label=label, postcode=code))
        return found

    def _area_row(self, country: str, code: str) -> int | None:
        if country in AREA_SIGNS:
            whole = code.isascii() and code.isdigit() and len(code) == AREA_SIGNS[country]
            return self._areas.get(country + code[:2]) if whole else None
        return self._areas.get("GB" + _letters(code)) if country == "GB" and _british(code) else None

    def _us_place(self, row: int) -> Place:
        codes, iso = self._us, self._us.regions[row]
        number = self._gazetteer.regions.find("US", iso)
        admin = self._gazetteer.regions.rows[number].name if number is not None else None
        code = iso if iso in ISLANDS else "US"
        return self._coded(codes, row, admin, code)

    def _ca_place(self, row: int) -> Place:
        return self._coded(self._ca, row, self._ca.regions[row], "CA")

    def _coded(self, codes: _Codes, row: int, admin: str | None, country: str) -> Place:
        name, said = codes.towns[row].split(" (")[0], self._gazetteer.country_name(country)
        label = f"{label_of(name, admin, said)} ({codes.codes[row]})"
        lat, lon = codes.lat[row] / 1000, codes.lon[row] / 1000
        return Place(name, admin, said, country, lat, lon, 0, label, codes.codes[row])


def _middle(codes: _Codes, code: str) -> PostcodePoint | None:
    row = codes.row(code)
    return None if row is None else PostcodePoint(codes.lat[row] / 1000, codes.lon[row] / 1000, exact=True)


def _squeezed(text: str) -> str:
    """Capitals without spaces, and without what follows a ZIP code's dash."""
    return "".join(char for char in text[:16].upper().split("-")[0] if char.isalnum())


def _zip(code: str) -> str:
    return code[:5] if len(code) in (5, 9) else ""


def _unsaid(code: str) -> tuple[str, ...]:
    """The countries whose area a postcode without a country may name: most French codes end in 0, and a whole
    British one ends in a digit and two letters."""
    french = code.endswith("0") or code.startswith(("750", "751", "6900", "1300"))
    british = len(code) <= 4 or (code[-3].isdigit() and code[-2:].isalpha())
    return (*(("FR",) if french and code.strip("0") else ()), *(("GB",) if british else ()))


def _letters(code: str) -> str:
    return code[:2] if code[1:2].isalpha() else code[:1]


def _british(code: str) -> bool:
    """One or two letters, then a digit: "SW1A1AA", "OX3", not a word."""
    rest = code[len(_letters(code)) :]
    return 2 <= len(code) <= 7 and code.isascii() and code[0].isalpha() and rest[:1].isdigit()


def _fields(place: Place) -> tuple[str, str | None, str, str, float, float, int]:
    return (
        place.name, place.admin, place.country, place.country_code, place.lat, place.lon, place.population,
    )  # fmt: skip
