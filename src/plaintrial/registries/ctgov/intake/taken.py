"""What comes out of a file: the bytes of one record, or why something was left out."""

from __future__ import annotations

import msgspec

from plaintrial.ground.errors import UserError


class Taken(msgspec.Struct, frozen=True):
    """One record's JSON, not yet parsed. ``line`` counts from 1: where the record begins in the opened file.

    ``file`` is the path as given; for what lies in a zip it is ``archive.zip:name``.
    """

    file: str
    line: int
    data: bytes


class Refusal(msgspec.Struct, frozen=True):
    """Something that was left out. ``line`` is None when the whole file, or its rest, was refused."""

    file: str
    line: int | None
    why: str


class FileRefused(UserError):
    """A file, or the rest of it, cannot be taken in. ``why`` is one line."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
