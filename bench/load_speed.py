"""How fast ``plaintrial load`` is, against the obvious alternative in the same run: json.loads + one INSERT a record.

The alternative parses the same file with the standard library and inserts id and text into a plain SQLite table, in
transactions of the same size: no hash, no compression, no versions, no facts for lists, no outbox. Both run on the
same disk, one after the other, several times; the median counts.

    python bench/load_speed.py FILE... [--runs 5]        (or PLAINTRIAL_SHARED=folder for the real records)
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SHARED = Path(os.environ.get("PLAINTRIAL_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def plain_insert(files: list[Path], folder: Path) -> int:
    """The obvious alternative. How many records it inserted."""
    connection = sqlite3.connect(folder / "plain.sqlite3")
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
    connection.execute("CREATE TABLE s (id TEXT PRIMARY KEY, j)")
    count = 0
    for file in files:
        with (gzip.open if file.suffix == ".gz" else open)(file, "rb") as lines:
            for line in lines:
                record = json.loads(line)
                nct = record["protocolSection"]["identificationModule"]["nctId"]
                connection.execute("INSERT OR REPLACE INTO s VALUES (?, ?)", (nct, json.dumps(record)))
                count += 1
                if count % 200 == 0:
                    connection.commit()
    connection.commit()
    return count


def timed_plain(files: list[Path]) -> tuple[float, int]:
    folder = Path(tempfile.mkdtemp())
    start = time.perf_counter()
    count = plain_insert(files, folder)
    took = time.perf_counter() - start
    shutil.rmtree(folder)
    return took, count


def timed_load(files: list[Path]) -> tuple[float, int]:
    """The whole command, its start, its tables and its workers included."""
    folder = Path(tempfile.mkdtemp())
    words = [sys.executable, "-m", "plaintrial.cli", "load", "--data", str(folder), "--json", *map(str, files)]
    start = time.perf_counter()
    out = subprocess.run(words, check=True, capture_output=True).stdout
    took = time.perf_counter() - start
    shutil.rmtree(folder)
    return took, json.loads(out)["new"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    names = ("studies.ndjson.gz", "older-studies-from-xml.ndjson.gz")
    files = asked.files or [SHARED / "data" / "ctgov" / name for name in names]
    plain, load = [], []
    for _ in range(asked.runs):
        took, count = timed_plain(files)
        plain.append(count / took)
        took, count = timed_load(files)
        load.append(count / took)
        print(f"plain {plain[-1]:8.0f} records/s    load {load[-1]:8.0f} records/s", flush=True)
    ratio = statistics.median(load) / statistics.median(plain)
    print(f"{count} records, {asked.runs} runs, {os.cpu_count()} cores; medians:")
    print(f"plain json.loads + INSERT {statistics.median(plain):8.0f} records/s")
    print(f"plaintrial load           {statistics.median(load):8.0f} records/s    ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
