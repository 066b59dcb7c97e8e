"""Whether a note tells something as of now or as over:"
" "takes", "is on", "smokes"; "quit", "previously", "completed"."""

from __future__ import annotations

from typing import Literal

from plaintrial.eligibility.pattern import Pattern, find_spans, folded_pattern

When = Literal["now", "past", "ahead", ""]
_REACH, _BEHIND, _MOST = 120, 48, 100
_NOW = folded_pattern(
    rb"\b(?:takes|taking|ha(?:s|ve) been given"
    rb"|(?:is|are|been|remains|maintained) (?:currently )?(?:on|receiving|using|prescribed"
    rb"|treated with|taking)"
    rb"|receives|receiving|uses|using|current(?:ly)?|medications?(?: list)?(?: (?:includes?|consists? of|are)|:)"
    rb"|meds:"
    rb"|continues|dependent on|despite|requires|controlled (?:with|on|by)|on (?:chronic|daily|long-term)|treated"
    rb" with|on)\b"
)
_TAKES = folded_pattern(rb"\b(?:takes|taking|is on|are on|receives|receiving|uses|using|current(?:ly)?|continues)\b")
_PAST = folded_pattern(
    rb"\b(?:quit|stopped|former(?:ly)?|discontinued|previous(?:ly)?|in the past|had been (?:on|treated|taking"
    rb"|receiving)"
    rb"|(?:was|were) (?:[a-z]+ )?treated with"
    rb"|was (?:on|taking|treated|given)|completed|until|used to|no longer|prior|history of|has (?:tried|failed"
    rb"|received|had)"
    rb"|failed|failing|finished|(?:years?|months?|weeks?) ago|tried|progress(?:ed|ing|ion) (?:after|on|despite)|after"
    rb"|status post|s/p|underwent|received)\b"
)
_PAST_BEHIND = folded_pattern(
    rb"^[\s,(]*(?:[a-z0-9/-]+ ){0,4}?(?:in the past|(?:\d+|one|two|three|four|five|six|several|many) (?:days?|weeks?"
    rb"|months?|years?) ago|previously|was (?:stopped|discontinued)|until|but (?:stopped|quit)|last (?:year"
    rb"|month|week))\b"
)
_NOW_BEHIND = folded_pattern(
    rb" (?:(?:has|have) been (?:given|used|taken)|(?:is|are) (?:given|used|taken|continued|running)"
    rb"|(?:was|were) (?:just )?(?:started|begun))\b"
)
_SELF_PAST, _SELF_NOW = (
    folded_pattern(rb"^(?:ex-?|former |smoked)"),
    folded_pattern(rb"^(?:smokes|drinks|uses|injects|current )"),
)
_CLAUSE = folded_pattern(rb"[.;](?:\s|$)")


def when_told(folded: bytes, low: int, start: int, end: int, high: int) -> When:
    """How ``folded[start:end]`` is told within ``folded[low:high]``, by the nearest word before it;"
    " "" for no word."""
    words = folded[start:end]
    before = folded[max(low, start - _REACH) : start]
    before = before[_last(_CLAUSE, before) :]
    if _SELF_NOW.search(words) is not None or before.endswith((b"has ", b"have ", b"has been ", b"have been ")):
        return "now"
    if _SELF_PAST.search(words) is not None:
        return "past"
    if _last(_TAKES, before) == 0 and _PAST_BEHIND.search(folded[end : min(high, end + _BEHIND)]) is not None:
        return "past"
    now, past = _last(_NOW, before), _last(_PAST, before)
    if now == past == 0 and _NOW_BEHIND.match(folded[end : min(high, end + _BEHIND)]) is not None:
        return "now"
    return "" if now == past else "now" if now > past else "past"


def _last(pattern: Pattern, words: bytes) -> int:
    """Where the last match ends, 0 for none."""
    return max((end for _, end in find_spans(pattern, words, _MOST)), default=0)
