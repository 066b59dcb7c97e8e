"""Documents into the index of words and into sets, in step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import tantivy

from plaintrial.ground.errors import OurError
from plaintrial.search.prepared import Prepared
from plaintrial.search.schema import schema, with_analyser
from plaintrial.search.sets.block import Block
from plaintrial.search.sets.kept import laid_as_one, lay, name_blocks, read_manifest, with_block
from plaintrial.search.sets.making import BlockMaker
from plaintrial.search.sets.merging import merged

_ROWS_AT_ONCE = 50_000
"""Rows of a block while an index is built: about 300 MB are held for them."""


class Indexing:
    """Writes studies into the index in a folder; nobody sees them before ``commit``."""

    def __init__(self, folder: Path, opened: Callable[[Path], tantivy.Index], heap_bytes: int, threads: int) -> None:
        self._folder = folder
        with _on_a_sound_disk(folder):
            index = opened(folder)
            self._index = with_analyser(index)
            self._writer = index.writer(heap_bytes, threads)
        self._blocks: list[Block] = []
        self._gone: list[int] = []
        self._laid: list[str] = []

    def take(self, prepared: Prepared) -> None:
        """Take in some studies."""
        documents = [tantivy.Document.from_dict(fields, self._index.schema) for fields in prepared.fields]
        with _on_a_sound_disk(self._folder):
            for document in documents:
                self._writer.add_document(document)
        self._blocks.append(prepared.block)
        if sum(block.meta.studies for block in self._blocks) >= _ROWS_AT_ONCE:
            self._lay()

    def take_out(self, nct_id: str) -> None:
        """Drop what the index has of a study; another document may take its place."""
        self._writer.delete_documents_by_term("nct", nct_id)

    def let_go(self, number: int) -> None:
        """Drop what the sets have of a study by its number: no document takes its place."""
        self._gone.append(number)

    def _lay(self) -> None:
        block = merged(self._blocks) if len(self._blocks) > 1 else (self._blocks or [BlockMaker().block()])[0]
        self._laid.append(lay(self._folder, block._replace(gone=np.array(sorted(self._gone), np.uint32))))
        self._blocks, self._gone = [], []

    def commit(self) -> None:
        """Let readers see it, with what was there before."""
        if self._blocks or self._gone or not self._laid:
            self._lay()
        new = laid_as_one(self._folder, self._laid)
        try:
            before = read_manifest(self._folder).blocks
        except OSError:
            before = []
        names = with_block(self._folder, before, new[0])
        with _on_a_sound_disk(self._folder):
            opstamp = self._writer.commit()
        name_blocks(self._folder, opstamp, names)
        with _on_a_sound_disk(self._folder):
            self._writer.wait_merging_threads()


@contextmanager
def _on_a_sound_disk(folder: Path) -> Iterator[None]:
    """``OurError`` where the library cannot write: it says so by a ``ValueError``."""
    try:
        yield
    except ValueError as error:
        raise OurError(f"the search index in {folder.parent} cannot be written: {error}") from error


def anew(folder: Path) -> tantivy.Index:
    """A new index of words in an empty folder."""
    return tantivy.Index(schema(), path=str(folder))


def as_it_is(folder: Path) -> tantivy.Index:
    """The index of words that is there."""
    return tantivy.Index.open(str(folder))
