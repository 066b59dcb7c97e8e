"""Addresses of the pages of places: "bordeaux-nouvelle-aquitaine-fr", "tokyo-jp", and back."""

from __future__ import annotations

from unicodedata import normalize

from plaintrial.places.gazetteer import Gazetteer, gazetteer
from plaintrial.places.keys import place_key
from plaintrial.places.place import Place


def place_slug(place: Place) -> str:
    """The slug of a town: its name, its region where that has another name, its country's code."""
    admin = place.admin if place.admin != place.name else None
    parts = (place_key(place.name), place_key(admin or ""), place.country_code.lower())
    return "-".join(word for part in parts for word in _ascii(part).split())


def place_of_slug(slug: str) -> Place | None:
    """The town a slug names, the most populous where several of one region share it; None for any other text."""
    words = slug[:200].lower().split("-")
    if len(words) < 2:
        return None
    towns, code = gazetteer(), words[-1].upper()
    for cut in range(len(words) - 1, 0, -1):
        name, admin = " ".join(words[:cut]), "-".join(words[cut:-1])
        row = _row(towns, name, admin, code)
        if row is not None:
            return towns.place(row)
    return None


def _row(towns: Gazetteer, name: str, admin: str, code: str) -> int | None:
    rows = towns.rows_in(towns.names.rows_of(name), code)
    return next((row for row in rows if _fits(towns, row, name, admin)), None)


def _fits(towns: Gazetteer, row: int, name: str, admin: str) -> bool:
    title = towns.title(row)
    number = towns.region[row]
    region = towns.regions.rows[number].name if number >= 0 else ""
    said = "" if region == title else "-".join(_ascii(place_key(region)).split())
    return said == admin and _ascii(place_key(title)) == name


def _ascii(key: str) -> str:
    return normalize("NFKD", key).encode("ascii", "ignore").decode()
