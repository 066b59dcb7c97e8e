"""``plaintrial sync`` lets searches find what it kept while it still waits for the rest."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from plaintrial.registries.ctgov.client.settings import LARGEST_PAGE
from plaintrial.search import Asked, open_index, search
from plaintrial.testing.registry_emulator import RegistryEmulator
from tests.cli.running import OF_THE_TESTS
from tests.mirror.records import record

ON_THE_SECOND_PAGE = 2


def start(folder, url):
    environment = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
    return subprocess.Popen(
        [sys.executable, "-m", "plaintrial.cli", "sync", "--condition", "lupus", "--json"],
        env={**environment, "PLAINTRIAL_DATA": str(folder), "PLAINTRIAL_REGISTRY": url},
        stdout=subprocess.DEVNULL,
    )


def until(true, seconds=120):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def found():
    return search(Asked(text="lupus")).total if open_index() else 0


def test_studies_of_the_first_page_are_found_while_the_second_is_waited_for(tmp_path, monkeypatch):
    monkeypatch.setenv("PLAINTRIAL_DATA", str(tmp_path))
    studies = [record(nct=f"NCT9998{n:04}") for n in range(LARGEST_PAGE + ON_THE_SECOND_PAGE)]
    with RegistryEmulator(studies) as registry:
        registry.fault("hang", path="/studies", after=1)
        sync = start(tmp_path, registry.url)
        try:
            until(lambda: found() or sync.poll() is not None)
            assert sync.poll() is None
            assert found() == LARGEST_PAGE
        finally:
            sync.kill()
            sync.wait()
