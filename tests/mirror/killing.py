"""Starting a command on a mirror of its own, killing it at a random moment, and saying what the mirror then holds."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import msgspec

from plaintrial.sample import sample_lines


def many_records(copies: int) -> list[bytes]:
    """The sample registry's versions, oldest first, ``copies`` times under other ids, as NDJSON lines."""
    lines = []
    for line in sample_lines():
        study = msgspec.json.decode(line)["study"]
        for copy in range(copies):
            number = int(study["protocolSection"]["identificationModule"]["nctId"][3:]) % 10_000
            study["protocolSection"]["identificationModule"]["nctId"] = f"NCT{90_000_000 + copy * 10_000 + number}"
            lines.append(msgspec.json.encode(study))
    return lines


def start(folder: Path, *words: str, **environment: str) -> subprocess.Popen[bytes]:
    """Start a command in a process group of its own."""
    base = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.Popen(
        [sys.executable, "-m", "plaintrial.cli", *words, "--data", str(folder)],
        env={**base, "PLAINTRIAL_DATA": str(folder), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def kill_after(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Kill -9 the whole group after a while; False when it had ended by itself."""
    time.sleep(seconds)
    ended = process.poll() is not None
    if not ended:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return not ended


def finish(process: subprocess.Popen[bytes]) -> bytes:
    """Let a command end; its output."""
    out, err = process.communicate()
    assert process.returncode == 0, err.decode()
    return out


def held(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Every study's versions in order, as (hash, as of); what readers see of the mirror."""
    with closing(sqlite3.connect(folder / "mirror.sqlite3")) as database:
        rows = database.execute(
            "SELECT s.registry_id, v.study_hash, v.as_of FROM mirror_version v JOIN mirror_study s ON s.id = v.study_id"
            " ORDER BY s.registry_id, v.as_of, v.id"
        ).fetchall()
    studies: dict[str, list[tuple[str, str]]] = {}
    for nct, study_hash, as_of in rows:
        studies.setdefault(nct, []).append((study_hash, as_of))
    return studies


def flaws(folder: Path) -> list[str]:
    """What must never be: a half-written study, a content nobody needs, a count that does not add up."""
    checks = {
        "a study without a version": "SELECT count(*) FROM mirror_study s WHERE NOT EXISTS"
        " (SELECT 1 FROM mirror_version v WHERE v.study_id = s.id)",
        "a version without its content": "SELECT count(*) FROM mirror_version v WHERE NOT EXISTS"
        " (SELECT 1 FROM mirror_content c WHERE c.address = v.content_id)",
        "a content without a version": "SELECT count(*) FROM mirror_content c WHERE NOT EXISTS"
        " (SELECT 1 FROM mirror_version v WHERE c.address = v.content_id)",
        "a study that miscounts its changes": "SELECT count(*) FROM mirror_study s WHERE times_changed + 1 <>"
        " (SELECT count(*) FROM mirror_version v WHERE v.study_id = s.id)",
        "a version that the outbox did not tell": "SELECT count(*) FROM mirror_version v WHERE NOT EXISTS"
        " (SELECT 1 FROM mirror_outbox o WHERE o.version_id = v.id)",
        "a study that shows another version than its last": "SELECT count(*) FROM mirror_study s WHERE study_hash <>"
        " (SELECT study_hash FROM mirror_version v WHERE v.study_id = s.id ORDER BY as_of DESC, id DESC LIMIT 1)",
    }
    with closing(sqlite3.connect(folder / "mirror.sqlite3")) as database:
        found = {name: database.execute(query).fetchone()[0] for name, query in checks.items()}
        found["damage"] = database.execute("PRAGMA integrity_check").fetchone()[0] != "ok"
    return [name for name, count in found.items() if count]


def moments(seed: int, count: int, longest: float) -> list[float]:
    """``count`` random moments, the same ones for the same seed."""
    return [random.Random(seed * 1_000 + n).uniform(0.3, longest) for n in range(count)]
