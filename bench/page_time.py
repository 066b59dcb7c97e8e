"""How long the server takes to make the page of a study, on real records.

    .venv/bin/python bench/page_time.py [--studies 400]

Loads the records of ``../shared/data/ctgov`` into a mirror of its own (SQLite, in a folder that is removed), indexes
and reads them as ``up`` does, then asks for pages through the whole of Django in one process: middleware, queries,
view, template. Prints p50, p99 and the slowest, with and without compression, and the size of the pages; beside the
clock's time the processor's, which other work on the machine does not stretch. Not counted: the network and the web
server.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from django.test import Client

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("PLAINTRIAL_SHARED", ROOT.parent / "shared")) / "data" / "ctgov"
FILES = ("studies.ndjson.gz", "older-studies-from-xml.ndjson.gz")


def ids_of(name: str) -> list[str]:
    with gzip.open(SHARED / name, "rt") as lines:
        return [json.loads(line)["protocolSection"]["identificationModule"]["nctId"] for line in lines]


def timed(client, path: str, **headers: str) -> tuple[float, float, int]:
    start, busy = time.perf_counter(), time.process_time()
    answer = client.get(path, headers=headers)
    spent, worked = (time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000
    assert answer.status_code in (200, 304), (path, answer.status_code)
    return spent, worked, len(answer.content)


def told(name: str, runs: list[tuple[float, float, int]], paths: list[str]) -> None:
    times, work, sizes = (sorted(values) for values in zip(*runs, strict=True))
    high = int(len(runs) * 0.99)
    slowest = max(zip(runs, paths, strict=True))[1]
    print(
        f"{name:<24} p50 {statistics.median(times):5.1f} ms  p99 {times[high]:5.1f} ms  "
        f"(processor: p50 {statistics.median(work):5.1f} ms  p99 {work[high]:5.1f} ms)  slowest {slowest}  "
        f"size p50 {statistics.median(sizes) / 1024:.0f} KiB, largest {sizes[-1] / 1024:.0f} KiB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--studies", type=int, default=400, help="how many of each file to ask for")
    wanted = parser.parse_args().studies
    with tempfile.TemporaryDirectory(prefix="plaintrial-bench-") as folder:
        os.environ |= {"PLAINTRIAL_DATA": folder, "DJANGO_SETTINGS_MODULE": "plaintrial.settings"}
        os.environ.pop("DATABASE_URL", None)
        files = [str(SHARED / name) for name in FILES]
        for words in (("load", "--json", *files), ("index",), ("reread", "--json")):
            subprocess.run([sys.executable, "-m", "plaintrial.cli", *words], check=True)
        measure(wanted)


def measure(wanted: int) -> None:
    importlib.import_module("plaintrial.wsgi")  # sets up and warms up as a server process does
    client = Client(SERVER_NAME="localhost")
    for name in FILES:
        chosen = random.Random(3).sample(ids_of(name), wanted)
        paths = [f"/studies/{nct}" for nct in chosen]
        for path in paths[:20]:
            timed(client, path)
        told(f"{name.split('.')[0]}", [timed(client, path) for path in paths], paths)
        told("  compressed", [timed(client, path, **{"accept-encoding": "gzip"}) for path in paths], paths)
        tags = [client.get(path).headers["ETag"] for path in paths]
        again = [timed(client, path, **{"if-none-match": tag}) for path, tag in zip(paths, tags, strict=True)]
        told("  unchanged (304)", again, paths)
    big = ["/studies/NCT00490139", "/studies/NCT00490139?country=United+States", "/studies/NCT04585815"] * 10
    told("the largest studies", [timed(client, path) for path in big], big)


if __name__ == "__main__":
    main()
