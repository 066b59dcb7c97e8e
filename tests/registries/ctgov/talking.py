"""A client and an emulated registry that share one virtual time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from plaintrial.registries.ctgov.client import ClientSettings, CtgovClient
from plaintrial.testing.registry_emulator import RegistryEmulator
from plaintrial.testing.virtual_time import VirtualTime


def study(number: int, condition: str = "Lupus", **identification: Any) -> dict[str, Any]:
    return {
        "protocolSection": {
            "identificationModule": {"nctId": nct(number), "briefTitle": f"Study {number}", **identification},
            "statusModule": {"overallStatus": "RECRUITING", "lastUpdatePostDateStruct": {"date": "2025-01-02"}},
            "conditionsModule": {"conditions": [condition]},
        }
    }


def nct(number: int) -> str:
    return f"NCT{number:08d}"


STUDIES = [*(study(n) for n in range(1, 24)), *(study(n, "Asthma") for n in range(24, 31))]


class Talk:
    """``registry`` answers ``client``; ``time`` passes at once. ``more`` makes another client of the same registry."""

    def __init__(self, registry: RegistryEmulator, time: VirtualTime) -> None:
        self.registry = registry
        self.time = time
        self.clients: list[CtgovClient] = []
        self.client = self.more()

    def more(self, contact: str | None = None, **settings: Any) -> CtgovClient:
        told = ClientSettings(**{"page_size": 10, **settings})
        client = CtgovClient(self.registry.url, contact=contact, settings=told, waits=self.time, clock=self.time)
        self.clients.append(client)
        return client

    def asked_at(self) -> list[float]:
        """When each request came, in virtual seconds."""
        return [request.at for request in self.registry.requests]


@contextmanager
def talking(records: Iterable[Any] = STUDIES) -> Iterator[Talk]:
    time = VirtualTime()
    with RegistryEmulator(records, clock=time.monotonic) as registry:
        talk = Talk(registry, time)
        yield talk
        for client in talk.clients:
            client.close()
