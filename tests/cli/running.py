"""Running the command line as a person does: another process, a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import msgspec

from tests.mirror.records import record

OF_THE_TESTS = ("DATABASE_URL", "PLAINTRIAL_DATA", "PLAINTRIAL_SECRET_KEY", "DJANGO_SETTINGS_MODULE")


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    def json(self):
        return msgspec.json.decode(self.out)


def plaintrial(*words: str, folder: Path | None = None, stdin: bytes = b"", **environment: str) -> Ran:
    """Run ``plaintrial words``; never on the database of the tests themselves."""
    base = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
    if folder is not None:
        base["PLAINTRIAL_DATA"] = str(folder)
    ran = subprocess.run(
        [sys.executable, "-m", "plaintrial.cli", *words],
        env={**base, **environment},
        input=stdin,
        capture_output=True,
        timeout=300,
    )
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def ndjson(*records: object) -> bytes:
    return b"\n".join(msgspec.json.encode(one) for one in records)


def three_studies() -> bytes:
    return ndjson(*(record(nct=f"NCT9998000{n}", title=f"Study {n}") for n in (1, 2, 3)))
