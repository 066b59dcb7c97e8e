"""What an inclusion criterion says must not be so: "no prior surgery", "free of infection", "Hepatic: No cirrhosis"."""

from __future__ import annotations

from plaintrial.eligibility.pattern import find_spans, folded_pattern
from plaintrial.eligibility.screening.asked import Asked
from plaintrial.eligibility.screening.blank import blanked, without
from plaintrial.eligibility.screening.items import items, sense
from plaintrial.eligibility.screening.patient import Patient
from plaintrial.eligibility.screening.silence import unsaid_of
from plaintrial.eligibility.tree import Criterion

_DENIES = folded_pattern(
    rb"(?:[a-z]+(?:[ /-][a-z]+){0,2}: )?"
    rb"(?:(?:patients?|subjects?|participants?|people|persons?|individuals?|those|women|men) )?"
    rb"(?:(?:who|that|must|should) )?"
    rb"(?:(?:have|has|had|are|is|were) )?(?:no|without|absence of|free of|never|not? having|not have|have no|has no"
    rb"|not (?:previously |currently )?(?:been|received|taken|taking|using|receiving|treated|diagnosed|had)) "
)
_AGAIN = folded_pattern(rb"[.;,]? (?:and |or )?(?:no|not) (?:[a-z])")
_MEASURED = folded_pattern(rb"\d|\b(?:weeks?|months?|years?|days?|hours?|more|less|than|least|not|no|without)\b")
_LATELY = folded_pattern(
    rb"\b(?:in|within|during|over|for|at least|less than)(?: the| at least)?(?: (?:last|past|previous|prior|preceding"
    rb"|first))?(?: \(?(?:\d{1,3}|one|two|three|four|six|twelve)\)?)?(?: calendar)?"
    rb" (?:weeks?|months?|years?|days?|hours?)"
    rb"(?: (?:prior to|before|of|preceding|since)(?: the)?(?: [a-z-]+){0,3})?"
)
_BRACKETS = folded_pattern(rb"\([^()]*\)")


def denies(words: bytes) -> bool:
    """Whether folded words of a criterion begin by saying what must not be so."""
    return _DENIES.match(words) is not None


_MORE_THAN_A_LIST = folded_pattern(
    rb"[.;:\d]|\b(?:unless|except|excluding|other than|since|allowed|permitted|at least|if|but|more than|greater|less"
    rb"|and|must|who|that|which|with|for|requiring|only|within|not)\b"
)


def denies_a_list(words: bytes) -> bool:
    """Whether folded words do nothing but deny what they list: "No prior melphalan or bortezomib"."""
    opening = _DENIES.match(words)
    return opening is not None and _MORE_THAN_A_LIST.search(words.rstrip(b" ."), opening.end()) is None


def without_brackets(words: bytes) -> bytes:
    """The words, blank where brackets explain."""
    return without(_BRACKETS, words, 99)


def denies_something_unread(criterion: Criterion, folded: bytes, asked: list[Asked]) -> bool:
    """ "No prior therapy for breast cancer": what is denied is no part of what was read."""
    if not denies(folded[criterion.body : criterion.end]):
        return False
    return not any(each.predicate.negated or each.predicate.window is not None for each in asked)


def denies_the_unsaid(criterion: Criterion, folded: bytes, asked: list[Asked], patient: Patient) -> bool:
    """ "No significant heart disease": all that is asked is denied, and the note speaks of none of it."""
    words = without_brackets(folded[criterion.body : criterion.end])
    opening = _DENIES.match(words)
    if opening is None or unsaid_of(words) is not None or _MEASURED.search(_plain(words[opening.end() :])) is not None:
        return False
    spoken = [each for each in asked if words[each.predicate.start - criterion.body :][:1] != b" "]
    if any(each.finding.truth is not None or each.finding.mentioned for each in spoken):
        return False
    return not any(
        sense(folded, item) and sense(folded, item) <= patient.stems(at)
        for item in items(folded, criterion)
        for at in range(len(patient.sentences))
    )


def _plain(words: bytes) -> bytes:
    """The words without times ("within the past month") and without each further "no" of a run."""
    timeless = without(_LATELY, words, 20)
    return blanked(timeless, ((start, end - 1) for start, end in find_spans(_AGAIN, timeless, 40)))
