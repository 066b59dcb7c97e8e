"""One opened file -> records. Finds out how the file is laid out: a line a record, or one JSON document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

import msgspec

from plaintrial.registries.ctgov.intake.envelope import records_of, records_of_item
from plaintrial.registries.ctgov.intake.limits import MB, Limits
from plaintrial.registries.ctgov.intake.lines import lines_of
from plaintrial.registries.ctgov.intake.taken import FileRefused, Refusal, Taken
from plaintrial.registries.ctgov.intake.values import values_of

Piece = tuple[int, bytes | None]

_UTF8_MARK = b"\xef\xbb\xbf"
_CUT = "Input data was truncated"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def records_in_document(file: str, chunks: Iterable[bytes], limits: Limits) -> Iterator[Taken | Refusal]:
    """The records of one file already opened. ``FileRefused`` when the rest of it cannot be read."""
    head, rest = _head(iter(chunks), limits.record)
    _check_encoding(head)
    head = head.removeprefix(_UTF8_MARK)
    by_line = _a_record_a_line(head)
    split, open_ = (lines_of, records_of) if by_line else (values_of, records_of_item)
    taken = False
    refused = 0
    for found in _named(file, split(chain([head], rest), limits.record), open_, limits):
        yield found
        taken = taken or isinstance(found, Taken)
        refused += not taken
        if refused >= limits.lines_of_no_json:
            raise FileRefused(f"its first {refused} lines hold no record: not a file of study records")


def _head(chunks: Iterator[bytes], cap: int) -> tuple[bytes, Iterator[bytes]]:
    """Enough of the beginning to tell the layout: two lines that are not blank, or ``cap`` bytes."""
    parts: list[bytes] = []
    held, lines = 0, 0
    for chunk in chunks:
        parts.append(chunk)
        held += len(chunk)
        lines += sum(1 for line in chunk.split(b"\n")[:-1] if line.strip())
        if lines >= 2 or held > cap:
            break
    return b"".join(parts), chunks


def _check_encoding(head: bytes) -> None:
    if head.startswith(_UTF16_MARKS) or b"\x00" in head[:2]:
        raise FileRefused("written in UTF-16 or UTF-32: save it as UTF-8")


def _a_record_a_line(head: bytes) -> bool:
    """Whether lines stand by themselves. A first line that is only broken must not hide the lines after it."""
    first, second, *_ = *(line.strip() for line in head.lstrip().split(b"\n", 64) if line.strip()), b"", b""
    if not first.startswith((b"{", b"[")):
        return True
    if first.startswith(b"{") and _fault(first) != _CUT:
        return True
    return _whole(second) and not first.endswith((b"[", b",", b":"))


def _whole(line: bytes) -> bool:
    """Whether a line is a JSON object or list by itself."""
    return line[:1] in (b"{", b"[") and _fault(line) is None


def _fault(line: bytes) -> str | None:
    try:
        msgspec.json.decode(line, type=msgspec.Raw)
    except (msgspec.MsgspecError, RecursionError) as error:
        return str(error)
    return None


def _named(
    file: str, pieces: Iterable[Piece], open_: Callable[[bytes], Iterable[bytes | str]], limits: Limits
) -> Iterator[Taken | Refusal]:
    for line, piece in pieces:
        if piece is None:
            yield Refusal(file, line, f"larger than {limits.record // MB} MB")
            continue
        for record in open_(piece):
            yield Refusal(file, line, record) if isinstance(record, str) else Taken(file, line, record)
