"""``plaintrial match``: studies for patients' free texts, as a TREC run."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterator
from typing import IO, cast

import click

from plaintrial.cli.database import with_mirror
from plaintrial.cli.options import data_option
from plaintrial.cli.search import NO_INDEX
from plaintrial.ground.errors import RecordRefused, UserError
from plaintrial.record.canonical import decode
from plaintrial.search import freshen, open_index
from plaintrial.search.matching import run_lines
from plaintrial.search.reader import Reader

_GZIP = b"\x1f\x8b"


@click.command("match")
@click.option("--patients", "file", metavar="FILE", required=True, help='Lines {"id", "text"}; - is standard input.')
@click.option("--top", type=click.IntRange(1, 10_000), default=100, show_default=True, help="Studies a patient.")
@data_option
@with_mirror
def command(file: str, top: int) -> int:
    """Rank studies for patients described in free text. It never says that somebody can join.

    Example: plaintrial match --patients patients.ndjson --top 100
    """
    freshen()
    reader = open_index()
    if reader is None:
        raise UserError(NO_INDEX)
    refused = 0
    for line in _runs(file, reader, top):
        refused += line is None
        if line is not None:
            print(line)
    sys.stdout.flush()
    return 2 if refused else 0


def _runs(file: str, reader: Reader, top: int) -> Iterator[str | None]:
    """Lines of the run; None for a patient who could not be read, told on stderr."""
    for number, line in enumerate(_lines(file), 1):
        try:
            if line.strip():
                yield from run_lines(_patient(line), reader, top)
        except RecordRefused as refusal:
            click.echo(f"{file} line {number}: {refusal.why}", err=True)
            yield None


def _patient(line: bytes) -> dict[str, object]:
    value = decode(line.strip().removeprefix(b"\xef\xbb\xbf"))
    if not isinstance(value, dict):
        raise RecordRefused("expected a JSON object")
    return value


def _lines(file: str) -> Iterator[bytes]:
    try:
        yield from _opened(file)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise UserError(f"{file} is damaged or cut short") from error


def _opened(file: str) -> IO[bytes]:
    """The lines of a file, of standard input for "-"; unpacked when they are gzip."""
    try:
        stream = open(sys.stdin.fileno() if file == "-" else file, "rb", closefd=file != "-")  # noqa: SIM115
    except OSError as error:
        raise UserError(f"{file} cannot be opened: {error.strerror}") from error
    return cast(IO[bytes], gzip.open(stream, "rb")) if stream.peek(2)[:2] == _GZIP else stream
