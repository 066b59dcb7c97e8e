"""The ways the emulated registry can be made to misbehave, each by its name.

A fault is switched on for a number of requests (``times``; None: until cleared), for paths that hold a text, after
a number of such requests went well.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Protocol

import msgspec

from plaintrial.testing.emulated.reply import JSON, TEXT, Reply

_MAINTENANCE = b"<!doctype html><html><title>Scheduled maintenance</title><p>We will be back soon.</p></html>"
_OVERSIZED = 300 * 1024 * 1024


class Wire(Protocol):
    """What a fault does its mischief with: the connection of one request."""

    def send(self, reply: Reply, *, announced: int | None = None) -> None:
        """Send a reply; ``announced`` is a false Content-Length."""

    def drip(self, data: bytes, seconds: float) -> None:
        """Send bytes one at a time, ``seconds`` apart."""

    def wait(self, seconds: float) -> None:
        """Do nothing, or until the emulator stops."""

    def hang_up(self) -> None:
        """End the connection at once."""


class Mischief(msgspec.Struct, frozen=True):
    """One request that meets a fault: the connection, what would have been answered, the fault's value."""

    wire: Wire
    reply: Reply
    value: str


Act = Callable[[Mischief], None]


class Fault(msgspec.Struct):
    """A fault that is switched on."""

    name: str
    value: str = ""
    times: int | None = 1
    path: str = ""
    after: int = 0


def _too_many(m: Mischief) -> None:
    headers = (("Retry-After", m.value),) if m.value else ()
    m.wire.send(Reply(429, TEXT, b"Too many requests", headers))


def _status(m: Mischief) -> None:
    status, _, retry_after = m.value.partition(":")
    headers = (("Retry-After", retry_after),) if retry_after else ()
    m.wire.send(Reply(int(status or 503), TEXT, b"The service is not available", headers))


def _truncated(m: Mischief) -> None:
    m.wire.send(msgspec.structs.replace(m.reply, body=m.reply.body[: int(m.value or len(m.reply.body) // 2)]))


def _cut_off(m: Mischief) -> None:
    m.wire.send(
        msgspec.structs.replace(m.reply, body=m.reply.body[: len(m.reply.body) // 2]), announced=len(m.reply.body)
    )
    m.wire.hang_up()


def _maintenance(m: Mischief) -> None:
    m.wire.send(Reply(200, "text/html; charset=utf-8", _MAINTENANCE))


def _wrong_type(m: Mischief) -> None:
    m.wire.send(msgspec.structs.replace(m.reply, type=m.value or "application/octet-stream"))


def _drip(m: Mischief) -> None:
    m.wire.send(msgspec.structs.replace(m.reply, body=b""), announced=len(m.reply.body))
    m.wire.drip(m.reply.body, float(m.value or 1))


def _drip_head(m: Mischief) -> None:
    m.wire.drip(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 100_000, float(m.value or 1))


def _hang(m: Mischief) -> None:
    m.wire.wait(float(m.value or 3600))
    m.wire.hang_up()


def _oversized(m: Mischief) -> None:
    m.wire.send(msgspec.structs.replace(m.reply, body=m.reply.body + b" " * int(m.value or _OVERSIZED)))


def _redirect(m: Mischief) -> None:
    m.wire.send(Reply(302, TEXT, b"", (("Location", m.value or "http://169.254.169.254/latest/meta-data/"),)))


def _cookie(m: Mischief) -> None:
    cookie = ("Set-Cookie", m.value or "session=follow-me; Path=/; Max-Age=31536000")
    m.wire.send(msgspec.structs.replace(m.reply, headers=(*m.reply.headers, cookie)))


def _reset(m: Mischief) -> None:
    m.wire.hang_up()


def _changed_page(change: Callable[[dict[str, object], str], object]) -> Act:
    def act(m: Mischief) -> None:
        page: dict[str, object] = msgspec.json.decode(m.reply.body) if m.reply.type == JSON else {}
        change(page, m.value)
        m.wire.send(msgspec.structs.replace(m.reply, body=msgspec.json.encode(page)))

    return act


FAULTS: Mapping[str, Act] = {
    "too-many": _too_many,
    "status": _status,
    "truncated": _truncated,
    "cut-off": _cut_off,
    "maintenance": _maintenance,
    "wrong-type": _wrong_type,
    "drip": _drip,
    "drip-head": _drip_head,
    "hang": _hang,
    "oversized": _oversized,
    "redirect": _redirect,
    "cookie": _cookie,
    "reset": _reset,
    "wrong-count": _changed_page(lambda page, value: page.update(totalCount=int(value or 0))),
    "empty-page": _changed_page(lambda page, _: page.update(studies=[])),
    "same-token": _changed_page(lambda page, value: page.update(nextPageToken=value or "again")),
    "no-studies": _changed_page(lambda page, _: page.pop("studies", None)),
}
"""Values: too-many and status take Retry-After ("503:120"), truncated a length, drip and hang seconds, oversized
bytes, redirect and cookie their header, wrong-count a number."""


class Faults:
    """The faults switched on, in the order they were. The first that concerns a request is the one it meets."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._on: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Switch one on. ``ValueError`` for a name there is not."""
        if fault.name not in FAULTS:
            raise ValueError(f"no fault {fault.name!r}; there are {', '.join(FAULTS)}")
        with self._lock:
            self._on.append(fault)

    def clear(self) -> None:
        """Switch all off."""
        with self._lock:
            self._on.clear()

    def met_by(self, path: str) -> Fault | None:
        """The fault this request meets, counted as met."""
        with self._lock:
            for fault in self._on:
                if fault.path in path and self._counts(fault):
                    return fault
        return None

    def _counts(self, fault: Fault) -> bool:
        if fault.after > 0:
            fault.after -= 1
            return False
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self._on.remove(fault)
        return True


def read_fault(text: str) -> Fault:
    """A fault as written on a command line: ``NAME``, ``NAME=VALUE``, either with ``*TIMES`` (``*`` alone: always)."""
    named, star, times = text.partition("*")
    name, _, value = named.partition("=")
    return Fault(name, value, times=(int(times) if times else None) if star else 1)
