"""A registry on this machine: a faithful ClinicalTrials.gov API v2 over any records, with switches for faults.

In a test::

    with RegistryEmulator(records) as registry:
        client = CtgovClient(ClientSettings(base_url=registry.url))
        registry.fault("status", 503, times=2)
        registry.replace(newer_record)

From a shell::

    python -m plaintrial.testing.registry_emulator studies.ndjson.gz --port 8099 --fault too-many=120

What it does not emulate (places, aggregations, CSV) it answers with 501, never with a guess. Where the registry's
behaviour is not documented, docs/registry-client.md says what was assumed.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

from plaintrial.registries.ctgov.intake import Taken, records_in
from plaintrial.testing.emulated.answers import API, Answers
from plaintrial.testing.emulated.faults import FAULTS, Fault, Faults, read_fault
from plaintrial.testing.emulated.holdings import Holdings, Record
from plaintrial.testing.emulated.reply import Reply
from plaintrial.testing.emulated.server import Request, Server

_DATA_TIMESTAMP = "2026-01-05T09:00:05"


class RegistryEmulator:
    """Serves records from ``with`` to its end. Records are bytes or decoded; the same id twice is two versions.

    ``url`` is the base URL for a client. ``requests`` lists every request so far. ``clock`` stamps them: hand in a
    virtual one to check politeness without waiting. ``data_timestamp`` is an ISO moment without a zone, as theirs.
    """

    def __init__(
        self,
        records: Iterable[Record] | str | Path = (),
        *,
        port: int = 0,
        data_timestamp: str = _DATA_TIMESTAMP,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        from_file = isinstance(records, str | Path)
        self.holdings = Holdings(_records_of(records) if from_file else records, data_timestamp)  # type: ignore[arg-type]
        self.requests: list[Request] = []
        self._answers = Answers(self.holdings)
        self._faults = Faults()
        self._later: list[tuple[int, Callable[[], object]]] = []
        self._lock = threading.Lock()
        self._server = Server(port, self._respond, clock)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="registry-emulator")

    @property
    def url(self) -> str:
        """The base URL, ``http://127.0.0.1:PORT/api/v2``."""
        return f"http://127.0.0.1:{self._server.server_address[1]}{API}"

    def __enter__(self) -> RegistryEmulator:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.stop()
        self._thread.join()

    def replace(self, record: Record, nct_id: str | None = None) -> None:
        """Show a newer version of a record, or a new record. ``nct_id`` allows bytes that are no sound record."""
        self.holdings.put(record, nct_id)

    def remove(self, nct_id: str) -> None:
        """Show a record no longer."""
        self.holdings.remove(nct_id)

    def alias(self, old: str, new: str) -> None:
        """Redirect one id to another; two that point at each other make a loop."""
        self.holdings.alias(old, new)

    def advance(self, data_timestamp: str | None = None) -> str:
        """Date the data anew: the moment given, else a day later. Returns it."""
        return self.holdings.advance(data_timestamp)

    def expire_tokens(self) -> None:
        """From now on a page token dies when the data change (else it goes on over the data it was made for)."""
        self._answers.keep_tokens = False

    def fault(
        self, name: str, value: object = "", *, times: int | None = 1, path: str = "", after: int = 0
    ) -> RegistryEmulator:
        """Misbehave as ``emulated.faults.FAULTS`` names it. Returns itself, so that faults can be listed in a row."""
        self._faults.add(Fault(name, str(value), times, path, after))
        return self

    def clear_faults(self) -> None:
        """Behave again."""
        self._faults.clear()

    def after_requests(self, count: int, act: Callable[[], object]) -> None:
        """Do something once ``count`` more requests were answered: change the data in mid-run."""
        with self._lock:
            self._later.append((len(self.requests) + count, act))

    def _respond(self, request: Request) -> tuple[Reply, Fault | None]:
        with self._lock:
            due = [act for at, act in self._later if at <= len(self.requests)]
            self._later = [(at, act) for at, act in self._later if at > len(self.requests)]
            for act in due:
                act()
            self.requests.append(request)
        return self._answers.answer(request.path, request.query), self._faults.met_by(request.path)


def _records_of(path: str | Path) -> Iterator[bytes]:
    for found in records_in(path):
        if isinstance(found, Taken):
            yield found.data


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve files until interrupted."""
    parser = argparse.ArgumentParser(
        prog="python -m plaintrial.testing.registry_emulator",
        description="A ClinicalTrials.gov API v2 on this machine, over records from files.",
        epilog=f"Faults: {', '.join(FAULTS)}. Example: --fault status=503*5",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="records: NDJSON, JSON, .gz or .zip")
    parser.add_argument("--port", type=int, default=0, help="default: any free port")
    parser.add_argument("--fault", action="append", default=[], metavar="NAME[=VALUE][*TIMES]", help="misbehave")
    parser.add_argument("--data-timestamp", default=_DATA_TIMESTAMP, help="the date of the data")
    asked = parser.parse_args(arguments)
    records = (record for file in asked.files for record in _records_of(file))
    with RegistryEmulator(records, port=asked.port, data_timestamp=asked.data_timestamp) as registry:
        for text in asked.fault:
            fault = read_fault(text)
            registry.fault(fault.name, fault.value, times=fault.times)
        sys.stdout.write(f"{registry.url} serves {len(registry.holdings):,} studies; stop with Ctrl-C\n")
        sys.stdout.flush()
        _until_interrupted()


def _until_interrupted() -> None:
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
