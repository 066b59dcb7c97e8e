"""Building the index, and keeping it up with the mirror."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import tantivy

from plaintrial.mirror import feed
from plaintrial.search.document import Document, document_of
from plaintrial.search.folder import (
    Followed,
    current_generation,
    make_current,
    new_generation,
    only_indexer,
    read_followed,
    write_followed,
)
from plaintrial.search.schema import VERSION, schema, with_analyser
from plaintrial.search.sites import Locate

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


def build(*, locate: Locate | None = None, told: Told | None = None) -> Indexed:
    """Build the index anew beside the old one and let it take its place. Readers go on with the old one meanwhile."""
    with only_indexer():
        return _build(locate, told)


def _build(locate: Locate | None, told: Told | None) -> Indexed:
    began = time.monotonic()
    last = feed.last_change()
    folder = new_generation()
    documents = (document_of(c.record, locate) for c in feed.current_records() if c.record is not None)
    written = write_all(folder, documents, told)
    write_followed(folder, Followed(VERSION, last, written))
    make_current(folder)
    return Indexed(written, 0, time.monotonic() - began, built=True)


def write_all(folder: Path, documents: Iterable[Document], told: Told | None = None) -> int:
    """Write documents into an empty folder; how many."""
    index = with_analyser(tantivy.Index(schema(), path=str(folder)))
    writer = index.writer(HEAP_BYTES, _THREADS)
    written = 0
    for document in documents:
        writer.add_document(tantivy.Document.from_dict(document, index.schema))
        written += 1
        if told is not None and written % _TELL_EVERY == 0:
            told(written)
    writer.commit()
    writer.wait_merging_threads()
    return written


def follow(*, locate: Locate | None = None) -> Indexed | None:
    """Bring the index up to the outbox; None when there is no index to follow with. Reads go on meanwhile."""
    with only_indexer():
        folder = current_generation()
        return None if folder is None else _follow(folder, locate)


def _follow(folder: Path, locate: Locate | None) -> Indexed:
    began = time.monotonic()
    followed = read_followed(folder)
    assert followed is not None
    last = feed.last_change()
    rows = feed.changed_since(followed.outbox, last) if last > followed.outbox else []
    written = removed = 0
    if rows:
        written, removed = _rewrite(folder, feed.current_records(rows), locate)
    if last != followed.outbox:
        write_followed(folder, Followed(VERSION, last, followed.studies + written))
    return Indexed(written, removed, time.monotonic() - began, built=False)


def _rewrite(folder: Path, studies: Iterable[feed.Current], locate: Locate | None) -> tuple[int, int]:
    """Replace documents. Killed before the note of how far it came, the same is done again, to the same end."""
    index = with_analyser(tantivy.Index.open(str(folder)))
    writer = index.writer(SMALL_HEAP_BYTES, 1)
    written = removed = 0
    for study in studies:
        writer.delete_documents_by_term("nct", study.nct_id)
        if study.record is None:
            removed += 1
        else:
            writer.add_document(tantivy.Document.from_dict(document_of(study.record, locate), index.schema))
            written += 1
    writer.commit()
    writer.wait_merging_threads()
    return written, removed


def freshen(*, locate: Locate | None = None, told: Told | None = None) -> Indexed:
    """Have an index that is up with the mirror: follow, or build when there is none or it is of another version."""
    with only_indexer():
        folder = current_generation()
        # An outbox shorter than what was followed is another mirror's: a restored backup, say.
        if folder is None or (read_followed(folder) or Followed(0, 0)).outbox > feed.last_change():
            return _build(locate, told)
        return _follow(folder, locate)
