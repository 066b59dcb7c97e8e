"""Judge an exclusion criterion: only what was said to be so excludes."""

from __future__ import annotations

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.asked import Asked, bounds_agree
from plaintrial.eligibility.screening.items import is_conditional, items, sense
from plaintrial.eligibility.screening.patient import Patient
from plaintrial.eligibility.screening.say import evidence_of, name_of
from plaintrial.eligibility.screening.verdict import Verdict, verdict_of
from plaintrial.eligibility.tree import Criterion

_TOLD_BY_THE_PERSON = frozenset(
    ("pregnancy", "pregnancy_test", "insurance", "legal_capacity", "childbearing_potential", "staff_relative")
)
"""A note that is silent on these says nothing of them."""
_ALONE_SAY_NOTHING = frozenset(("age", "sex", "life_expectancy", "grade", "stage", "ctcae_grade"))
_ILLUSTRATES = folded_pattern(
    rb":|\(|\b(?:including|includes?|such as|e\.?g|i\.?e|defin|due to|because|caused by|needs?|requir|in combination|following|secondary to"  # noqa: E501
    rb"|prevent|interfer|affect|risk|contraindicat)"
)
_ILLNESSES = (b"emia", b"penia", b"cardia", b"uria", b"philia", b"tension")  # a measure by the name of its disorder


def judge_exclusion(criterion: Criterion, folded: bytes, asked: list[Asked], patient: Patient) -> Verdict:
    """The verdict of a criterion that must not hold; ``fits`` says that it does not exclude."""
    hit = next((each for each in asked if each.finding.truth), None)
    if hit is not None:
        if _decides(criterion, folded, hit, asked):
            reason = f"This keeps people out, and it was said: {name_of(hit.predicate)}."
            return verdict_of(criterion, "does_not_fit", reason, evidence_of(hit.finding, patient))
        reason = f"Something of this was said ({name_of(hit.predicate)}), but the criterion asks for more."
        return verdict_of(criterion, "ask", reason, evidence_of(hit.finding, patient))
    mentioned = next((each for each in asked if each.finding.mentioned), None)
    if mentioned is not None:
        reason = f"It was said ({name_of(mentioned.predicate)}), but not when."
        return verdict_of(criterion, "ask", reason, evidence_of(mentioned.finding, patient))
    if asked and all(each.finding.truth is False for each in asked) and len(asked) == len(criterion.predicates):
        return verdict_of(criterion, "fits", "It was said that this is not so.", evidence_of(asked[0].finding, patient))
    if patient.closed:
        return _unmentioned(criterion, folded, asked, patient)
    if not criterion.predicates:
        return verdict_of(criterion, "ask", "This criterion could not be read.")
    return verdict_of(criterion, "ask", "Nothing was said of this.")


def _decides(criterion: Criterion, folded: bytes, hit: Asked, asked: list[Asked]) -> bool:
    """Whether what was said is all that the criterion, or one of its items, names."""
    if criterion.group is not None or is_conditional(folded, criterion) or hit.predicate.hypothetical:
        return False
    if any(predicate.excepted for predicate in criterion.predicates) or not bounds_agree(asked):
        return False
    before = folded[criterion.body : hit.predicate.start]
    return hit.whole and not hit.narrowed and _ILLUSTRATES.search(before) is None


def _unmentioned(criterion: Criterion, folded: bytes, asked: list[Asked], patient: Patient) -> Verdict:
    """What a note is silent on: absent where a doctor would have written it, else to be asked."""
    for each in criterion.predicates:
        told = each.variable in _TOLD_BY_THE_PERSON or (each.variable == "breast_feeding" and patient.sex != "female")
        if told and not each.excepted:
            return verdict_of(criterion, "ask", "A note would not say this; ask.")
    measured = [each for each in asked if _is_value(each, folded)]
    if measured and len(measured) == len(criterion.predicates):
        return verdict_of(criterion, "ask", f"The value is not in the note: {name_of(measured[0].predicate)}.")
    at = _touched(criterion, folded, patient)
    if at is not None:
        return verdict_of(criterion, "ask", "The note has words of this criterion; ask.", patient.said(at))
    return verdict_of(criterion, "fits", "The note does not mention this.")


def _is_value(each: Asked, folded: bytes) -> bool:
    predicate = each.predicate
    if predicate.op == "is" or predicate.variable in _ALONE_SAY_NOTHING:
        return False
    return not any(sign in folded[predicate.start : predicate.end] for sign in _ILLNESSES)


def _touched(criterion: Criterion, folded: bytes, patient: Patient) -> int | None:
    """A sentence of the note that has all words of an item no rule read."""
    for item in items(folded, criterion):
        if any(item.start <= predicate.start < item.end for predicate in criterion.predicates):
            continue
        wanted = sense(folded, item)
        for at in range(len(patient.sentences)):
            if wanted and wanted <= patient.stems(at) and not patient.denies(at):
                return at
    return None
