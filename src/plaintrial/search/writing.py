"""Building the index, and keeping it up with the mirror."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

import msgspec

from plaintrial.mirror import feed
from plaintrial.search.before import with_named
from plaintrial.search.collecting import collecting_rarely
from plaintrial.search.document import Document
from plaintrial.search.folder import (
    Followed,
    current_generation,
    make_current,
    new_generation,
    only_builder,
    only_indexer,
    read_followed,
    write_followed,
)
from plaintrial.search.indexing import Indexing, anew, as_it_is
from plaintrial.search.prepared import Prepared, in_chunks, prepared
from plaintrial.search.schema import VERSION
from plaintrial.search.side_by_side import all_prepared

HEAP_BYTES = 256 * 1024 * 1024
SMALL_HEAP_BYTES = 32 * 1024 * 1024
_THREADS = 2


class Indexed(msgspec.Struct, frozen=True):
    """What was done: studies written, studies taken out, seconds; ``built``: anew, not followed."""

    written: int
    removed: int
    seconds: float
    built: bool


Told = Callable[[int], None]


def build(*, told: Told | None = None) -> Indexed:
    """Build the index anew beside the old one and let it take its place. Readers go on with the old one meanwhile."""
    with only_builder():
        return _build(told)


def _build(told: Told | None) -> Indexed:
    began = time.monotonic()
    last = feed.last_change()
    folder = new_generation()
    with collecting_rarely():
        written = _write(folder, all_prepared((kept, None) for kept in feed.current_contents()), told)
    write_followed(folder, Followed(VERSION, last))
    with only_indexer():
        make_current(folder)
        # What was committed while it was built would else be missing until the next commit.
        caught_up = _follow(folder)
    return Indexed(written, caught_up.removed, time.monotonic() - began, built=True)


def write_all(folder: Path, documents: Iterable[Document]) -> int:
    """Write documents into an empty folder; how many."""
    return _write(folder, map(prepared, in_chunks(documents)), None)


def _write(folder: Path, studies: Iterator[Prepared], told: Told | None) -> int:
    indexing: Indexing | None = None
    written = 0
    for some in studies:
        indexing = indexing or _anew(folder)
        indexing.take(some)
        written += len(some.fields)
        if told is not None:
            told(written)
    (indexing or _anew(folder)).commit()
    return written


def _anew(folder: Path) -> Indexing:
    return Indexing(folder, anew, HEAP_BYTES, _THREADS)


def follow() -> Indexed | None:
    """Bring the index up to the outbox; None when there is no index to follow with. Reads go on meanwhile."""
    with only_indexer():
        folder = current_generation()
        return None if folder is None else _follow(folder)


def _follow(folder: Path) -> Indexed:
    began = time.monotonic()
    followed = read_followed(folder)
    assert followed is not None
    last = feed.last_change()
    rows = feed.changed_since(followed.outbox, last) if last > followed.outbox else []
    written = removed = 0
    if rows:
        with collecting_rarely():
            written, removed = _rewrite(folder, all_prepared(with_named(folder, feed.current_contents(rows))))
    if last != followed.outbox:
        write_followed(folder, Followed(VERSION, last))
    return Indexed(written, removed, time.monotonic() - began, built=False)


def _rewrite(folder: Path, studies: Iterator[Prepared]) -> tuple[int, int]:
    """Replace documents. Killed before the note of how far it came, the same is done again, to the same end."""
    # The first are made before the writer starts threads: other processes begin as copies of this one.
    first = list(islice(studies, 1))
    indexing = Indexing(folder, as_it_is, SMALL_HEAP_BYTES, 1)
    written = removed = 0
    for some in chain(first, studies):
        for nct_id in some.ids:
            indexing.take_out(nct_id)
        for number in some.gone:
            indexing.let_go(number)
        indexing.take(some)
        written += len(some.fields)
        removed += len(some.gone)
    indexing.commit()
    return written, removed


def freshen(*, told: Told | None = None) -> Indexed:
    """Have an index that is up with the mirror: follow, or build when there is none or it is of another version."""
    followed = _followed_if_ours()
    if followed is None:
        with only_builder():
            # Whoever held the lock may have built it.
            followed = _followed_if_ours() or _build(told)
    return followed


def _followed_if_ours() -> Indexed | None:
    """Follow with the current generation; None where there is none, or it is another mirror's."""
    with only_indexer():
        folder = current_generation()
        # An outbox shorter than what was followed is another mirror's: a restored backup, say.
        if folder is None or (read_followed(folder) or Followed(0, 0)).outbox > feed.last_change():
            return None
        return _follow(folder)
