"""How long the search index takes to follow 3,000 changed studies, and when a search in another process sees them.

    python bench/search_update.py [FILE...] [--changes 3000]   (or PLAINTRIAL_SHARED=folder for the real records)

The records are loaded into a mirror of their own and indexed. Then some of them get another status and day of change,
are loaded again, and ``freshen`` brings the index up. Meanwhile another process searches every 20 ms for studies
changed on that day. "Seen" counts from the last transaction of the load to that process's first search that finds
them all.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SHARED = Path(os.environ.get("PLAINTRIAL_SHARED", Path(__file__).resolve().parents[2] / "shared"))
NAMES = ("studies.ndjson.gz", "older-studies-from-xml.ndjson.gz")
DAY = "2031-05-06"
_PAUSE = 0.02


def changed_records(files, number):
    """The first ``number`` records with another status and day of change."""
    made = []
    for file in files:
        with (gzip.open if file.suffix == ".gz" else open)(file, "rb") as lines:
            for line in lines:
                record = json.loads(line)
                module = record["protocolSection"]["statusModule"]
                ended = module.get("overallStatus") == "COMPLETED"
                module["overallStatus"] = "TERMINATED" if ended else "COMPLETED"
                module["lastUpdatePostDateStruct"] = {"date": DAY, "type": "ACTUAL"}
                made.append(json.dumps(record).encode())
                if len(made) == number:
                    return made
    return made


def load_files(files):
    """Into the mirror; how many were new and changed."""
    from plaintrial.mirror.loading import load
    from plaintrial.registries.ctgov.intake import records_in

    loaded = load((taken for file in files for taken in records_in(str(file))), scope="bench")
    return loaded.counts.new, loaded.counts.changed


def watch(number):
    """Search until all the changed studies are found; print when that was, and the slowest search until then."""
    from datetime import date

    from plaintrial.cli.database import ready
    from plaintrial.search import Asked, search

    ready()
    asked = Asked(changed_since=date.fromisoformat(DAY))
    slowest, found = 0.0, search(asked)
    print("ready", flush=True)
    while found.total < number:
        time.sleep(_PAUSE)
        began = time.monotonic()
        found = search(asked)
        slowest = max(slowest, time.monotonic() - began)
    print(time.time(), slowest, flush=True)


def measure(files, number, folder):
    from plaintrial.cli.database import ready
    from plaintrial.search import build, freshen

    ready()
    new, _ = load_files(files)
    built = build()
    print(f"{new} studies; built in {built.seconds:.1f} s", flush=True)
    changed = folder / "changed.ndjson"
    changed.write_bytes(b"\n".join(changed_records(files, number)))
    other = subprocess.Popen([sys.executable, __file__, "--watch", str(number)], stdout=subprocess.PIPE, text=True)
    assert other.stdout.readline() == "ready\n"
    began = time.time()
    _, kept = load_files([changed])
    committed = time.time()
    done = freshen()
    seen, slowest = map(float, other.communicate()[0].split())
    print(f"{kept} changed studies loaded in {committed - began:.1f} s")
    print(f"index followed: {done.written} documents in {done.seconds:.2f} s")
    print(f"seen by the other process {seen - committed:.2f} s after the commit; its slowest search {slowest:.2f} s")


def main():
    parser = argparse.ArgumentParser(description="Measure following.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--changes", type=int, default=3000)
    parser.add_argument("--watch", type=int)
    asked = parser.parse_args()
    os.environ.pop("DATABASE_URL", None)
    if asked.watch:
        watch(asked.watch)
        return
    files = asked.files or [SHARED / "data" / "ctgov" / name for name in NAMES]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PLAINTRIAL_DATA"] = str(Path(folder) / "mirror")
        measure(files, asked.changes, Path(folder))


if __name__ == "__main__":
    main()
