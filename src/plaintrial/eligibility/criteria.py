"""Read a criteria text: the tree first, then what each criterion asks."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.grow import Growth
from plaintrial.eligibility.pieces import cut_pieces
from plaintrial.eligibility.remembered import asked_by
from plaintrial.eligibility.tree import CriteriaTree


def read(text: str) -> CriteriaTree:
    """Return the tree of a registry's criteria text: its criteria with what they ask, and its headings.

    ``text`` is a record's ``eligibilityModule.eligibilityCriteria``, or any text of that kind; spans in the tree are
    its code points. Never fails; linear in the length of the text. Every non-space character belongs to exactly one
    criterion or heading, so nothing is lost: ``docs/eligibility.md`` says how headings, bullets and cohorts are told.
    """
    return read_all_criteria([text])[0]


def read_all_criteria(texts: Sequence[str]) -> list[CriteriaTree]:
    """The trees of several texts, as ``read`` gives them; what their criteria ask is read together, which is faster."""
    grown = [_grown(text) for text in texts]
    words = [growth.words() for growth in grown]
    asked = asked_by([(growth.folded, each) for growth, each in zip(grown, words, strict=True)])
    return [
        CriteriaTree(text=growth.text, criteria=growth.criteria(*of_text), headings=tuple(growth.headings))
        for growth, of_text in zip(grown, zip(words, asked, strict=True), strict=True)
    ]


def _grown(text: str) -> Growth:
    folded = fold(text)
    pieces = cut_pieces(text, folded)
    growth = Growth(text, folded)
    for n, piece in enumerate(pieces):
        growth.add(piece, pieces[n + 1] if n + 1 < len(pieces) else None)
    return growth


read_criteria = read
"""The same, where "read" alone would not say what is read."""
