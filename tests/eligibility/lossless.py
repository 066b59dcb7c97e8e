"""The law of the tree: each non-space character belongs to exactly one criterion or heading."""

from __future__ import annotations

from plaintrial.eligibility import CriteriaTree


def spans(tree: CriteriaTree) -> list[tuple[int, int]]:
    return sorted([(c.start, c.end) for c in tree.criteria] + [(h.start, h.end) for h in tree.headings])


def broken_law(tree: CriteriaTree) -> str | None:
    """What of the law does not hold, or None."""
    upto = 0
    for start, end in spans(tree):
        if start < upto or end <= start:
            return f"spans overlap or are empty at {start}"
        if tree.text[upto:start].strip():
            return f"lost: {tree.text[upto:start]!r}"
        upto = end
    if tree.text[upto:].strip():
        return f"lost at the end: {tree.text[upto:]!r}"
    for part in [*tree.criteria, *tree.headings]:
        if part.text != tree.text[part.start : part.end]:
            return f"text is not the slice at {part.start}"
    ids = [c.id for c in tree.criteria]
    if len(set(ids)) != len(ids):
        return "ids are not unique"
    for criterion in tree.criteria:
        if not criterion.start <= criterion.body <= criterion.end:
            return f"body outside of {criterion.id}"
        if criterion.parent is not None and criterion.parent not in ids[: ids.index(criterion.id)]:
            return f"parent of {criterion.id} does not come before it"
    return None
