"""The conditions a text mentions: one quick walk that looks names up, for search. ``normalise`` also explains."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from plaintrial.conditions.abbreviations import short_forms
from plaintrial.conditions.inside import Inside
from plaintrial.conditions.narrowing import narrowing
from plaintrial.conditions.normalise import term_reader
from plaintrial.conditions.spelling import words
from plaintrial.conditions.term import LONGEST


class Mentioned(NamedTuple):
    """Condition ids. ``named``: of overlapping names the longest; ``within``: of names that stand inside those."""

    named: tuple[str, ...]
    within: tuple[str, ...]


@lru_cache(maxsize=65536)
def mentioned(text: str) -> Mentioned:
    """The diseases whose names or sure short forms stand in a text, each once.

    What the words beside say is absent does not count. Procedures, behaviours and states of life are left out, and so
    are names too broad to tell anything.
    """
    reader = term_reader()
    known, names = reader.vocabulary, reader.finder.names
    text = text[:LONGEST]
    tokens = words(text)
    hits, inner = Inside(names, tokens, narrowing(tokens), states=False).nested()
    rows = [hit.row for hit in hits if not names.is_broad(hit.key)]
    rows += [short.rows[0] for short in short_forms(known, text) if short.sure or short.likely]
    return Mentioned(*(_ids(some) for some in (rows, [h.row for h in inner if not names.is_broad(h.key)])))


def _ids(rows: list[int]) -> tuple[str, ...]:
    known = term_reader().vocabulary
    return tuple(known.rows.ids[row] for row in dict.fromkeys(rows) if row not in known.topics)
