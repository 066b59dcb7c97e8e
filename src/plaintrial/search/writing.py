"""Building the index, and keeping it up with the mirror."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import tantivy

from plaintrial.mirror import feed
from plaintrial.search.collecting import collecting_rarely
from plaintrial.search.document import Document, document_of, number_of
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
from plaintrial.search.indexing import Indexing
from plaintrial.search.schema import VERSION, schema

HEAP_BYTES = 256 * 1024 * 1024
SMALL_HEAP_BYTES = 32 * 1024 * 1024
_THREADS = 2
_TELL_EVERY = 500


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
    documents = (document_of(c.record) for c in feed.current_records() if c.record is not None)
    with collecting_rarely():
        written = write_all(folder, documents, told)
    write_followed(folder, Followed(VERSION, last))
    with only_indexer():
        make_current(folder)
        # What was committed while it was built would else be missing until the next commit.
        caught_up = _follow(folder)
    return Indexed(written, caught_up.removed, time.monotonic() - began, built=True)


def write_all(folder: Path, documents: Iterable[Document], told: Told | None = None) -> int:
    """Write documents into an empty folder; how many."""
    indexing = Indexing(folder, tantivy.Index(schema(), path=str(folder)), HEAP_BYTES, _THREADS)
    written = 0
    for document in documents:
        indexing.add(document)
        written += 1
        if told is not None and written % _TELL_EVERY == 0:
            told(written)
    indexing.commit()
    return written


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
            written, removed = _rewrite(folder, feed.current_records(rows))
    if last != followed.outbox:
        write_followed(folder, Followed(VERSION, last))
    return Indexed(written, removed, time.monotonic() - began, built=False)


def _rewrite(folder: Path, studies: Iterable[feed.Current]) -> tuple[int, int]:
    """Replace documents. Killed before the note of how far it came, the same is done again, to the same end."""
    indexing = Indexing(folder, tantivy.Index.open(str(folder)), SMALL_HEAP_BYTES, 1)
    written = removed = 0
    for study in studies:
        indexing.take_out(study.nct_id, number_of(study.nct_id), gone=study.record is None)
        if study.record is None:
            removed += 1
        else:
            indexing.add(document_of(study.record))
            written += 1
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
