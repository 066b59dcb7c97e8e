"""How much processor time the pages of what changed, and feeds, take: a mirror of real records with their versions.

python bench/history_pages.py [times]     (needs the real records beside the checkout)
"""

from __future__ import annotations

import gzip
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import msgspec
from django.test import Client

from plaintrial.cli.database import ready
from plaintrial.mirror.loading import load
from plaintrial.registries.ctgov.intake import Taken
from plaintrial.search import build

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "ctgov"
PATHS = (
    "/studies/NCT07098338",
    "/studies/NCT07098338/history",
    "/studies/NCT04514484/history",
    "/studies/NCT07098338/changes/1..2",
    "/studies/NCT04514484?asof=2026-02-10",
    "/conditions/lung-cancer/changes",
    "/feeds/studies/NCT07098338.atom",
    "/feeds/studies/NCT07098338.ics",
    "/feeds/conditions/lung-cancer.atom",
    "/feeds/search.json?q=asthma&status=recruiting",
)


def main(times: int) -> None:
    """Load the records, then ask for each page ``times`` times and print the median and the slowest."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PLAINTRIAL_DATA"] = folder
        client = _mirror()
        for path in PATHS:
            taken = [_seconds(client, path) for _ in range(times)]
            print(f"{path:<50} median {statistics.median(taken) * 1000:6.1f} ms, slowest {max(taken) * 1000:6.1f} ms")


def _mirror() -> Client:
    ready()
    with gzip.open(SHARED / "studies.ndjson.gz") as lines:
        load((Taken("studies", n, line) for n, line in enumerate(lines)), processes=1)
    with gzip.open(SHARED / "versions.ndjson.gz") as lines:
        rows = [msgspec.json.decode(line) for line in lines]
    load((Taken("versions", n, msgspec.json.encode(row["study"])) for n, row in enumerate(rows)), processes=1)
    build()
    return Client(SERVER_NAME="localhost")


def _seconds(client: Client, path: str) -> float:
    begun = time.process_time()
    answer = client.get(path)
    taken = time.process_time() - begun
    assert answer.status_code == 200, (path, answer.status_code)
    return taken


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
