"""Our own lists: countries' other names, towns' short names, the towns postcodes are run from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import places_sources as sources
from places_sources import City

from plaintrial.places.keys import place_key


def lines(file: Path) -> Iterator[str]:
    """The lines of a list without its remarks."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def countries(file: Path, folder: Path) -> list[tuple[str, str, str, list[str]]]:
    """(ISO code, house name, three-letter code, other names) of every country, in order of code."""
    ours = {code.strip(): (name.strip(), others) for code, name, others in (x.split("|") for x in lines(file))}
    rows = []
    for code, row in sorted(sources.countries(folder).items()):
        name, others = ours.get(code, (row["name"], ""))
        names = {row["name"], *(other.strip() for other in others.split(";"))} - {"", name}
        rows.append((code, name, row["iso3"], sorted(names)))
    return rows


def town_aliases(file: Path, cities: list[City]) -> dict[str, int]:
    """Our short names -> row; a line whose town is missing stops the compilation."""
    found = {}
    for line in lines(file):
        alias, _, town = line.partition("=")
        name, region, country = (part.strip() for part in town.rsplit(",", 2))
        found[place_key(alias)] = _row(cities, name, country, region)
    return found


def postal_areas(file: Path, cities: list[City]) -> dict[str, int]:
    """ "FR33" -> row of Bordeaux; a line whose town is missing stops the compilation."""
    found: dict[str, int] = {}
    missing = []
    names = _by_name(cities)
    for line in lines(file):
        country, _, pairs = line.partition(":")
        for pair in pairs.split(", "):
            area, _, town = pair.strip().partition("=")
            row = names.get((country, place_key(town)))
            if row is None:
                missing.append(f"{country}: no town {town!r} for postcodes {area}")
                continue
            found[country + area] = row
    if missing:
        raise SystemExit("\n".join(missing))
    return found


def departments(folder: Path, areas: dict[str, int]) -> dict[str, int]:
    """French departments by name -> row of the town their prefecture is in."""
    names = sources.subdivisions(folder, "en") | sources.subdivisions(folder, "fr")
    numbers = [f"{n:02}" for n in range(1, 96)]
    return {f"FR|{place_key(names[f'fr{n}'])}": areas[f"FR{n}"] for n in numbers if f"fr{n}" in names}


def _by_name(cities: list[City]) -> dict[tuple[str, str], int]:
    """Main names come before other names, more people before fewer."""
    found: dict[tuple[str, str], int] = {}
    for row, city in enumerate(cities):
        found.setdefault((city.country, place_key(city.name)), row)
    for row, city in enumerate(cities):
        for other in city.others:
            found.setdefault((city.country, place_key(other)), row)
    return found


def _row(cities: list[City], name: str, country: str, region: str) -> int:
    for row, city in enumerate(cities):
        if city.country == country and city.region == region and city.name == name:
            return row
    raise SystemExit(f"no town {name!r} in {region}, {country}")
