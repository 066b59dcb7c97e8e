"""Inclusion criteria that say what must not be so: what stands under "No heart disease, including any of these:"."""

from __future__ import annotations

from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.absence import denies
from plaintrial.eligibility.tree import CriteriaTree

_WITH_A_CHOICE = folded_pattern(
    rb"\b(?:unless|except|if|all of the following|criteria|no more than|no (?:greater|less))\b"
)


def forbidden(tree: CriteriaTree) -> frozenset[str]:
    """Ids of inclusion criteria under one that denies and ends with a colon, but for those that deny themselves."""
    folded = fold(tree.text)
    heads = {
        c.id
        for c in tree.criteria
        if c.kind == "inclusion"
        and c.text.rstrip().endswith(":")
        and denies(folded[c.body : c.end])
        and _WITH_A_CHOICE.search(folded[c.body : c.end]) is None
    }
    return frozenset(
        c.id
        for c in tree.criteria
        if c.parent in heads and c.kind == "inclusion" and not _denies_itself(folded[c.body : c.end])
    )


def _denies_itself(words: bytes) -> bool:
    """Whether the words say themselves what must not be, or allow it."""
    return _NO.match(words) is not None or _ALLOWS.search(words) is not None


_NO = folded_pattern(rb"(?:no|not|none|never|without|at least|see|negative)\b")
_ALLOWS = folded_pattern(rb"\b(?:allowed|permitted|may|can|eligible)\b")
