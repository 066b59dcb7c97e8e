"""The real site for the browser tests: records loaded by the command, served by the real server, on loopback."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

OUTSIDE_NAME = "plain.test"
"""A name that the browser is told to find on loopback: a site served without https, off this machine."""
_START_SECONDS = 60


@contextmanager
def served(folder: Path, records: list[Mapping[str, Any]]) -> Iterator[str]:
    """The address of a running site that holds ``records``."""
    made = folder / "records.ndjson"
    made.write_bytes(b"\n".join(msgspec.json.encode(record) for record in records))
    surroundings = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    surroundings |= {
        "PLAINTRIAL_DATA": str(folder / "data"),
        "PLAINTRIAL_HOSTS": f"127.0.0.1,{OUTSIDE_NAME}",
        "PLAINTRIAL_SECRET_KEY": "only-for-tests-only-for-tests-only-for-tests",
    }
    for words in (("load", str(made), "--json"), ("index",)):
        subprocess.run(_command(*words), env=surroundings, check=True, capture_output=True)
    port = _free_port()
    running = subprocess.Popen(_command("serve", "--port", str(port)), env=surroundings, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(20)


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "plaintrial.cli", *words]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            if asked(port, "GET", "/healthz")[0] == 200:
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
        time.sleep(0.1)


def asked(port: int, method: str, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, dict[str, str]]:
    """Status and headers of a request sent to the letter, as no browser would send it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, headers=dict(headers or {}))
        answer = connection.getresponse()
        answer.read()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}
    finally:
        connection.close()
