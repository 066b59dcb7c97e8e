"""Measure the gazetteer on the shared records.

    python bench/places_shared.py [--show N]

For sites with the registry's own point: how many their words (city, state, country, postcode) place without it, and how
far off. For the older records, which have no points: how many are placed. Then speeds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

import msgspec

from plaintrial.places import distance_km, find, gazetteer, place_site, suggest
from plaintrial.record.sites import Site

SHARED = Path(os.environ.get("PLAINTRIAL_SHARED", ROOT.parent / "shared"))


def sites(name: str) -> list[Site]:
    found = []
    with gzip.open(SHARED / "data/ctgov" / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            module = json.loads(line)["protocolSection"].get("contactsLocationsModule", {})
            found += [msgspec.convert(row, Site) for row in module.get("locations", [])]
    return found


def without(site: Site, *, postcode: bool) -> Site:
    kept = {"city": site.city, "state": site.state, "country": site.country}
    return Site(**kept, zip=site.zip if postcode else None)


def compare(pointed: list[Site], *, postcode: bool, show: int) -> None:
    placed, far, how, unplaced = 0, Counter(), Counter(), Counter()
    for site in pointed:
        found = place_site(without(site, postcode=postcode))
        if found is None:
            unplaced[(site.city, site.state, site.country)] += 1
            continue
        placed += 1
        how[found.how, found.sure] += 1
        away = distance_km((found.lat, found.lon), (site.geo_point.lat, site.geo_point.lon))
        if away > 50:
            label = found.place.label if found.place else ""
            far[(site.city, site.state, site.zip, site.country, label, round(away), found.sure)] += 1
    wrong = sum(far.values())
    print(f"words{' and postcode' if postcode else ''}: {placed}/{len(pointed)} placed ({placed / len(pointed):.2%})")
    print(f"  farther than 50 km: {wrong} ({wrong / placed:.2%} of the placed)", dict(how))
    for rows in (far, unplaced):
        print(*(f"    {n} {row}" for row, n in rows.most_common(show)), sep="\n")


def speeds(every: list[Site]) -> None:
    for label in ("first time", "again"):
        begin = time.perf_counter()
        for site in every:
            place_site(site)
        print(f"place_site {label}: {len(every) / (time.perf_counter() - begin):,.0f}/s")
    for text in ("Paris", "Bordeaux, France", "Springfield", "33000", "Bordaux", "Bordaex", "x" * 10000, "東京"):
        begin = time.perf_counter()
        find(text)
        print(f"find {text[:20]!r}: {(time.perf_counter() - begin) * 1000:.2f} ms")
    for text in ("b", "bo", "bor", "bord"):
        begin = time.perf_counter()
        suggest(text)
        print(f"suggest {text!r}: {(time.perf_counter() - begin) * 1000:.2f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=0, help="print this many of what failed")
    show = parser.parse_args().show
    begin = time.perf_counter()
    gazetteer()
    print(f"loaded in {(time.perf_counter() - begin) * 1000:.0f} ms")
    newer, older = sites("studies.ndjson.gz"), sites("older-studies-from-xml.ndjson.gz")
    pointed = [site for site in newer if site.geo_point]
    compare(pointed, postcode=False, show=show)
    compare(pointed, postcode=True, show=show)
    print("with the record's point:", Counter((f.how, f.sure, f.refused) for s in pointed if (f := place_site(s))))
    placed = [place_site(site) for site in older]
    known = Counter((found.how, found.sure) if found else None for found in placed)
    print(f"older records: {len(older) - known[None]}/{len(older)} placed", dict(known))
    lost = Counter((s.city, s.state, s.country) for s, found in zip(older, placed, strict=True) if not found)
    print(*(f"    {n} {row}" for row, n in lost.most_common(show)), sep="\n")
    speeds(newer + older)


if __name__ == "__main__":
    main()
