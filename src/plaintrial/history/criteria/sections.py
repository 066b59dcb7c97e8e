"""Headings in a criteria text: which lines begin the inclusion or exclusion part, and which only introduce."""

from __future__ import annotations

from typing import Literal

from plaintrial.history.sameness import words_of

Section = Literal["inclusion", "exclusion", "unclear"]
_INCLUSION = ("inclusion criteri", "inclusion", "inclusions", "included if", "you may join if", "can join if",
              "eligible if", "are eligible", "who can join", "may be included", "criteria for inclusion",
              "eligibility criteria")  # fmt: skip
_EXCLUSION = ("exclusion criteri", "exclusion", "exclusions", "excluded if", "not eligible", "ineligible",
              "may not join", "cannot join", "cannot take part", "criteria for exclusion",
              "will be excluded")  # fmt: skip
_NON_INCLUSION = ("non inclusion", "no inclusion", "noninclusion", "not included")
_LONGEST_HEADING, _LONGEST_BOILERPLATE = 12, 18
_TELLING = frozenset(("include", "includes", "are", "is", "met", "must", "was", "were", "have", "has"))
"""Words of a sentence, which a heading without a colon does not have."""


def section_of(heading: str) -> Section | None:
    """The section a heading begins; None when it begins none."""
    said = " ".join(words_of(heading[:200]))
    if any(word in said for word in _NON_INCLUSION):
        return "exclusion"
    excludes = any(word in said for word in _EXCLUSION)
    if excludes and any(word in said for word in ("inclusion and", "inclusion / ", "inclusion or")):
        return "unclear"
    if excludes:
        return "exclusion"
    return "inclusion" if any(word in said for word in _INCLUSION) else None


def is_section_heading(line: str, bulleted: bool) -> bool:
    """Whether a line is nothing but a section's heading ("Key Inclusion Criteria:", "EXCLUSION")."""
    words = words_of(line[:300])
    if not words or len(words) > _LONGEST_HEADING or section_of(line) is None:
        return False
    if bulleted:
        return _names_section(words, 6) and len(words) <= 4
    if line.rstrip().endswith(":"):
        return True
    return ":" not in line and _names_section(words, 6 if len(words) <= 6 else 4) and not _TELLING.intersection(words)


def _names_section(words: list[str], among: int) -> bool:
    return any(word.startswith(("inclusion", "exclusion")) for word in words[:among])


def is_introduction(line: str, bulleted: bool) -> bool:
    """Whether a line asks nothing by itself: it introduces what follows, or says that more rules apply."""
    words = words_of(line[:400])
    said = " ".join(words)
    if len(words) <= _LONGEST_BOILERPLATE and any(phrase in said for phrase in _BOILERPLATE):
        return True
    return not bulleted and line.rstrip().endswith(":") and len(words) <= 25


_BOILERPLATE = (
    "include but are not limited to",
    "includes but is not limited to",
    "other protocol defined",
    "other protocol specified",
    "protocol defined inclusion exclusion criteria",
    "additional criteria may apply",
    "other criteria may apply",
    "other inclusion",
    "other exclusion criteria",
    "additional inclusion",
    "additional protocol defined",
    "not limited to the following",
)
