"""Studies made ready for the index: what most of its work is, done here or in processes side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from plaintrial.mirror.feed import Kept, current_of
from plaintrial.search.document import Document, document_of, number_of
from plaintrial.search.schema import BAGS, KEPT, TEXTS, TOKENS
from plaintrial.search.sets.block import Block
from plaintrial.search.sets.making import BlockMaker

T = TypeVar("T")
CHUNK = 250
"""Studies that are prepared together."""


Given = tuple[Kept, bytes | None]
"""A study's current record, and what the index keeps of what its last version named."""


class Prepared(NamedTuple):
    """Some studies: their sets, what the index of words takes of each; ids of all, numbers of those without record."""

    block: Block
    fields: list[dict[str, Any]]
    ids: list[str]
    gone: list[int]


def prepared(documents: Iterable[Document]) -> Prepared:
    """Documents made ready, see ``document.document_of``."""
    maker = BlockMaker()
    fields: list[dict[str, Any]] = []
    for document in documents:
        texts = document["stemmed"]
        words = {name: texts[name] for name in (*TEXTS, *BAGS)}
        fields.append(words | {name: document[name] for name in ("nct", "number", *TOKENS, *KEPT)})
        maker.add(document)
    return Prepared(maker.block(), fields, [each["nct"][0] for each in fields], [])


def prepared_studies(studies: Iterable[Given]) -> Prepared:
    """Current records made ready."""
    read = [(current_of(kept), before) for kept, before in studies]
    made = prepared(document_of(study.record, before) for study, before in read if study.record is not None)
    gone = [study.nct_id for study, _ in read if study.record is None]
    return made._replace(ids=[*made.ids, *gone], gone=[number_of(nct_id) for nct_id in gone])


def in_chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Lists of up to ``size``."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk
