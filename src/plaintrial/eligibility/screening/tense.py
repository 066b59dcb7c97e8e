"""A criterion's "current" and "prior" against how a note tells it: who quit smoking is no current smoker."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.truth import UNKNOWN, Finding
from plaintrial.eligibility.tree import Predicate

NOW = frozenset((b"current", b"currently", b"active", b"concurrent", b"receiving", b"taking", b"on", b"requiring"))
"""Words of a criterion that ask for what holds now."""
_NOW = folded_pattern(
    rb"\b(?:current(?:ly)?|active|concurrent|concomitant|ongoing|receiving|taking|(?:is|are) on|smokers?|smokes"
    rb"|using)\b"
)
_EVER = folded_pattern(
    rb"\b(?:prior|previous(?:ly)?|history|ever|past|former|received|failed|failure|exposure|had|have been|has been"
    rb"|inadequate|refractory|resistant|intoleran[a-z]+|after|at any time|naive|never)\b"
)
_BEFORE = folded_pattern(rb"\b(?:prior|previous(?:ly)?|history|past|within)\b")
_BRIEF = frozenset(("medicine", "treatment", "smoking", "alcohol", "drug_abuse"))
"""What may be over: a medicine taken, a habit."""


def in_time(item: bytes, predicate: Predicate, finding: Finding) -> Finding:
    """The finding, with the time that the item asks for; ``finding.when`` says how it was told."""
    if finding.when == "ahead" and _BEFORE.search(item) is not None:
        return UNKNOWN  # what is to come has not been
    if finding.when != "past" or finding.truth is None or predicate.window is not None:
        return finding
    if predicate.variable not in _BRIEF or _EVER.search(item) is not None:
        return finding
    if _NOW.search(item) is not None:
        return msgspec.structs.replace(finding, truth=predicate.negated)
    return msgspec.structs.replace(finding, truth=None, mentioned=True)
