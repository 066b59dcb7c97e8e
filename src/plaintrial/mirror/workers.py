"""Preparing records on every core: parse, address and compress in worker processes, keep the order.

Small inputs are prepared in this process: starting workers takes longer than they save. A worker ends by itself when
its parent is gone (kill -9 included), so that nothing is left running.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

import msgspec

from plaintrial.ground.errors import RecordRefused
from plaintrial.ground.processes import cores, end_with_parent
from plaintrial.mirror.packing import Packer
from plaintrial.mirror.prepared import Prepared, ReadTogether, prepare_several
from plaintrial.registries.ctgov.intake import Taken

CHUNK = 200
_WORTH_WORKERS = 1_500
READ_AT_ONCE = 300
"""So many records are read into plain words as they are taken in: a second or two. More are left to ``rereading``."""


class Refused(msgspec.Struct, frozen=True):
    """A record that could not be read, and why; ``raw`` is kept until it can be."""

    file: str
    line: int
    why: str
    raw: bytes


Outcome = Prepared | Refused
_mine: dict[str, tuple[Packer, int | None]] = {}


def prepare_all(
    taken: Iterable[Taken],
    dictionary: tuple[int | None, bytes | None],
    processes: int | None = None,
    read: ReadTogether | None = None,
) -> Iterator[list[Outcome]]:
    """The records prepared, a chunk at a time, in order. ``read``: makes the readings of a few, of many nothing."""
    first = list(islice(source := iter(taken), _WORTH_WORKERS))
    wanted = processes if processes is not None else min(4, cores())
    if wanted < 2 or len(first) < _WORTH_WORKERS:
        _set_up(*dictionary)
        reader = read if len(first) <= READ_AT_ONCE else None
        for chunk in _chunks(first, source):
            yield _prepared(chunk, read=reader)
        return
    yield from _in_workers(_chunks(first, source), dictionary, wanted)


def _chunks(first: list[Taken], rest: Iterator[Taken]) -> Iterator[list[Taken]]:
    for start in range(0, len(first), CHUNK):
        yield first[start : start + CHUNK]
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _in_workers(
    chunks: Iterator[list[Taken]], dictionary: tuple[int | None, bytes | None], processes: int
) -> Iterator[list[Outcome]]:
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawn, initializer=_begin, initargs=dictionary) as pool:
        waiting: deque[Future[list[Outcome]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(_prepare_chunk, chunk))
            if len(waiting) > processes * 3:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _begin(dictionary: int | None, data: bytes | None) -> None:
    end_with_parent()
    _set_up(dictionary, data)


def _set_up(dictionary: int | None, data: bytes | None) -> None:
    _mine["packer"] = (Packer(data), dictionary)


def _prepare_chunk(chunk: list[Taken]) -> list[Outcome]:
    return _prepared(chunk, read=None)


def _prepared(chunk: list[Taken], *, read: ReadTogether | None) -> list[Outcome]:
    packer, dictionary = _mine["packer"]
    made = prepare_several([taken.data for taken in chunk], packer, dictionary, read=read)
    return [
        Refused(taken.file, taken.line, one.why, taken.data) if isinstance(one, RecordRefused) else one
        for taken, one in zip(chunk, made, strict=True)
    ]
