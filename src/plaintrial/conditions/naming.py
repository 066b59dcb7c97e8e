"""Names as people read them: "Pain, Postoperative" is postoperative pain."""

from __future__ import annotations


def natural(name: str) -> str:
    """A heading in its natural order; a list ("Bone, joint and muscle diseases") stays as it is."""
    head, *rest = name.split(", ")
    if not rest or " and " in name or any(part[:1].isdigit() for part in rest):
        return name
    return " ".join([*reversed(rest), head])
