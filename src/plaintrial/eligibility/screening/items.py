"""The items a criterion lists, and what qualifies them: "severe asthma, stroke or epilepsy"."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.pattern import find_spans, folded_pattern
from plaintrial.eligibility.screening.blank import without
from plaintrial.eligibility.screening.residue import stems, uncovered
from plaintrial.eligibility.tree import Criterion, Predicate

_BREAK = folded_pattern(rb"[,;()\[\]]|\band/or\b|\bor\b|/|\.(?:\s|$)|:")
_CONDITIONAL = folded_pattern(
    rb"\b(?:if|for (?:patients|subjects|participants|those|women|men|females|males|children)|patients (?:who|aged|with)|must|should|requires?"  # noqa: E501
    rb"|unless|except|in case|provided|when|will be|eligible|allowed|whose|only|cohort|part [a-z0-9]\b|arm [a-z0-9]\b|onward)\b"  # noqa: E501
)
_QUALIFIERS = frozenset(
    b"""severe uncontrolled unstable active acute significant serious poorly controlled major clinically recent"
       " chronic
    decompensated advanced symptomatic untreated refractory recurrent progressive persistent end-stage stage grade
    moderate mild end primary secondary newly confirmed treated familial requiring currently concurrent current on
    congenital receiving taking insulin-dependent type""".split()
)


class Item(msgspec.Struct, gc=False):
    """One listed item, ``folded[start:end]``."""

    start: int
    end: int


def items(folded: bytes, criterion: Criterion) -> list[Item]:
    """The items of a criterion, cut at commas, brackets and "or"."""
    begins = criterion.body
    found: list[Item] = []
    for a, b in [
        *find_spans(_BREAK, folded[criterion.body : criterion.end], 500),
        (criterion.end - criterion.body,) * 2,
    ]:
        if criterion.body + a > begins:
            found.append(Item(begins, criterion.body + a))
        begins = criterion.body + b
    return found


def item_of(listed: list[Item], predicate: Predicate) -> Item | None:
    """The item that holds the predicate."""
    return next((item for item in listed if item.start <= predicate.start < item.end), None)


def is_whole(folded: bytes, item: Item, predicate: Predicate) -> bool:
    """Whether the predicate is all that its item says."""
    window = [(predicate.window.start, predicate.window.end)] if predicate.window is not None else []
    return not uncovered(folded, item.start, item.end, [(predicate.start, predicate.end), *window])


def qualified(folded: bytes, item: Item, predicate: Predicate) -> frozenset[bytes]:
    """The words that make the item narrower than its name: "severe", "uncontrolled"."""
    words = frozenset(folded[item.start : item.end].translate(_LETTERS).split())
    own = frozenset(folded[predicate.start : predicate.end].translate(_LETTERS).split()) & _OF_NAMES
    return words & _QUALIFIERS - own


_OF_NAMES = frozenset((b"chronic", b"acute", b"secondary", b"primary", b"progressive", b"end-stage", b"end"))
"""Words that belong to a name where they stand in it: "chronic obstructive pulmonary disease"."""


_LETTERS = bytes(b if chr(b).isalpha() or b == 0x2D else 32 for b in range(256))


_OPENING = folded_pattern(
    rb"[\s*-]*(?:\d+ )?(?:all |adult |male |female |male or female )?patients (?:who (?:are|have|had)\b|aged\b|with\b)"
    rb"|[\s*-]*(?:all )?(?:(?:patients?|subjects?|participants?|volunteers?|candidates|individuals|persons?|women|men"
    rb"|they|age) )?(?:must|should) (?:not )?(?:be|have)\b"
)


_REASONS = folded_pattern(rb"\((?:since|because|as |this|these|e\.?g|i\.?e|such as|for example|including|note)[^()]*\)")


def _without_reasons(words: bytes) -> bytes:
    """The words, blank where a bracket gives reasons or examples: those set no condition."""
    return without(_REASONS, words, 20)


_NOT_ELIGIBLE = folded_pattern(rb"\b(?:will (?:not be|be in)|are (?:not|in)|is (?:not|in)|not) ?eligible\b")


def is_conditional(folded: bytes, criterion: Criterion) -> bool:
    """Whether the criterion holds only for some: "if under 18", "for women"."""
    words = without(_NOT_ELIGIBLE, _without_reasons(folded[criterion.body : criterion.end]), 9)
    opening = _OPENING.match(words)
    return _CONDITIONAL.search(words, 0 if opening is None else opening.end()) is not None


def is_broken_off(folded: bytes, criterion: Criterion) -> bool:
    """Whether the line goes on elsewhere: it ends in "and" or "of", or heads what stands below it with a colon.

    "; and" only joins the next of a list.
    """
    words = folded[criterion.body : criterion.end].rstrip()
    return _BROKEN.search(words[: -len(b"; and")] if words.endswith(b"; and") else words) is not None


_BROKEN = folded_pattern(rb"(?:\b(?:and|or|of|with|in|to|the|for|but|either|by|from|than|and/or)|:)$")


def sense(folded: bytes, item: Item) -> frozenset[str]:
    """The stems of an item."""
    return stems(folded[item.start : item.end])
