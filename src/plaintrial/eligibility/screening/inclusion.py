"""Judge an inclusion criterion: all of what it asks must be known to hold."""

from __future__ import annotations

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.absence import (
    denies,
    denies_something_unread,
    denies_the_unsaid,
    without_brackets,
)
from plaintrial.eligibility.screening.asked import Asked, bounds_agree
from plaintrial.eligibility.screening.contraries import contrary_said
from plaintrial.eligibility.screening.failing import ALTERNATIVES, failing_of
from plaintrial.eligibility.screening.items import is_conditional, items, sense
from plaintrial.eligibility.screening.left_over import beside, left_by_the_vocabulary, open_words, words_of
from plaintrial.eligibility.screening.optional import allows_with_a_condition
from plaintrial.eligibility.screening.patient import Patient
from plaintrial.eligibility.screening.people import (
    cannot_be,
    concerns_women_only,
    is_of_that_age,
    is_of_the_other_sex,
)
from plaintrial.eligibility.screening.residue import uncovered
from plaintrial.eligibility.screening.say import evidence_of, name_of
from plaintrial.eligibility.screening.several import holds_of, wanted_of
from plaintrial.eligibility.screening.verdict import Verdict, verdict_of
from plaintrial.eligibility.tree import Criterion


def judge_inclusion(criterion: Criterion, folded: bytes, asked: list[Asked], patient: Patient) -> Verdict:
    """The verdict of a criterion that must hold."""
    if concerns_women_only(criterion, folded, patient) and not _asks_for_women(criterion):
        return verdict_of(criterion, "fits", "This is asked of women who can become pregnant only.")
    several = wanted_of(criterion, folded) if patient.closed else 0
    if several and holds_of(several, asked) and bounds_agree(asked):
        return verdict_of(criterion, "fits", "Enough of these were said.", _first_evidence(asked, patient))
    failing = failing_of(criterion, folded, asked) if not several else None
    if failing is not None:
        reason = f"The study asks for this, and it was said otherwise: {name_of(failing.predicate)}."
        return verdict_of(criterion, "does_not_fit", reason, evidence_of(failing.finding, patient))
    other = _other_people(criterion, folded, asked, patient)
    if other is not None:
        return verdict_of(criterion, "does_not_fit", other[0], patient.said(other[1]))
    begins = _symptoms_begin(criterion, folded)
    asked = [each for each in asked if each.predicate.start >= begins] or asked
    willing = _willing(criterion, folded, asked)
    unjudged = patient.closed and _has_a_stage_unknown(criterion, asked)
    if willing or (
        asked
        and not unjudged
        and all(_holds(each, criterion, folded, patient) for each in asked)
        and bounds_agree(asked)
    ):
        left = frozenset() if willing else open_words(criterion, folded, asked, begins)
        if patient.closed and not willing:
            left |= left_by_the_vocabulary(folded, asked)
        if denies_something_unread(criterion, folded, asked):
            return verdict_of(
                criterion, "ask", "What must not be so could not be read.", _first_evidence(asked, patient)
            )
        if left and is_of_that_age(criterion, folded, patient):
            left -= _OF_AN_AGE
        if not left or _all_said(left, criterion, folded, patient):
            reason = (
                "What this asks was said: " + ", ".join(dict.fromkeys(name_of(each.predicate) for each in asked)) + "."
            )
            return verdict_of(criterion, "fits", reason, evidence_of(asked[0].finding, patient))
    if not asked and _only_of_that_age(criterion, folded, patient):
        return verdict_of(criterion, "fits", "The age was said.", patient.said(patient.age_sentence))
    if patient.closed and allows_with_a_condition(words_of(criterion, folded)) and not _spoken_of(asked):
        return verdict_of(criterion, "fits", "The record allows this; the note says nothing of it.")
    if patient.closed and denies_the_unsaid(criterion, folded, asked, patient):
        return verdict_of(criterion, "fits", "The note says nothing of what must not be so.")
    if not asked and patient.closed:
        said = _said_whole(criterion, folded, patient)
        if said is not None:
            return verdict_of(criterion, "fits", "The note says this in the same words.", patient.said(said))
    if not criterion.predicates:
        return verdict_of(criterion, "ask", "This criterion could not be read.")
    return verdict_of(criterion, "ask", "Not enough is known to tell.", _first_evidence(asked, patient))


def _spoken_of(asked: list[Asked]) -> bool:
    return any(each.finding.truth is not None or each.finding.mentioned for each in asked)


def _asks_for_women(criterion: Criterion) -> bool:
    """Whether to be pregnant or the like is what is asked for: "Pregnant women in the third trimester"."""
    asking = ("pregnancy", "breast_feeding", "menopause", "pregnancy_planned")
    if any(p.variable in ("childbearing_potential", "contraception", "pregnancy_test") for p in criterion.predicates):
        return False
    return any(p.variable in asking and not p.negated and not p.excepted for p in criterion.predicates)


def _has_a_stage_unknown(criterion: Criterion, asked: list[Asked]) -> bool:
    """Whether a stage is asked for that nothing was judged of: "Stage I or II lung cancer"."""
    stages = [p for p in criterion.predicates if p.variable == "stage" and not p.excepted]
    return bool(stages) and not any(each.predicate.variable == "stage" for each in asked)


def _only_of_that_age(criterion: Criterion, folded: bytes, patient: Patient) -> bool:
    """ "Adult patients" and not a word more."""
    if criterion.predicates or not is_of_that_age(criterion, folded, patient):
        return False
    return not uncovered(folded, criterion.body, criterion.end, [])


