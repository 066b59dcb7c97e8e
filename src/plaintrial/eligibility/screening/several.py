""" "At least two of the following: fever, cough, dyspnea": how many of those listed must hold."""

from __future__ import annotations

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.asked import Asked
from plaintrial.eligibility.tree import Criterion

_NUMBERS = {b"one": 1, b"two": 2, b"three": 3, b"four": 4, b"five": 5, b"any": 1, b"a": 1}
_OF = folded_pattern(
    rb"\b(?:(?:at least|minimum of|any|a total of)? ?\(?(one|two|three|four|five|any|\d)\)?(?: \(?\d\)?)?(?: or more)?"
    rb"(?: (?:symptoms?|signs?|criteria|features?|risk factors?|conditions?))? of (?:the )?(?:following|these|those|:)"
    rb"|(?:at least|minimum of|any) (one|two|three|four|five|\d)(?: or more)? of\b"
    rb"|(one|two|three|four|five|\d) or more of\b)"
)


def wanted_of(criterion: Criterion, folded: bytes) -> int:
    """How many of what the criterion lists must hold; 0 where it asks for no number of them."""
    match = _OF.search(folded, criterion.body, criterion.end)
    if match is None:
        return 0
    word = next(group for group in match.groups() if group is not None)
    return _NUMBERS.get(word) or int(word)


def holds_of(wanted: int, asked: list[Asked]) -> bool:
    """Whether as many are known to hold."""
    return sum(each.finding.truth is True for each in asked if each.predicate.op == "is") >= wanted
