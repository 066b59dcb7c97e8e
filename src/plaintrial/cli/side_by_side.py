"""Work on lines in several processes, the answers in the order of the lines.

Lines go out in chunks, a few a process at a time, so that a file of any length takes the same memory.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from plaintrial.ground.errors import OurError

Line = tuple[int, bytes]
Answered = tuple[int, bytes, str | None]
"""Number of the line, the encoded answer, and why the line was refused (None where it was not)."""
Answer = Callable[[Line], Answered]

CHUNK = 32
_WAITING_A_PROCESS = 3
_answer: list[Answer] = []
"""What this process does with a line; set once, when a process starts."""


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(lines: Iterator[Line], answer: Answer, processes: int) -> Iterator[Answered]:
    """Every line's answer. A short input, or one process, is worked on here: others take a moment to start."""
    first = _taken(lines, CHUNK * 2)
    if processes < 2 or len(first) < CHUNK * 2:
        yield from map(answer, first)
        yield from map(answer, lines)
        return
    with ProcessPoolExecutor(processes, mp_context=_context(), initializer=_begin, initargs=(answer,)) as pool:
        waiting: deque[Future[list[Answered]]] = deque()
        try:
            for chunk in _chunks(first, lines):
                waiting.append(pool.submit(_work, chunk))
                if len(waiting) >= processes * _WAITING_A_PROCESS:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise OurError("a process that read was ended from outside; try with --processes 1") from error
        finally:
            for future in waiting:
                future.cancel()


def _context() -> multiprocessing.context.BaseContext:
    """A copy of this process where the system has that: word lists are there already, and shared."""
    return multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")


def _begin(answer: Answer) -> None:
    _answer[:] = [answer]


def _work(chunk: Sequence[Line]) -> list[Answered]:
    return [_answer[0](line) for line in chunk]


def _chunks(first: list[Line], lines: Iterator[Line]) -> Iterable[list[Line]]:
    for start in range(0, len(first), CHUNK):
        yield first[start : start + CHUNK]
    while chunk := _taken(lines, CHUNK):
        yield chunk


def _taken(lines: Iterator[Line], most: int) -> list[Line]:
    taken: list[Line] = []
    for line in lines:
        taken.append(line)
        if len(taken) == most:
            break
    return taken
