"""How long the search index takes to follow changed studies, and when a search in another process sees them.

    python bench/search_update.py [FILE...] [--changes 1 100 3000]  (or PLAINTRIAL_SHARED=folder for the real records)

The records are loaded into a mirror of their own and indexed. Then, for each number of changes, so many of them get
another status and day of change, are loaded again, and ``freshen`` brings the index up, all in one process, as
``plaintrial load`` does. Meanwhile another process searches every 20 ms for studies changed on that day. "Seen" counts
from the last transaction of the load to that process's first search that finds them all.
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
_DAY = "2031-05-{:02}"
_PAUSE = 0.02


def changed_records(files, number, day):
    """The first ``number`` records with another status and day of change."""
    made = []
    for file in files:
        with (gzip.open if file.suffix == ".gz" else open)(file, "rb") as lines:
            for line in lines:
                record = json.loads(line)
                module = record["protocolSection"]["statusModule"]
                ended = module.get("overallStatus") == "COMPLETED"
                module["overallStatus"] = "TERMINATED" if ended else "COMPLETED"
                module["lastUpdatePostDateStruct"] = {"date": day, "type": "ACTUAL"}
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


def watch(number, day):
    """Search until all the changed studies are found; print when that was, and the slowest search until then."""
    from datetime import date

    from plaintrial.cli.database import ready
    from plaintrial.search import Asked, search

    ready()
    asked = Asked(changed_since=date.fromisoformat(day))
    slowest, found = 0.0, search(asked)
    print("ready", flush=True)
    while found.total < number:
        time.sleep(_PAUSE)
        began = time.monotonic()
        found = search(asked)
        slowest = max(slowest, time.monotonic() - began)
    print(time.time(), slowest, flush=True)


def measure(files, numbers, folder):
    from plaintrial.cli.database import ready
    from plaintrial.search import build

    ready()
    new, _ = load_files(files)
    built = build()
    print(f"{new} studies; built in {built.seconds:.1f} s", flush=True)
    for turn, number in enumerate(numbers, 1):
        change(files, number, folder, _DAY.format(turn))


def change(files, number, folder, day):
    from plaintrial.search import freshen

    changed = folder / "changed.ndjson"
    changed.write_bytes(b"\n".join(changed_records(files, number, day)))
    command = [sys.executable, __file__, "--watch", str(number), "--day", day]
    other = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert other.stdout.readline() == "ready\n"
    began = time.time()
    _, kept = load_files([changed])
    committed, worked = time.time(), sum(os.times()[:4])
    done = freshen()
    worked = sum(os.times()[:4]) - worked
    seen, slowest = map(float, other.communicate()[0].split())
    print(f"{kept} changed studies loaded in {committed - began:.2f} s")
    print(f"  index followed: {done.written} documents in {done.seconds:.2f} s, {worked:.2f} s of processor time")
    print(f"  seen by the other process {seen - committed:.2f} s after the commit; its slowest search {slowest:.2f} s")


def main():
    parser = argparse.ArgumentParser(description="Measure following.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--changes", type=int, nargs="+", default=[1, 100, 3000])
    parser.add_argument("--watch", type=int)
    parser.add_argument("--day")
    asked = parser.parse_args()
    os.environ.pop("DATABASE_URL", None)
    if asked.watch:
        watch(asked.watch, asked.day)
        return
    files = asked.files or [SHARED / "data" / "ctgov" / name for name in NAMES]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PLAINTRIAL_DATA"] = str(Path(folder) / "mirror")
        measure(files, asked.changes, Path(folder))


if __name__ == "__main__":
    main()
