"""``plaintrial up``: the main job. Prepare, mirror, serve, and keep the mirror fresh while it serves."""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

import click

from plaintrial.cli.database import with_mirror
from plaintrial.cli.options import data_option
from plaintrial.cli.serve import refuse_taken_port, server_command
from plaintrial.cli.terminal import say
from plaintrial.deployment import SQLITE_FILE, data_folder, smtp_url
from plaintrial.mirror import queries
from plaintrial.sample import sample_path

FIRST_CONDITION = "lupus"
_BETWEEN_SYNCS = 6 * 3600
_BETWEEN_TRIES = 15 * 60
_BETWEEN_HISTORIES = 10 * 60
_BETWEEN_WORKERS = 30
_SERVER_FIRST = 2.0
_STARTS_WITHIN = 30.0
_MOST_RESTARTS = 5
_RESTARTS_COUNT_FOR = 120.0
_SAMPLE_FOLDER = "sample"
_STAMP = "sample-loaded"
_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")


@click.command("up")
@click.option("--condition", metavar="TERM", help=f"Mirror studies of this condition [default: {FIRST_CONDITION}].")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to serve on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on.")
@click.option("--offline", is_flag=True, help="Do not ask the registry: serve what is here, or the sample.")
@data_option
@with_mirror
def command(condition: str | None, port: int, host: str, offline: bool) -> int:
    """Mirror studies from the registry and serve them. Without a network it serves a made-up sample, and says so.

    Example: plaintrial up --condition lupus
    """
    refuse_taken_port(host, port)
    held = queries.mirror_state().studies > 0
    site = _Site(host, port, condition or FIRST_CONDITION)
    site.end_when_told()
    shown_before = (_sample_folder() / SQLITE_FILE).exists()
    if not held and not offline and not shown_before:
        say(f"Mirroring studies of {site.condition} from ClinicalTrials.gov. This can take a few minutes.")
        site.sync()
        held = queries.mirror_state().studies > 0
    if site.ended:
        return 0
    if not held:
        say("Showing the sample: about 60 made-up studies, none of them real.")
    return site.run(sample=not held, offline=offline, just_tried=not (held or shown_before))


def _sample_folder() -> Path:
    return data_folder() / _SAMPLE_FOLDER


