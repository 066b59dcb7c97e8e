"""A real HTTP server on this machine that speaks the chat protocol, well or badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

Answer = Callable[[dict[str, Any]], str]
"""What the model says to a question's decoded body."""


class ChatStub:
    """Answers ``say(question)``, or misbehaves. ``asked`` holds the questions, ``headers`` theirs."""

    def __init__(
        self, say: Answer = lambda _: "", *, status: int = 200, body: bytes | None = None, wait: float = 0.0
    ) -> None:
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                stub.asked.append(question)
                stub.headers.append(dict(self.headers))
                stub.left.wait(wait)
                told = {"choices": [{"message": {"role": "assistant", "content": say(question)}}]}
                content = json.dumps(told).encode() if body is None else body
                try:
                    self.send_response(status)
                    self.send_header("Content-Type", "application/json")
                    if 300 <= status < 400:
                        self.send_header("Location", "http://169.254.169.254/")
                    self.send_header("Content-Length", str(len(content)))
                    self.end_headers()
                    self.wfile.write(content)
                except OSError:
                    return

            def log_message(self, *_: object) -> None:
                """Silent: tests read what they need from ``asked``."""

        self.left = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> ChatStub:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.left.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def extracts_in(question: dict[str, Any]) -> list[dict[str, Any]]:
    """The numbered extracts a question holds."""
    listed: list[dict[str, Any]] = json.loads(question["messages"][1]["content"])["extracts"]
    return listed
