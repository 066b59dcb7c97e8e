"""Lines of JSON in, lines of JSON out, in the same order: the form of every pure command.

A line that cannot be worked on gives a line ``{"line": n, "error": why}`` in its place, so that output line n always
answers input line n; the reason also goes to stderr, and the command exits 2 once the others are done.
"""

from __future__ import annotations

import gc
import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any, cast

import click
import msgspec

from plaintrial.cli.side_by_side import Answered, Line, in_order
from plaintrial.cli.terminal import complain
from plaintrial.ground.errors import RecordRefused, UserError
from plaintrial.record.canonical import decode

Work = Callable[[Mapping[str, Any]], object]
WorkTogether = Callable[[Sequence[Mapping[str, Any]]], Sequence[object]]
"""The same for several lines at once; in place of an answer, why there is none."""
_GZIP = b"\x1f\x8b"
_encoder = msgspec.json.Encoder()


def input_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """``[FILE|-]`` and ``--ndjson`` of the contract. NDJSON is the only form there is: the flag says so aloud."""
    flag = click.option("--ndjson", is_flag=True, expose_value=False, help="One JSON object a line, in and out.")
    return click.argument("file", metavar="[FILE|-]", default="-")(flag(command))


def answer_lines(file: str, work: Work) -> int:
    """Write the answer to every line of ``file`` to stdout, in order; the exit code."""
    return _written(file, in_order(lines_of(file), partial(_answered, partial(_one_by_one, work)), 1, together=1))


def answer_together(file: str, work: WorkTogether, processes: int) -> int:
    """The same, some dozens of lines at a time, in several processes."""
    return _written(file, in_order(lines_of(file), partial(_answered, work), processes))


def _written(file: str, answers: Iterator[Answered]) -> int:
    refused = 0
    out = sys.stdout.buffer
    _collect_rarely()
    for number, answer, why in answers:
        if why is not None:
            refused += 1
            complain(f"{file} line {number}: {why}")
        out.write(answer + b"\n")
    out.flush()
    return 2 if refused else 0


def _one_by_one(work: Work, objects: Sequence[Mapping[str, Any]]) -> list[object]:
    return [_or_why(work, each) for each in objects]


def _or_why(work: Callable[[Any], object], given: object) -> object:
    try:
        return work(given)
    except UserError as refusal:
        return refusal


def _answered(work: WorkTogether, lines: Sequence[Line]) -> list[Answered]:
    objects = [_or_why(object_of, text) for _, text in lines]
    answers = iter(work([each for each in objects if isinstance(each, dict)]))
    told = [next(answers) if isinstance(each, dict) else each for each in objects]
    return [_line(number, answer) for (number, _), answer in zip(lines, told, strict=True)]


def _line(number: int, answer: object) -> Answered:
    if isinstance(answer, UserError):
        return number, _encoder.encode({"line": number, "error": str(answer)}), str(answer)
    return number, _encoder.encode(answer), None


def _collect_rarely() -> None:
    """What a line leaves behind is freed by itself: looking for cycles among vocabularies took a third of the time."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def object_of(line: bytes) -> Mapping[str, Any]:
    """The JSON object of a line. ``RecordRefused`` for anything else."""
    value = decode(line)
    if not isinstance(value, dict):
        raise RecordRefused("expected a JSON object")
    return value


def lines_of(file: str) -> Iterator[Line]:
    """The lines of a file, or of standard input for "-", that are not blank, with their numbers; gzip is unpacked."""
    with _opened(file) as stream:
        try:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield number, line.strip().removeprefix(b"\xef\xbb\xbf")
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise UserError(f"{file} is damaged or cut short: the lines before were read") from error


def _opened(file: str) -> IO[bytes]:
    stream = open(sys.stdin.fileno(), "rb", closefd=False) if file == "-" else _file(Path(file))  # noqa: SIM115
    return cast(IO[bytes], gzip.open(stream, "rb")) if stream.peek(2)[:2] == _GZIP else stream


def _file(path: Path) -> io.BufferedReader:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise UserError(f"there is no file {path}") from error
    except OSError as error:
        raise UserError(f"{path} cannot be opened: {error.strerror}") from error
