"""The emulated registry's HTTP server: loopback only, a thread a connection."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec

from plaintrial.testing.emulated.faults import FAULTS, Fault, Mischief
from plaintrial.testing.emulated.reply import TEXT, Reply


class Request(msgspec.Struct, frozen=True):
    """One request as it came: for tests of politeness, of cookies, of who says who they are."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    at: float


Respond = Callable[[Request], tuple[Reply, Fault | None]]


class Server(ThreadingHTTPServer):
    """Listens on 127.0.0.1. ``stop`` ends every connection and every wait."""

    daemon_threads = False
    block_on_close = True

    def __init__(self, port: int, respond: Respond, clock: Callable[[], float]) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.respond = respond
        self.clock = clock
        self.stopping = threading.Event()
        self._connections: set[socket.socket] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember the connection, then serve it in a thread."""
        self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget the connection."""
        self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is no error of ours; what is, is seen by the test that meets it."""

    def stop(self) -> None:
        """Stop serving, now."""
        self.stopping.set()
        self.shutdown()
        for connection in list(self._connections):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        query = dict(parse_qsl(address.query, keep_blank_values=True))
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.command, address.path, query, headers, self.server.clock())
        reply, fault = self.server.respond(request)
        if fault is None:
            self.send(reply)
        else:
            FAULTS[fault.name](Mischief(self, reply, fault.value))

    do_HEAD = do_GET

    def do_POST(self) -> None:
        self.close_connection = True
        self.send(Reply(405, TEXT, b"Method not allowed", (("Allow", "GET, HEAD"),)))

    do_PUT = do_DELETE = do_PATCH = do_POST

    def send(self, reply: Reply, *, announced: int | None = None) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.type)
        self.send_header("Content-Length", str(len(reply.body) if announced is None else announced))
        for name, value in reply.headers:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def drip(self, data: bytes, seconds: float) -> None:
        for at in range(len(data)):
            if self.server.stopping.wait(seconds):
                break
            self.wfile.write(data[at : at + 1])
        self.hang_up()

    def wait(self, seconds: float) -> None:
        self.server.stopping.wait(seconds)

    def hang_up(self) -> None:
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format: str, *arguments: object) -> None:
        """Requests are recorded, not printed."""

    def version_string(self) -> str:
        return "registry-emulator"
