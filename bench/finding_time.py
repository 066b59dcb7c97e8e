"""How long the server takes for the pages that find: search, conditions, places, sponsors.

    .venv/bin/python bench/finding_time.py FOLDER [--each 60]

FOLDER holds a mirror with its index (``plaintrial load``, then ``plaintrial index``); it is only read. Pages are asked
for through the whole of Django in one process, each address once after a few others, so that little is remembered:
middleware, search, view, template. Prints p50 and p99 of the clock's and of the processor's time, and sizes as they are
and compressed. Not counted: the network and the web server.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import statistics
import time
from pathlib import Path
from urllib.parse import urlencode

import django
from django.test import Client

_parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
_parser.add_argument("folder", type=Path)
_parser.add_argument("--each", type=int, default=60, help="how many pages of each kind")
GIVEN = _parser.parse_args()
# The folder has to be known before Django reads its settings, and the models come with the imports.
os.environ |= {
    "PLAINTRIAL_DATA": str(GIVEN.folder),
    "DJANGO_SETTINGS_MODULE": "plaintrial.settings",
    "PLAINTRIAL_SECRET_KEY": "only-for-a-measurement-only-for-a-measurement",
}
os.environ.pop("DATABASE_URL", None)
django.setup()

from plaintrial.conditions import slug, vocabulary
from plaintrial.places import place_slug
from plaintrial.search import open_index
from plaintrial.search.counts import concept_counts
from plaintrial.search.led_by import led_by
from plaintrial.web.places.address import country_slug
from plaintrial.web.places.towns import open_towns
from plaintrial.web.sponsors.address import sponsor_slug

TOWNS = ("Lyon", "Boston", "Madrid", "Seoul", "London", "Sydney", "Toronto", "Berlin", "Osaka", "Milan")


def main() -> None:
    for name, paths in kinds(GIVEN.each).items():
        measured(name, paths)


def kinds(each: int) -> dict[str, list[str]]:
    """Addresses of each kind, chosen the same way every time."""
    reader = open_index()
    assert reader is not None, "no index: run `plaintrial index` first"
    chance = random.Random(5)
    named = sorted(concept_counts(reader).items(), key=lambda item: (-item[1], item[0]))
    known = [each for each, _count in named if vocabulary().concept(each)]
    about = known[:20] + chance.sample(known[20:], each - 20)
    names = [vocabulary().concept(each).readable for each in about]  # type: ignore[union-attr]
    plain = [f"/studies?{urlencode({'q': name})}" for name in names]
    near = {"status": "recruiting", "within": "500", "age": "45", "sex": "female"}
    filtered = [f"/studies?{urlencode({'q': n, **near, 'near': TOWNS[i % 10]})}" for i, n in enumerate(names)]
    towns = sorted((t for some in open_towns(reader).values() for t in some), key=lambda t: -t.weight)
    nations = sorted({country_slug(town.place.country) for town in towns})
    sponsors = sorted({sponsor_slug(study.sponsor) for study in led_by("university", bool, reader)} - {""})
    return {
        "search, words": plain,
        "search, 5 filters": filtered,
        "a condition": [f"/conditions/{slug(concept)}" for concept in about],
        "conditions, a letter": [f"/conditions?letter={letter}" for letter in "ABCDEFGHILMNOPRSTU"],
        "the world": ["/places"],
        "a country": [f"/places/{name}" for name in nations[:each]],
        "a town": [f"/places/{place_slug(town.place)}" for town in towns[:each]],
        "a sponsor": [f"/sponsors/{name}" for name in sponsors[:each]],
    }


def measured(name: str, paths: list[str]) -> None:
    client = Client(SERVER_NAME="localhost")
    for path in ("/studies", "/conditions/asthma", "/places", "/sponsors/pfizer"):
        client.get(path)
    runs = []
    for path in paths:
        start, busy = time.perf_counter(), time.process_time()
        answer = client.get(path)
        spent, worked = (time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000
        assert answer.status_code == 200, (path, answer.status_code)
        runs.append((spent, worked, len(answer.content), len(gzip.compress(answer.content))))
    clock, work, sizes, packed = (sorted(column) for column in zip(*runs, strict=True))
    last = int(len(runs) * 0.99)
    print(
        f"{name:<22} {len(runs):>3} pages  p50 {statistics.median(clock):5.1f} ms  p99 {clock[last]:6.1f} ms  "
        f"(processor: p50 {statistics.median(work):5.1f} ms  p99 {work[last]:6.1f} ms)  "
        f"size p50 {statistics.median(sizes) / 1024:.0f} KiB, largest {sizes[-1] / 1024:.0f} KiB "
        f"({packed[-1] / 1024:.0f} KiB compressed)"
    )


if __name__ == "__main__":
    main()
