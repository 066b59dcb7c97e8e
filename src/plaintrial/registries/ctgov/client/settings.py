"""How the client behaves: numbers an operator may change."""

from __future__ import annotations

import msgspec

from plaintrial.registries.ctgov.client.endpoints import LARGEST_PAGE

_MB = 1024 * 1024


class ClientSettings(msgspec.Struct, frozen=True):
    """Times in seconds, sizes in bytes (after unpacking).

    ``pace`` is the least time between two requests, retries included; a little over 1 keeps the average under one
    request a second. ``page_deadline`` bounds one request as a whole, however slowly the answer drips.
    ``failures`` in a row, over all requests, open the circuit: then nothing is asked for ``circuit_rest``.
    """

    page_size: int = LARGEST_PAGE
    pace: float = 1.05
    connect_timeout: float = 6.0
    read_timeout: float = 30.0
    page_deadline: float = 120.0
    page_bytes: int = 512 * _MB
    record_bytes: int = 64 * _MB
    failures: int = 5
    tries_before_first_answer: int = 2
    circuit_rest: float = 15 * 60.0
    first_wait: float = 2.0
    longest_wait: float = 60.0
    shortest_retry_after: float = 1.0
    longest_retry_after: float = 15 * 60.0
