"""Work on lines in several processes, the answers in the order of the lines.

Lines go out in chunks, a few a process at a time, so that a file of any length takes the same memory.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from plaintrial.ground.errors import OurError, UserError
from plaintrial.ground.processes import can_copy

Line = tuple[int, bytes]
Answered = tuple[int, bytes, str | None]
"""Number of the line, the encoded answer, and why the line was refused (None where it was not)."""
Answer = Callable[[Sequence[Line]], list[Answered]]

CHUNK = 100
_HERE = CHUNK
_WAITING_A_PROCESS = 3
_answer: list[Answer] = []
"""What this process does with lines; set once, when a process starts."""


def in_order(lines: Iterator[Line], answer: Answer, processes: int, together: int = CHUNK) -> Iterator[Answered]:
    """Every line's answer; ``together``: how many are answered at once.

    A short input, or one process, is worked on here: others take a moment to start. So are the first lines of a long
    one: the others begin as copies of a process that has its words at hand, where each would have to load them and
    work its automata out anew.
    """
    damage: list[UserError] = []
    chunks = _chunks(lines, together, damage)
    for chunk in chunks if processes < 2 else islice(chunks, _HERE // together):
        yield from answer(chunk)
    if processes > 1:
        yield from _in_processes(chunks, answer, processes)
    if damage:
        raise damage[0]


def _in_processes(chunks: Iterator[list[Line]], answer: Answer, processes: int) -> Iterator[Answered]:
    with ProcessPoolExecutor(processes, mp_context=_context(), initializer=_begin, initargs=(answer,)) as pool:
        waiting: deque[Future[list[Answered]]] = deque()
        try:
            for chunk in chunks:
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


def _chunks(lines: Iterator[Line], together: int, damage: list[UserError]) -> Iterator[list[Line]]:
    """The lines, so many at a time, up to where the input is damaged, which goes to ``damage``."""
    chunk: list[Line] = []
    try:
        for line in lines:
            chunk.append(line)
            if len(chunk) == together:
                yield chunk
                chunk = []
    except UserError as error:
        damage.append(error)
    if chunk:
        yield chunk


def _context() -> multiprocessing.context.BaseContext:
    """A copy of this process where the system has that: word lists are there already, and shared."""
    return multiprocessing.get_context("fork" if can_copy() else "spawn")


def _begin(answer: Answer) -> None:
    _answer[:] = [answer]


def _work(chunk: Sequence[Line]) -> list[Answered]:
    return _answer[0](chunk)
