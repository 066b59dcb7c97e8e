"""What reading yields: criteria and headings that together hold every non-space character of the text."""

from __future__ import annotations

from typing import Literal

import msgspec

Subject = Literal["", "age", "life_expectancy", "performance_status"]
"""What a heading says that the bare numbers under it are of, "" where it says nothing of that."""
Kind = Literal["inclusion", "exclusion", "unclear"]
Scalar = float | int | str | bool


class Window(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A time the criterion looks at: ``{"op": "<=", "value": 12, "unit": "months", "relation": "before"}``.

    ``relation`` is "before" (within the last 12 months), "after" (until 90 days after) or "for" (for at least
    3 months). ``start``/``end`` are code-point offsets into the criteria text.
    """

    op: str
    value: float | int | None
    unit: str | None
    relation: str
    start: int
    end: int


class Predicate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing a criterion asks, in ``text[start:end]``; ``family`` names the rule that read it.

    ``op`` is one of ``>= <= > < = != in is``; with ``is`` the value says what (``True``, ``"female"``).
    ``negated`` is the criterion's own "no", not the section's: "No prior surgery" is negated in either.
    ``unit`` is spelled one way ("years", "mg/dL", "ULN"). ``excepted`` marks what stands in an exception
    ("unless", "except"), ``hypothetical`` what is planned or possible ("may need"); neither is asked as such.
    """

    variable: str
    op: str
    value: Scalar | tuple[Scalar, ...]
    unit: str | None = None
    negated: bool = False
    window: Window | None = None
    start: int
    end: int
    family: str = ""
    excepted: bool = False
    hypothetical: bool = False


class Heading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A heading's own span. ``role``: "section" (inclusion, exclusion), "group" (cohort, arm) or "topic"."""

    text: str
    start: int
    end: int
    role: str
    kind: Kind | None = None


class Criterion(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One criterion. ``text`` is exactly the source between ``start`` and ``end``, its bullet included.

    ``body`` is where the words begin after the bullet. ``parent`` is the id of the criterion it is nested under,
    ``group`` the cohort or arm it holds for, ``topic`` the subject heading above it ("Age:", "Renal:").
    ``any_of`` says that one of its children is enough.
    """

    id: str
    kind: Kind
    text: str
    start: int
    end: int
    body: int
    parent: str | None = None
    group: str | None = None
    topic: str | None = None
    any_of: bool = False
    predicates: tuple[Predicate, ...] = ()


class CriteriaTree(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Criteria and headings in the order of the text; their spans are disjoint."""

    text: str
    criteria: tuple[Criterion, ...]
    headings: tuple[Heading, ...]

    @property
    def unread(self) -> int:
        """How many criteria no rule understood anything of; those that ask nothing ("Not specified") are none."""
        parents = {c.parent for c in self.criteria}
        return sum(
            not c.predicates and c.id not in parents and not asks_nothing(self.text[c.body : c.end])
            for c in self.criteria
        )


def asks_nothing(words: str) -> bool:
    """Whether the words of a criterion ask nothing: "Not specified", "See Disease Characteristics", "None"."""
    return len(words) < _LONGEST_NOTHING and words.strip(" .*-:_\n").lower() in _NOTHING


_LONGEST_NOTHING = 60
_NOTHING = frozenset(
    """not specified|see disease characteristics|see patient characteristics|see general eligibility criteria|none
    |none specified|not applicable|n/a|na|any age|any|any status|any performance status|not available|no restrictions
    |no restriction|see above|or|and|other""".replace("\n    ", "").split("|")
)
