"""A condition's name without its stage: what "Stage IIIA lung cancer" and "Recurrent lung cancer" have in common."""

from __future__ import annotations

from functools import lru_cache

from plaintrial.plain.pattern import Pattern

_STAGE = Pattern(
    r"(?i)^(?:(?:(?:anatomic|prognostic|pathologic|clinical|postneoadjuvant therapy) )?"
    r"stages? (?:0|i{1,3}|iv|[1-4])(?:[a-e]\d?|[a-e][is]|\d)?(?: grade \d)?|recurrent|refractory|relapsed|metastatic"
    r"|advanced|locally advanced|unresectable|resectable|adult|childhood|pediatric|untreated|previously treated"
    r"|contiguous|noncontiguous|de novo|secondary|localized|regional|disseminated|extensive stage|limited stage"
    r"|early stage|primary)[\s/-]+"
)
_KIND = Pattern(
    r"(?i) (?:with (?:t\(|inv\(|del|\d+q|.*\b(?:abnormalit\w+|translocations?|mutations?)\b).*"
    r"|in (?:remission|relapse))$"
)
"""What a registry of cancer words hangs on a name to tell its genes, or its state."""
_BOOK = Pattern(r"(?i),? AJCC v\d+$")
_MOST = 4
_FEWEST_WORDS = 2


@lru_cache(maxsize=8_192)
def without_stage(quote: str) -> tuple[int, int]:
    """Where in ``quote`` the name stands that stages share: all of it where nothing but one word would be left."""
    book = _BOOK.search(quote) if "AJCC" in quote else None
    kind = _KIND.search(quote) if " with " in quote.lower() or " in re" in quote.lower() else None
    start, end = 0, min(match.start() for match in (book, kind) if match) if book or kind else len(quote)
    for _ in range(_MOST):
        match = _STAGE.match(quote[start:end])
        if match is None or len(quote[start + match.end() : end].split()) < _FEWEST_WORDS:
            break
        start += match.end()
    return start, end


def base_of(quote: str) -> str:
    """That name, in small letters."""
    start, end = without_stage(quote)
    return quote[start:end].lower()