def _other_people(criterion: Criterion, folded: bytes, asked: list[Asked], patient: Patient) -> tuple[str, int] | None:
    """Why the person is not one of those the criterion is about; never where it offers an alternative."""
    if criterion.group is not None or is_conditional(folded, criterion) or not bounds_agree(asked):
        return None
    if ALTERNATIVES.search(beside(criterion, folded)) is not None:
        unbracketed = without_brackets(words_of(criterion, folded))
        if not patient.closed or ALTERNATIVES.search(unbracketed) is not None:
            return None
    if patient.closed:
        at = contrary_said(words_of(criterion, folded), patient, range(len(patient.folded)), alone=True)
        if at >= 0 and not denies(words_of(criterion, folded)):
            return "The study asks for one kind, and another was said.", at
    if is_of_the_other_sex(criterion, folded, patient):
        return "The study asks for an illness of the other sex.", patient.sex_sentence
    return cannot_be(criterion, folded, patient)


def _willing(criterion: Criterion, folded: bytes, asked: list[Asked]) -> bool:
    """Consent and good will, once said, cover what they are to: "willing to stop NSAIDs"."""
    if not asked or any(each.predicate.op != "is" or each.predicate.variable == "sex" for each in asked):
        return False
    first = asked[0]
    if _ABLE.match(words_of(criterion, folded)) is not None and _GOOD_WILL.search(words_of(criterion, folded)) is None:
        return False  # "able to follow 1-step instructions" asks for an ability, not for good will
    if all(each.predicate.family == "consent" and each.finding.truth is True for each in asked):
        return True
    begins = first.predicate.start - criterion.body < _BEGINS
    return begins and first.predicate.variable in ("consent", "compliance") and first.finding.truth is True


_ABLE = folded_pattern(rb"(?:[a-z]+ ){0,3}?(?:able|ability|capable|must be able)\b")
_GOOD_WILL = folded_pattern(
    rb"\b(?:consent|assent|comply|compl(?:iance|ete)|adhere|visits?|protocol|participate|willing|agree|understand"
    rb"|communicate|cooperate|co-operate|attend|provide|undergo)"
)


def _holds(each: Asked, criterion: Criterion, folded: bytes, patient: Patient) -> bool:
    """Known to hold; or, in a note, "no asthma" and "4 weeks since surgery" where neither is mentioned."""
    if each.finding.truth is not None or each.finding.mentioned or not patient.closed:
        return each.finding.truth is True
    window, predicate = each.predicate.window, each.predicate
    since = window is not None and window.relation == "before" and window.op in (">=", ">")
    if predicate.family in _WASHED_OUT and _SINCE.search(folded[criterion.body : predicate.start]) is not None:
        since = True
    return since or (predicate.negated and (predicate.variable == "condition" or predicate.family in _ILLNESSES))


_WASHED_OUT = frozenset(("surgery", "treatment"))
_SINCE = folded_pattern(
    rb"\b(?:minimum of|at least|more than|over|[>=]{1,2}) ?\(?(?:\d+|one|two|three|four|six|eight|twelve)\)? "
    rb"(?:days?|weeks?|months?|years?) (?:or more )?(?:since|after|from|beyond|have (?:passed|elapsed) since)\b"
)


def _symptoms_begin(criterion: Criterion, folded: bytes) -> int:
    """ "Symptoms of sleep apnea, including snoring and sleepiness" asks for what is listed, not for the diagnosis."""
    named = _SYMPTOMS_OF.search(words_of(criterion, folded))
    return criterion.body if named is None else criterion.body + named.end()


_SYMPTOMS_OF = folded_pattern(
    rb"\b(?:symptoms?|signs?|complaints?|manifestations?) (?:of|suggest[a-z]*|consistent with|compatible with)\b"
    rb"[^,;:.(]{2,60}[,(]? ?(?:including|such as|like|e\.g\.?|namely|:)"
)
_BEGINS = 48
_OF_AN_AGE = frozenset(("adolesc", "elder", "infant", "pediatr", "teenag", "older", "newborn"))
_ILLNESSES = frozenset(("infection", "allergy", "cancer"))


_MEASURED = folded_pattern(rb"\d|\b(?:weeks?|months?|years?|days?|hours?|more|less|than|least|not|no|without)\b")

_AT_RISK = folded_pattern(rb"\b(?:predispos|at (?:high |increased )?risk|risk (?:of|for|factors?)|susceptib)")


def _all_said(words: frozenset[str], criterion: Criterion, folded: bytes, patient: Patient) -> bool:
    """Whether the note has every word left over, or all of one of the alternatives."""
    said = frozenset().union(*(patient.stems(at) for at in range(len(patient.sentences))))
    if words <= said:
        return True
    if (
        b" or " not in folded[criterion.body : criterion.end]
        or _AT_RISK.search(words_of(criterion, folded)) is not None
    ):
        return False
    return any(sense(folded, item) and sense(folded, item) & words <= said for item in items(folded, criterion))


def _said_whole(criterion: Criterion, folded: bytes, patient: Patient) -> int | None:
    """The sentence that has all words of the criterion, or of one of its alternatives, undenied."""
    listed = items(folded, criterion)
    if _MEASURED.search(words_of(criterion, folded)) is not None:
        return None
    if len(listed) > 1 and b" or " not in folded[criterion.body : criterion.end]:
        return None
    for item in listed:
        wanted = sense(folded, item)
        for at in range(len(patient.sentences)):
            if wanted and wanted <= patient.stems(at) and not patient.denies(at):
                return at
    return None


def _first_evidence(asked: list[Asked], patient: Patient) -> str:
    return next((evidence_of(each.finding, patient) for each in asked if each.finding.sentence >= 0), "")
