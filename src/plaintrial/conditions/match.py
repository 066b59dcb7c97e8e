"""One term's concept, and why we say so."""

from __future__ import annotations

from typing import Literal

import msgspec

Why = Literal["exact", "synonym", "abbreviation", "modifier", "word_order", "stem", "typo", "parent", "ambiguous"]
Where = Literal["condition", "keyword", "title"]


class Match(msgspec.Struct, frozen=True):
    """A concept that a registrant's term names.

    `id` is the concept's id, None where an abbreviation stays open: then `ambiguous` lists what it may stand for.
    Beside an id, `ambiguous` lists what else the words may mean: nothing in the record says which it is.
    `mesh` is the concept's MeSH heading, or the closest broader one where it has none. `span` is [start, end) in the
    term, in code points. `where` is the part of the record the term stood in.
    """

    term: str
    id: str | None
    mesh: str | None
    name: str
    why: Why
    span: tuple[int, int]
    ambiguous: tuple[str, ...] = ()
    where: Where = "condition"
