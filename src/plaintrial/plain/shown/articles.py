""" "a" and "an" before names that are counted: "a slipped disc", "an underactive thyroid", but "asthma"."""

from __future__ import annotations

from plaintrial.plain.shown.plain_words import vowel_sound

_LINKS = (
    " to ",
    " of ",
    " for ",
    " from ",
    " with ",
    " in ",
    " by ",
    " on ",
    " without ",
    " that ",
    " after ",
    " before ",
    " at ",
    " due ",
    " because ",
    " around ",
    " between ",
    " inside ",
    " behind ",
    " (",
    ", ",
)
_DETERMINED = frozenset(
    ("a", "an", "the", "no", "usual", "high-dose", "low-dose", "their", "any", "some", "too", "more")
)
_NEVER_COUNTED = (
    "bipolar disorder", "panic disorder", "stress disorder", "compulsive disorder", "depressive disorder",
    "use disorder", "spectrum disorder", "hyperactivity disorder", "deficit disorder", "affective disorder",
    "dry eye", "identity disorder",
)  # fmt: skip
"""Names of illnesses that are not counted though their last word is."""
_SEVERAL = (" and ", " or ", " plus ", " + ", ", ")


def with_article(name: str, counted: tuple[str, ...]) -> str:
    """``name`` with "a" or "an" where the noun it is built on ends with one of ``counted``."""
    first = name.split(" ")[0]
    if first.lower() in _DETERMINED or not head_of(name).endswith(counted):
        return name
    if head_of(name).endswith(_NEVER_COUNTED):
        return name
    if any(word in head_of(name) for word in _SEVERAL):
        return name
    return f"{'an' if vowel_sound(first) else 'a'} {name}"


def head_of(name: str) -> str:
    """The noun phrase without what hangs on it: "slipped disc" of "slipped disc in the lower back"."""
    head = name
    for link in _LINKS:
        if link in head:
            head = head[: head.index(link)]
    return head
