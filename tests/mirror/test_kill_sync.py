"""``sync`` killed with -9 at random moments goes on where it was and ends like one never killed. ``make kill``."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import count

import msgspec
import pytest

from plaintrial.testing.registry_emulator import RegistryEmulator
from tests.mirror.killing import finish, flaws, held, kill_after, many_records, moments
from tests.mirror.test_kill_load import KILLS_A_ROUND, WANTED, held_or_none


def newest(lines):
    """The newest version of every study, and the one before it."""
    versions: dict[str, list[bytes]] = {}
    for line in lines:
        nct = msgspec.json.decode(line)["protocolSection"]["identificationModule"]["nctId"]
        versions.setdefault(nct, []).append(line)
    return [some[-1] for some in versions.values()], [some[-2] for some in versions.values() if len(some) > 1]


def start(folder, url):
    base = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.mirror.sync_quickly", url],
        env={**base, "PLAINTRIAL_DATA": str(folder), "PYTHONPATH": "src:."},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


@pytest.mark.slow
def test_a_sync_killed_100_times_loses_nothing_and_invents_nothing(tmp_path):
    now, before = newest(many_records(copies=15))
    killed = 0
    for turn in count():
        if killed >= WANTED:
            break
        # First the registry as it was, synced whole; then it moves on, and the second sync is killed again and again.
        with RegistryEmulator([*now, *before]) as registry:
            folder, whole = tmp_path / f"killed {turn}", tmp_path / f"whole {turn}"
            for mirror in (folder, whole):
                finish(start(mirror, registry.url))
            for record in now:
                registry.replace(record)
            registry.advance()
            begun = time.monotonic()
            finish(start(whole, registry.url))
            took = time.monotonic() - begun
            for moment in moments(turn + 100, KILLS_A_ROUND, took):
                killed += kill_after(start(folder, registry.url), moment)
                if held_or_none(folder) is not None:
                    assert flaws(folder) == []
            finish(start(folder, registry.url))
        assert held(folder) == held(whole)
        assert flaws(folder) == []
    print(f"killed {killed} times in {turn} rounds")