class _Site:
    """The server, with sync and worker beside it, as child processes: one can fail or be killed without the others."""

    def __init__(self, host: str, port: int, condition: str) -> None:
        self.host, self.port, self.condition = host, port, condition
        self.children: list[subprocess.Popen[bytes]] = []
        self.restarts: list[float] = []
        self.worker_again = 0.0
        self.ended = False

    def end_when_told(self) -> None:
        """From now on a signal to end also ends the children."""
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._end)

    def sync(self) -> None:
        """Bring the mirror up to date, as far as that works."""
        syncing = self._start("sync", "--condition", self.condition, "--if-new")
        while syncing.poll() is None and not self.ended:
            time.sleep(0.1)
        if self.ended:
            self._stop_children()

    def run(self, *, sample: bool, offline: bool, just_tried: bool) -> int:
        """Serve until told to end. The exit code of the server."""
        server = self._serve(sample)
        # The page first: the worker starts once the server has had the machine to itself.
        worker: subprocess.Popen[bytes] | None = None
        self.worker_again = time.monotonic() + _SERVER_FIRST
        syncing: subprocess.Popen[bytes] | None = None
        if not sample:
            self._start("reread", quiet=True)
        due = time.monotonic() + (_BETWEEN_TRIES if just_tried else 0)
        histories_due = due + _BETWEEN_HISTORIES
        while not self.ended:
            if server.poll() is not None:
                if not self._may_restart():
                    break
                server = self._serve(sample)
            if (worker is None or worker.poll() is not None) and time.monotonic() >= self.worker_again:
                worker = self._work(sample)
            if not offline and syncing is None and time.monotonic() >= due:
                syncing = self._start("sync", "--condition", self.condition, "--if-new", quiet=True)
            if not (offline or sample) and syncing is None and time.monotonic() >= histories_due:
                histories_due = time.monotonic() + _BETWEEN_HISTORIES
                self._start("sync", "--opened", quiet=True)
            if syncing is not None and (code := syncing.poll()) is not None:
                due = time.monotonic() + (_BETWEEN_TRIES if code else _BETWEEN_SYNCS)
                syncing = None
                if code == 0:
                    self._start("reread", quiet=True)
                if sample and code == 0:
                    server, sample = self._instead_of(server), False
                    if worker is not None:
                        worker.terminate()
                    worker, self.worker_again = None, time.monotonic() + _SERVER_FIRST
            time.sleep(0.2)
        self._stop_children()
        return 0 if self.ended else server.returncode or 0

    def _may_restart(self) -> bool:
        """Whether a server that ended by itself is started again: not when it keeps ending."""
        now = time.monotonic()
        self.restarts = [moment for moment in self.restarts if now - moment < _RESTARTS_COUNT_FOR]
        self.restarts.append(now)
        return len(self.restarts) <= _MOST_RESTARTS

    def _instead_of(self, server: subprocess.Popen[bytes]) -> subprocess.Popen[bytes]:
        say("The registry answered: the sample gives way to the real mirror.")
        server.terminate()
        server.wait()
        return self._serve(sample=False)

    def _environment(self, sample: bool) -> dict[str, str]:
        """What server and worker see. Without a mail host, mail goes to a mailbox that only this machine is shown."""
        environment = dict(os.environ)
        # A site that was given a name of its own is for others, behind a proxy of which this process knows nothing.
        own = self.host in _THIS_MACHINE and not ({"PLAINTRIAL_BASE_URL", "PLAINTRIAL_HOSTS"} & set(environment))
        environment.setdefault("PLAINTRIAL_BASE_URL", f"http://localhost:{self.port}")
        environment["PLAINTRIAL_DEV_MAIL"] = "1" if own and smtp_url() is None else "0"
        if sample:
            environment |= {"PLAINTRIAL_DATA": str(self._sample_mirror()), "PLAINTRIAL_SAMPLE": "1"}
            environment.pop("DATABASE_URL", None)
        return environment

    def _work(self, sample: bool) -> subprocess.Popen[bytes]:
        """The worker beside the server, on the same mirror: it sends what people asked to be told."""
        self.worker_again = time.monotonic() + _BETWEEN_WORKERS
        return self._child([sys.executable, "-m", "plaintrial.cli", "work"], self._environment(sample))

    def _serve(self, sample: bool) -> subprocess.Popen[bytes]:
        server = self._child(server_command(self.host, self.port, 1), self._environment(sample))
        if self._answers(server):
            shown = "localhost" if self.host == "127.0.0.1" else self.host
            say(f"Serving at http://{shown}:{self.port} - stop with Ctrl+C")
        return server

    def _answers(self, server: subprocess.Popen[bytes]) -> bool:
        """Wait until the server takes connections; False when it ended or took none for half a minute."""
        host = "127.0.0.1" if self.host == "0.0.0.0" else self.host  # noqa: S104 - compared, not bound
        given_up = time.monotonic() + _STARTS_WITHIN
        while server.poll() is None and not self.ended and time.monotonic() < given_up:
            try:
                socket.create_connection((host, self.port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return True
        return False

    def _sample_mirror(self) -> Path:
        folder = _sample_folder()
        stamp = hashlib.sha256(sample_path().read_bytes()).hexdigest()
        if (folder / _STAMP).exists() and (folder / _STAMP).read_text() == stamp:
            return folder
        environment = {**os.environ, "PLAINTRIAL_DATA": str(folder)}
        environment.pop("DATABASE_URL", None)
        words = [sys.executable, "-m", "plaintrial.cli", "sample", "--data", str(folder)]
        subprocess.run(words, env=environment, check=True)  # noqa: S603 - our own command, no text from outside
        (folder / _STAMP).write_text(stamp)
        return folder

    def _start(self, *words: str, quiet: bool = False) -> subprocess.Popen[bytes]:
        return self._child([sys.executable, "-m", "plaintrial.cli", *words], dict(os.environ), quiet=quiet)

    def _child(self, words: list[str], environment: dict[str, str], *, quiet: bool = False) -> subprocess.Popen[bytes]:
        out = subprocess.DEVNULL if quiet else None
        child = subprocess.Popen(  # noqa: S603 - our own commands
            [sys.executable, "-m", "plaintrial.cli.with_parent", *words], env=environment, stdout=out
        )
        self.children.append(child)
        return child

    def _end(self, signum: int, frame: FrameType | None) -> None:
        del signum, frame
        self.ended = True

    def _stop_children(self) -> None:
        running = [child for child in self.children if child.poll() is None]
        for child in running:
            child.terminate()
        deadline = time.monotonic() + 4
        for child in running:
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
