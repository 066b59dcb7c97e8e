"""How fast records come out of files: ``python bench/intake.py`` prints MB/s for each layout of the real records."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from plaintrial.registries.ctgov.intake import Taken, records_in

SHARED = Path(os.environ.get("PLAINTRIAL_SHARED", Path(__file__).resolve().parents[2] / "shared"))
FILES = [SHARED / "data" / "ctgov" / f"{name}.ndjson.gz" for name in ("studies", "older-studies-from-xml")]


def layouts(lines: list[bytes]) -> Iterator[tuple[str, bytes]]:
    yield "NDJSON", b"\n".join(lines)
    yield "list on one line", b"[" + b",".join(lines) + b"]"
    yield "page, a record a line", b'{"studies": [\n' + b",\n".join(lines) + b"]}"
    yield "pretty list", json.dumps([json.loads(line) for line in lines], indent=2).encode()


def measure(name: str, path: Path) -> None:
    best = 0.0
    for _ in range(3):
        began = time.perf_counter()
        taken = [len(found.data) for found in records_in(path) if isinstance(found, Taken)]
        best = max(best, sum(taken) / 1e6 / (time.perf_counter() - began))
    print(f"{name:24} {len(taken):6,} records {best:8.0f} MB/s")


def main() -> None:
    for path in FILES:
        measure(path.name, path)
    lines = [f.data for path in FILES for f in records_in(path) if isinstance(f, Taken)]
    with tempfile.TemporaryDirectory() as folder:
        for name, content in layouts(lines):
            path = Path(folder) / "records.json"
            path.write_bytes(content)
            measure(name, path)


if __name__ == "__main__":
    main()
