"""Quoted words: asked of the index, which alone knows in which order words stand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from plaintrial.search.ranking import Scored
from plaintrial.search.reader import Reader
from plaintrial.search.sets.block import NO_ROWS
from plaintrial.search.terms import Terms, either

FIELDS = ("names", "intervention", "sponsor", "summary")


def said_in_a_row(stems: Sequence[str], reader: Reader) -> Scored:
    """Rows that have these words in a row in one of ``FIELDS``, with the index's scores; remembered with the reader."""
    key = ("phrase", tuple(stems))
    if key not in reader.remembered:
        reader.remembered[key] = _asked(stems, reader)
    found: Scored = reader.remembered[key]
    return found


def _asked(stems: Sequence[str], reader: Reader) -> Scored:
    terms = Terms(reader.schema)
    query = either([terms.phrase(field, stems) for field in FIELDS])
    hits = reader.searcher.search(query, max(reader.searcher.num_docs, 1), count=False).hits
    if not hits:
        return Scored(NO_ROWS, np.empty(0, np.float32))
    numbers = reader.searcher.fast_field_values("number", [address for _, address in hits])
    rows, known = reader.sets.rows_of(np.array(numbers, np.uint32))
    scores = np.array([score for score, _ in hits], np.float32)[known]
    order = np.argsort(rows)
    return Scored(rows[order], scores[order])
