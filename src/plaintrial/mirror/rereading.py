"""Reading what the mirror holds: every current version that has no reading by today's rules gets one.

Resumable by nature: what was read is not read again, and a chunk is kept in one transaction. Readings are made from
canonical bytes alone, so any process, on this machine or another, makes the same ones.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from functools import partial

import msgspec
from django.db.models import F, Q

from plaintrial.mirror import actions
from plaintrial.mirror.contents import content_bytes
from plaintrial.mirror.models import Content, Study, Version
from plaintrial.mirror.persistence import persistent
from plaintrial.mirror.readings import MadeReading, Unread, read_chunk
from plaintrial.mirror.walking import last_version, walked
from plaintrial.plain.rule_set import RULE_SET

CHUNK = 100
_WAITING_A_PROCESS = 3


class Reread(msgspec.Struct):
    """How many versions were read; ``without``: records with nothing to build a sentence on."""

    read: int = 0
    without: int = 0


def reread(
    *, executor: Executor | None = None, processes: int = 1, told: Callable[[Reread], None] | None = None
) -> Reread:
    """Read every current version that needs it; in this process, or in those of ``executor``."""
    done = Reread()
    made = _in_turn(_chunks()) if executor is None else _side_by_side(_chunks(), executor, processes)
    for asked, chunk in made:
        persistent(partial(actions.keep_readings, made=chunk))
        done.read += len(chunk)
        done.without += asked - len(chunk)
        if told:
            told(done)
    return done


def _in_turn(chunks: Iterable[list[Unread]]) -> Iterator[tuple[int, list[MadeReading]]]:
    for chunk in chunks:
        yield len(chunk), read_chunk(chunk)


def _side_by_side(
    chunks: Iterator[list[Unread]], executor: Executor, processes: int
) -> Iterator[tuple[int, list[MadeReading]]]:
    waiting: deque[tuple[int, Future[list[MadeReading]]]] = deque()
    for chunk in chunks:
        waiting.append((len(chunk), executor.submit(read_chunk, chunk)))
        if len(waiting) >= processes * _WAITING_A_PROCESS:
            asked, future = waiting.popleft()
            yield asked, future.result()
    for asked, future in waiting:
        yield asked, future.result()


def _chunks() -> Iterator[list[Unread]]:
    """Current versions without a fresh reading, a chunk at a time in order of their studies' rows."""
    studies = Study.objects.annotate(last=last_version("pk")).values_list("pk", "last")
    for rows in walked(studies, CHUNK, lambda row: row[0]):
        if chunk := list(_unread([version for _, version in rows])):
            yield chunk


def _unread(versions: Sequence[int]) -> Iterator[Unread]:
    stale = Q(reading=None) | ~Q(reading__rule_set=RULE_SET) | ~Q(reading__address=F("content_id"))
    rows = dict(Version.objects.filter(stale, pk__in=versions).values_list("pk", "content_id"))
    contents = Content.objects.in_bulk(set(rows.values()))
    for version, address in rows.items():
        yield Unread(version, address, content_bytes(contents[address]))
