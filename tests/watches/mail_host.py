"""A real SMTP host on this machine that can be told to misbehave (aiosmtpd)."""

from __future__ import annotations

import email
import email.policy
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class Host:
    """What came in, and what is answered. ``rcpt`` and ``data``: answers to give, one a time, before the usual one."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, bytes]] = []
        self.tries: list[str] = []
        self.rcpt: list[str] = []
        self.of_address: dict[str, str] = {}
        self.mail: list[str] = []
        self.data: list[str] = []
        self.after_data: list[str] = []
        self.port = 0
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def messages(self) -> list[EmailMessage]:
        return [email.message_from_bytes(data, policy=email.policy.default) for _, data in self.taken]

    def to(self) -> list[str]:
        return [address for address, _ in self.taken]

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.mail:
            return self._say(self.mail.pop(0), server)
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        with self._lock:
            self.tries.append(address)
        if address in self.of_address:
            return self.of_address[address]
        if self.rcpt:
            return self._say(self.rcpt.pop(0), server)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.data:
            return self._say(self.data.pop(0), server)
        with self._lock:
            self.taken += [(address, bytes(envelope.content)) for address in envelope.rcpt_tos]
        if self.after_data:
            # Taken, and the connection dropped before a word is said.
            self.after_data.pop(0)
            server.transport.abort()
        return "250 2.0.0 taken"

    def _say(self, answer: str, server: Any) -> str:
        if answer.startswith("421"):
            server.transport.write(answer.encode() + b"\r\n")
            server.transport.close()
        return answer


class _Quick(Controller):
    """Waits for nothing but what is really there."""

    def factory(self) -> SMTP:
        return SMTP(self.handler, **self.SMTP_kwargs)


@contextmanager
def mail_host(context: ssl.SSLContext | None = None, **options: Any) -> Iterator[Host]:
    """The host, for as long as the block lasts."""
    host = Host()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        host.port = probe.getsockname()[1]
    controller = _Quick(host, hostname="127.0.0.1", port=host.port, tls_context=context, **options)
    controller.start()
    try:
        yield host
    finally:
        controller.stop()


@contextmanager
def silent_host(banner: bytes = b"", after: float = 60.0) -> Iterator[int]:
    """A host that takes the connection and says nothing, or one thing, and then nothing. Its port."""
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)

        def serve() -> None:
            held = []
            began = time.monotonic()
            while not done.is_set() and time.monotonic() - began < after:
                try:
                    held.append(server.accept()[0])
                except TimeoutError:
                    continue
                if banner:
                    held[-1].sendall(banner)
            for each in held:
                each.close()

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            done.set()
            thread.join()
