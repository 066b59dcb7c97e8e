"""What speaks against a person where an inclusion criterion asks for it: the one thing that decides alone."""

from __future__ import annotations

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.absence import denies, denies_a_list
from plaintrial.eligibility.screening.asked import Asked, bounds_agree
from plaintrial.eligibility.screening.illness import VARIABLE
from plaintrial.eligibility.screening.items import is_broken_off, is_conditional
from plaintrial.eligibility.screening.left_over import beside, open_words, words_of
from plaintrial.eligibility.tree import Criterion

ALTERNATIVES = folded_pattern(rb"\bor\b|\beither\b|\b[a-z]{4,}/[a-z]{4,}|\band/or\b")
"""What offers a choice."""
AT_MOST = folded_pattern(rb"[\s*0-9.)-]*(?:no more than|not more than|less than|fewer than|at most|up to|maximum)\b")
"""What begins a criterion that sets a most: who had none of it is as asked."""
_NEAR = 48


def failing_of(criterion: Criterion, folded: bytes, asked: list[Asked]) -> Asked | None:
    """What was said to be otherwise, where that alone decides."""
    if criterion.group is not None or is_conditional(folded, criterion) or not bounds_agree(asked):
        return None
    if is_broken_off(folded, criterion):
        return None
    alternatives = ALTERNATIVES.search(beside(criterion, folded)) is not None
    if alternatives and denies_a_list(words_of(criterion, folded)):
        alternatives = False  # "no A or B" asks for neither
    if alternatives and len(asked) > 1 and all(_fails_alone(each) for each in asked):
        return asked[0] if not open_words(criterion, folded, asked) else None
    for each in asked:
        if each.finding.truth is not False or each.predicate.hypothetical:
            continue
        if each.finding.denied and AT_MOST.match(folded, criterion.body, criterion.end) is not None:
            continue
        if each.predicate.variable in ("age", "sex"):
            if each.predicate.op != "=":
                return each
            continue
        if each.predicate.negated and _OTHER.search(folded[criterion.body : each.predicate.start]) is not None:
            continue  # "no other cancer": beside the study's own
        before = folded[criterion.body : each.predicate.start]
        if each.predicate.negated and (b" or " in before or b"," in before) and _is_of_an_organ(each, folded):
            continue  # "no endometrial hyperplasia or carcinoma": of the organ named before
        if each.predicate.op != "is" and each.predicate.negated and not denies(words_of(criterion, folded)):
            continue  # "no heart disease, LVEF at least 40 %": the "no" is of what stands before
        if (
            (alternatives and not _or_is_of_a_tail(each, asked, criterion, folded))
            or _another_holds(each, asked, words_of(criterion, folded))
            or _is_one_value(each)
        ):
            continue
        if each.predicate.op != "is" or (not each.narrowed and each.whole and not _is_treated(folded, each)):
            return each
    return None


_OTHER = folded_pattern(rb"\b(?:other|another|second|secondary|additional|different) (?:[a-z-]+ ){0,3}$")


def _or_is_of_a_tail(failed: Asked, asked: list[Asked], criterion: Criterion, folded: bytes) -> bool:
    """Whether each "or" only belongs to what tells more of it: "type 2 diabetes treated with diet or exercise"."""
    words = beside(criterion, folded)
    first = ALTERNATIVES.search(words)
    at = -1 if first is None else criterion.body + first.start()
    if at < failed.predicate.end or any(each.predicate.start > at for each in asked):
        return False
    if any(p.start > at and p.op == "is" for p in criterion.predicates):
        return False
    between = words[failed.predicate.end - criterion.body : at - criterion.body]
    return _TELLS_MORE.search(between) is not None and b"," not in between


_TELLS_MORE = folded_pattern(rb"\b(?:with|who|whose|that|on|despite|treated|receiving|requiring|in)\b")


def _is_of_an_organ(each: Asked, folded: bytes) -> bool:
    words = folded[each.predicate.start : each.predicate.end]
    return words.endswith(b"carcinoma") or words in (b"biopsy", b"surgery", b"infection", b"radiation")


_MOST_POINTS = 30


def _is_one_value(each: Asked) -> bool:
    """Whether exactly one value of a fine measure is read ("HbA1c 86 mmol/mol"): a bound that lost its sign."""
    value = each.predicate.value
    if each.predicate.op != "=" or not isinstance(value, (int, float)):
        return False
    return each.predicate.unit not in (None, "points") or value > _MOST_POINTS


def _another_holds(failed: Asked, asked: list[Asked], words: bytes) -> bool:
    """ "Below 4, or from 4 to 10 with ...": another bound of the same measure is met."""
    if failed.predicate.op == "is" or _OR.search(words) is None:
        return False
    return any(each.finding.truth and each.predicate.variable == failed.predicate.variable for each in asked)


_OR = folded_pattern(rb"\bor\b")


def _is_treated(folded: bytes, each: Asked) -> bool:
    """Whether an illness only says what a treatment was for: "no prior therapy for breast cancer"."""
    if each.predicate.variable not in ("condition", "cancer", VARIABLE):
        return False
    return _TREATED.search(folded[max(0, each.predicate.start - _NEAR) : each.predicate.start]) is not None


_TREATED = folded_pattern(
    rb"\b(?:therap(?:y|ies)|treatments?|medications?|drugs?|chemotherapy|radiotherapy|surgery|operation|irradiation|vaccine|trial|study)"
    rb" (?:for|of|against|in|to treat) (?:[a-z-]+ ){0,2}$"
)


def _fails_alone(each: Asked) -> bool:
    return each.finding.truth is False and not each.predicate.hypothetical and not each.narrowed
