"""What the emulated registry answers, before it goes on the wire."""

from __future__ import annotations

import msgspec

JSON = "application/json"
TEXT = "text/plain"


class Reply(msgspec.Struct, frozen=True):
    """A status, a content type, a body and further headers."""

    status: int
    type: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


class Refused(Exception):
    """The request is answered with an error: like the registry's, a line of plain text."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.reply = Reply(status, TEXT, text.encode())


def json_reply(value: object) -> Reply:
    """200 with ``value`` as JSON."""
    return Reply(200, JSON, msgspec.json.encode(value))
