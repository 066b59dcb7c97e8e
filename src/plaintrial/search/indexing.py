"""Documents into the index of words and into sets, in step."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tantivy

from plaintrial.search.schema import BAGS, TEXTS, TOKENS, with_analyser
from plaintrial.search.sets.kept import laid_as_one, lay, name_blocks, read_manifest, with_block
from plaintrial.search.sets.making import BlockMaker

_ROWS_AT_ONCE = 50_000
"""Rows of a block while an index is built: about 300 MB are held for them."""


class Indexing:
    """Writes documents into the index in a folder; nobody sees them before ``commit``."""

    def __init__(self, folder: Path, index: tantivy.Index, heap_bytes: int, threads: int) -> None:
        self._folder = folder
        self._index = with_analyser(index)
        self._writer = index.writer(heap_bytes, threads)
        self._maker = BlockMaker()
        self._gone: list[int] = []
        self._laid: list[str] = []

    def add(self, document: Mapping[str, Any]) -> None:
        """Take in a document, see ``document.document_of``."""
        texts = document["stemmed"]
        fields = {name: texts[name] for name in (*TEXTS, *BAGS)}
        fields |= {name: document[name] for name in ("nct", "number", *TOKENS, "shown")}
        self._writer.add_document(tantivy.Document.from_dict(fields, self._index.schema))
        self._maker.add(document)
        if len(self._maker) == _ROWS_AT_ONCE:
            self._lay()

    def take_out(self, nct_id: str, number: int, *, gone: bool) -> None:
        """Drop what the index has of a study; ``gone``: no document takes its place."""
        self._writer.delete_documents_by_term("nct", nct_id)
        if gone:
            self._gone.append(number)

    def _lay(self) -> None:
        self._laid.append(lay(self._folder, self._maker.block(self._gone)))
        self._maker, self._gone = BlockMaker(), []

    def commit(self) -> None:
        """Let readers see it, with what was there before."""
        if len(self._maker) or self._gone or not self._laid:
            self._lay()
        new = laid_as_one(self._folder, self._laid)
        try:
            before = read_manifest(self._folder).blocks
        except OSError:
            before = []
        names = with_block(self._folder, before, new[0])
        opstamp = self._writer.commit()
        name_blocks(self._folder, opstamp, names)
        self._writer.wait_merging_threads()
