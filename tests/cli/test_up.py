"""``up``, the main job, as a newcomer starts it: with a registry, without one, stopped, started again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

from plaintrial.testing.registry_emulator import RegistryEmulator
from tests.cli.running import OF_THE_TESTS, plaintrial
from tests.mirror.records import record


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def page(port, path="/"):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
        return answer.read().decode()


def children_of(group):
    listing = subprocess.run(["ps", "-eo", "pgid="], capture_output=True, text=True).stdout
    return listing.split().count(str(group))


@contextmanager
def up(folder, *words, **environment):
    port = free_port()
    base = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
    process = subprocess.Popen(
        [sys.executable, "-m", "plaintrial.cli", "up", "--port", str(port), "--data", str(folder), *words],
        env={**base, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        wait_until_served(port, process)
        yield port, process
    finally:
        if children_of(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


READY_IN = 300
"""Seconds, on a machine that does much else: what is waited for is the answer, not the time."""


def wait_until_served(port, process):
    deadline = time.monotonic() + READY_IN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            page(port, "/healthz")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError(
        process.stdout.read().decode() if process.poll() is not None else f"not served in {READY_IN} s"
    )


def test_without_a_registry_it_shows_the_sample_and_says_so(tmp_path):
    nowhere = f"http://127.0.0.1:{free_port()}/api/v2"
    with up(tmp_path / "data", PLAINTRIAL_REGISTRY=nowhere) as (port, _):
        home, study = page(port), page(port, "/studies/NCT99990001")
    assert "Made-up studies" in home
    assert "NCT99990001" in study


def test_offline_asks_nobody(tmp_path):
    with RegistryEmulator([record()]) as registry:
        with up(tmp_path, "--offline", PLAINTRIAL_REGISTRY=registry.url) as (port, _):
            assert "Made-up studies" in page(port)
        assert registry.requests == []


def test_with_a_registry_it_mirrors_the_condition_and_serves_it(tmp_path):
    words = ("--condition", "lupus")
    with (
        RegistryEmulator([record(title="Rest for lupus")]) as registry,
        up(tmp_path, *words, PLAINTRIAL_REGISTRY=registry.url) as (port, _),
    ):
        assert "Rest for lupus" in page(port, "/studies")
        assert "Made-up studies" not in page(port)


def how_slow():
    """How many times longer than on a quiet machine a process takes to start and end here and now; 1 at least."""
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", ""], check=True)
    return max(1.0, (time.monotonic() - begun) / 0.1)


def test_told_to_end_it_ends_soon_and_leaves_nothing_running(tmp_path):
    with up(tmp_path, "--offline") as (_, process):
        slowness = how_slow()
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=READY_IN) == 0
        assert time.monotonic() - begun < 5 * max(slowness, how_slow())
        assert children_of(process.pid) == 0


def servers_of(group):
    listing = subprocess.run(["ps", "-eo", "pid=,pgid=,args="], capture_output=True, text=True).stdout
    rows = [line.split(None, 2) for line in listing.splitlines()]
    return [
        int(pid) for pid, pgid, args in rows if pgid == str(group) and "granian" in args and "with_parent" not in args
    ]


def test_a_server_that_was_killed_is_served_again(tmp_path):
    with up(tmp_path, "--offline") as (port, process):
        for server in servers_of(process.pid):
            os.kill(server, signal.SIGKILL)
        time.sleep(1)
        wait_until_served(port, process)
        assert "Made-up studies" in page(port)
        assert process.poll() is None


def test_a_taken_port_is_one_line(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for words in (("up", "--offline"), ("serve",)):
            ran = plaintrial(*words, "--port", str(port), folder=tmp_path)
            assert ran.code == 2
            assert "Name another with --port" in ran.err
            assert ran.err.count("\n") == 1


@pytest.mark.parametrize("words", [("sync", "--condition", "lupus"), ("sync", "--all", "--json")])
def test_a_sync_on_the_command_line(tmp_path, words):
    with RegistryEmulator([record(), record(nct="NCT99980002")]) as registry:
        ran = plaintrial(*words, folder=tmp_path, PLAINTRIAL_REGISTRY=registry.url)
    assert ran.code == 0, ran.err
    assert ('"new": 2' if "--json" in words else "2 new, 0 changed") in ran.out


def test_a_sync_without_a_registry_is_one_line_and_exit_1(tmp_path):
    nowhere = f"http://127.0.0.1:{free_port()}/api/v2"
    ran = plaintrial("sync", "--condition", "lupus", folder=tmp_path, PLAINTRIAL_REGISTRY=nowhere)
    assert ran.code == 1
    assert "cannot be reached" in ran.err
    assert "Traceback" not in ran.err


def test_a_sample_never_goes_into_a_mirror_of_real_studies(tmp_path):
    with RegistryEmulator([record()]) as registry:
        plaintrial("sync", "--condition", "lupus", folder=tmp_path, PLAINTRIAL_REGISTRY=registry.url)
    ran = plaintrial("sample", folder=tmp_path)
    assert ran.code == 2
    assert "holds real studies" in ran.err
