"""Read a criteria text: the tree first, then what each criterion asks."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.grow import Growth
from plaintrial.eligibility.pieces import cut_pieces
from plaintrial.eligibility.tree import CriteriaTree
from plaintrial.eligibility.understand import understand


def read_criteria(text: str) -> CriteriaTree:
    """Return the tree of a registry's criteria text. Never fails; linear in the length of the text.

    Every non-space character belongs to exactly one criterion or heading, so nothing is lost:
    ``docs/eligibility.md`` says how headings, bullets and cohorts are told.
    """
    folded = fold(text)
    tree = grow_tree(text, folded)
    return msgspec.structs.replace(tree, criteria=understand(folded, tree.criteria))


def grow_tree(text: str, folded: bytes) -> CriteriaTree:
    """Return the tree without predicates; ``folded`` is ``fold(text)``."""
    pieces = cut_pieces(text, folded)
    growth = Growth(text, folded)
    for n, piece in enumerate(pieces):
        growth.add(piece, pieces[n + 1] if n + 1 < len(pieces) else None)
    return CriteriaTree(text=text, criteria=tuple(growth.criteria()), headings=tuple(growth.headings))
