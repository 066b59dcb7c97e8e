"""What an index keeps of studies that changed: the diseases they named before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import tantivy

from plaintrial.mirror.feed import Kept
from plaintrial.search.document import number_of
from plaintrial.search.prepared import Given, in_chunks


def with_named(folder: Path, studies: Iterable[Kept]) -> Iterator[Given]:
    """Each study with what its last version named, as the index in a folder keeps it; None for a new study."""
    index = tantivy.Index.open(str(folder))
    searcher = index.searcher()
    for chunk in in_chunks(studies):
        query = tantivy.Query.term_set_query(index.schema, "nct", [study.nct_id for study in chunk])
        addresses = [address for _, address in searcher.search(query, len(chunk), count=False).hits]
        numbers = searcher.fast_field_values("number", addresses) if addresses else []
        kept = (searcher.doc(address).get_first("named") for address in addresses)
        before = dict(zip(numbers, kept, strict=True))
        for study in chunk:
            named = before.get(number_of(study.nct_id))
            yield study, bytes(named) if named else None
