"""A loopback server that passes requests on to the real site and writes down each one."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

_PASSED = ("content-type", "content-security-policy", "cache-control", "referrer-policy")


@contextmanager
def recording(site: str) -> Iterator[tuple[str, list[str]]]:
    """Its address, and the list that grows by "METHOD path" with every request of any kind."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def _pass(self) -> None:
            seen.append(f"{self.command} {self.path}")
            connection = http.client.HTTPConnection(site.removeprefix("http://"), timeout=20)
            connection.request(self.command, self.path)
            answer = connection.getresponse()
            body = answer.read()
            self.send_response(answer.status)
            for name in _PASSED:
                if (value := answer.getheader(name)) is not None:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            connection.close()

        do_GET = do_POST = do_HEAD = do_PUT = do_OPTIONS = _pass

        def log_message(self, *given: Any) -> None:
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
