"""Reading a file, plain or gzipped, in chunks, with a count of what was read and a bound on what it opens to."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from plaintrial.registries.ctgov.intake.limits import MB, Limits
from plaintrial.registries.ctgov.intake.taken import FileRefused

Progress = Callable[[int], None]

GZIP_MAGIC = b"\x1f\x8b"
ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


class CountedFile:
    """A binary file that tells ``progress`` how many bytes each read brought, and sums them in ``count``."""

    def __init__(self, file: BinaryIO, progress: Progress | None = None) -> None:
        self._file = file
        self._progress = progress
        self._ahead = b""
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """As a file's ``read``: fewer bytes than asked only at the end."""
        ahead, self._ahead = self._ahead[:size], self._ahead[size:]
        rest = self._file.read(size - len(ahead))
        self.count += len(rest)
        if self._progress is not None and rest:
            self._progress(len(rest))
        return ahead + rest

    def peek(self, size: int) -> bytes:
        """The next ``size`` bytes, which stay to be read."""
        self._ahead = self.read(size)
        return self._ahead


def chunks_of(file: CountedFile, limits: Limits) -> Iterator[bytes]:
    """The file's content, opened if it is gzipped. ``FileRefused`` for archives inside and for bombs."""
    if file.peek(4).startswith(GZIP_MAGIC):
        yield from _opened(file, limits)
    else:
        yield from _plain(file, limits)


def _plain(file: CountedFile, limits: Limits) -> Iterator[bytes]:
    while chunk := file.read(limits.chunk):
        yield chunk


def _opened(file: CountedFile, limits: Limits) -> Iterator[bytes]:
    packed = gzip.GzipFile(fileobj=file, mode="rb")  # type: ignore[call-overload]
    before, opened = file.count - 4, 0
    while chunk := _next_opened(packed, limits.chunk):
        if not opened and chunk.startswith((GZIP_MAGIC, *ZIP_MAGIC)):
            raise FileRefused("an archive inside an archive: unpack the outer one first")
        opened += len(chunk)
        check_ratio(opened, file.count - before, limits)
        yield chunk


def _next_opened(packed: gzip.GzipFile, size: int) -> bytes:
    try:
        return packed.read(size)
    except EOFError as error:
        raise FileRefused("the gzip file is cut short") from error
    except (zlib.error, gzip.BadGzipFile) as error:
        raise FileRefused("the gzip file is damaged") from error


def check_ratio(opened: int, packed: int, limits: Limits) -> None:
    """``FileRefused`` when ``packed`` bytes open to more than is allowed."""
    if opened > limits.opened:
        raise FileRefused(f"opens to more than {limits.opened // MB:,} MB")
    if opened > limits.free and opened > limits.ratio * packed:
        raise FileRefused(f"opens to more than {limits.ratio} times its size: taken for a zip bomb")
