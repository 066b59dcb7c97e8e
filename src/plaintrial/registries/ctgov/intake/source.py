"""A path, or standard input -> its records."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipInfo

from plaintrial.ground.errors import OurError, UserError
from plaintrial.registries.ctgov.intake.archive import chunks_of_entry, entries_of, open_archive
from plaintrial.registries.ctgov.intake.chunks import ZIP_MAGIC, CountedFile, Progress, chunks_of
from plaintrial.registries.ctgov.intake.document import records_in_document
from plaintrial.registries.ctgov.intake.limits import LIMITS, Limits
from plaintrial.registries.ctgov.intake.taken import FileRefused, Refusal, Taken

STDIN = "-"
"""The path that means standard input."""


def records_in(
    path: str | Path, *, progress: Progress | None = None, limits: Limits = LIMITS
) -> Iterator[Taken | Refusal]:
    """The records in a file, one by one, in the file's order, with what had to be left out.

    ``progress`` is called with the number of bytes just read from disk; they add up to about ``size_hint``.
    ``UserError`` when there is no such file or it may not be read; ``OurError`` when the disk fails on the way.
    """
    name = str(path)
    if name == STDIN:
        yield from _guarded(name, _in_stream(name, CountedFile(sys.stdin.buffer, progress), limits))
        return
    with _opened(Path(path)) as file:
        yield from _guarded(name, _in_file(name, file, progress, limits))


def refuse_unreadable(paths: Iterable[str | Path]) -> None:
    """``UserError`` for the first of these that is no file to be read: better before a load than in its middle."""
    for path in paths:
        if str(path) != STDIN:
            _opened(Path(path)).close()


def size_hint(path: str | Path) -> int | None:
    """How many bytes ``records_in`` will read, for a progress bar; None for standard input."""
    if str(path) == STDIN:
        return None
    try:
        return Path(path).stat().st_size
    except OSError:
        return None


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise UserError(f"there is no file {path}") from error
    except IsADirectoryError as error:
        raise UserError(f"{path} is a folder: name the files in it") from error
    except (OSError, ValueError) as error:
        raise UserError(f"{path} cannot be opened: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _guarded(name: str, found: Iterator[Taken | Refusal]) -> Iterator[Taken | Refusal]:
    try:
        yield from found
    except FileRefused as refused:
        yield Refusal(name, None, refused.why)
    except OSError as error:
        raise OurError(f"{name} cannot be read further: {_reason(error)}") from error


def _in_file(name: str, file: BinaryIO, progress: Progress | None, limits: Limits) -> Iterator[Taken | Refusal]:
    magic = file.read(4)
    file.seek(0)
    if magic in ZIP_MAGIC or name.lower().endswith(".zip"):
        return _in_archive(name, file, progress, limits)
    return _in_stream(name, CountedFile(file, progress), limits)


def _in_stream(name: str, file: CountedFile, limits: Limits) -> Iterator[Taken | Refusal]:
    if file.peek(4) in ZIP_MAGIC:
        raise FileRefused("a zip archive cannot be read from standard input: name its file")
    yield from records_in_document(name, chunks_of(file, limits), limits)


def _in_archive(name: str, file: BinaryIO, progress: Progress | None, limits: Limits) -> Iterator[Taken | Refusal]:
    with open_archive(file, limits) as archive:
        for entry, why_not in entries_of(archive):
            inner = f"{name}:{entry.filename}"
            if why_not is not None:
                yield Refusal(inner, None, why_not)
                continue
            chunks: Iterator[bytes] = chunks_of_entry(archive, entry, limits)
            if progress is not None:
                chunks = _told(chunks, entry, progress)
            yield from _guarded(inner, records_in_document(inner, chunks, limits))


def _told(chunks: Iterable[bytes], entry: ZipInfo, progress: Progress) -> Iterator[bytes]:
    """The chunks, while ``progress`` is told of the packed bytes they stand for, spread evenly."""
    opened = told = 0
    for chunk in chunks:
        opened += len(chunk)
        share = min(entry.compress_size, entry.compress_size * opened // max(entry.file_size, 1))
        progress(share - told)
        told = share
        yield chunk
    progress(entry.compress_size - told)
