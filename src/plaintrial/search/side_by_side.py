"""Preparing many studies in processes side by side. The others begin as copies of this one, its vocabularies at hand.

A process ends by itself when its parent is gone (kill -9 included), so that nothing keeps the index's lock.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice

from plaintrial.ground.processes import can_copy, cores, end_with_parent, is_alone
from plaintrial.search.prepared import Given, Prepared, in_chunks, prepared_studies

_WORTH_OTHERS = 800
"""Fewer studies are prepared here: others take a moment to start."""
_HERE = 60
"""So many are prepared before processes are copied, so that what they need is loaded once."""
_MOST = 4
_WAITING_A_PROCESS = 2


def all_prepared(studies: Iterable[Given]) -> Iterator[Prepared]:
    """Studies made ready, some at a time, in their order. Nothing of the index may be open for writing before."""
    rest = iter(studies)
    first = list(islice(rest, _WORTH_OTHERS))
    processes = min(_MOST, cores()) if len(first) == _WORTH_OTHERS and can_copy() and is_alone() else 1
    if processes < 2:
        yield from map(prepared_studies, in_chunks(chain(first, rest)))
        return
    here = prepared_studies(first[:_HERE])
    yield from _in_others(here, in_chunks(chain(first[_HERE:], rest)), processes)


def _in_others(first: Prepared, chunks: Iterator[list[Given]], processes: int) -> Iterator[Prepared]:
    """All processes are copied before ``first`` is given away, and its taker starts threads."""
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_begin) as pool:
        waiting: deque[Prepared | Future[Prepared]] = deque([first])
        for chunk in chunks:
            waiting.append(pool.submit(prepared_studies, chunk))
            if len(waiting) > processes * _WAITING_A_PROCESS:
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())


def _result(made: Prepared | Future[Prepared]) -> Prepared:
    return made if isinstance(made, Prepared) else made.result()


def _begin() -> None:
    gc.freeze()
    end_with_parent()
