"""What a criterion says of its own kind, read where no heading says it."""

from __future__ import annotations

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.tree import Kind

_EXCLUSION = folded_pattern(
    rb"\bexclu|\binelig|\bnot (?:be )?(?:eligible|allowed|permitted)|\b(?:may|must|can|should) ?not\b"
)
_NOT_EXCLUDED = folded_pattern(rb"\b(?:not|no)(?: \w+){0,4} exclu|\bexcluding\b")
_INCLUSION = folded_pattern(
    rb"\bmust\b|\beligible\b|\b(?:are|were|will be) (?:included|enrolled|recruited)|\brequired\b"
    rb"|\bshould (?:be|have)\b|^no [a-z]"
)


def states_exclusion(words: bytes) -> bool:
    """Whether folded ``words`` say that someone is kept out: "Pregnant women are excluded"."""
    return _EXCLUSION.is_in(words) and not _NOT_EXCLUDED.is_in(words)


def own_kind(words: bytes) -> Kind:
    """The kind of a criterion under no heading; "unclear" where its words do not state it."""
    if states_exclusion(words):
        return "exclusion"
    return "inclusion" if _INCLUSION.is_in(words) else "unclear"
