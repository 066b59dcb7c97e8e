"""What a criterion asks of a person, each with what is known of it."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.contraries import contrary_said
from plaintrial.eligibility.screening.illness import VARIABLE, Illness, illnesses, name_of_illness
from plaintrial.eligibility.screening.in_a_note import in_a_note
from plaintrial.eligibility.screening.items import Item, is_whole, item_of, items, qualified
from plaintrial.eligibility.screening.patient import Patient
from plaintrial.eligibility.screening.residue import stems, uncovered
from plaintrial.eligibility.screening.tense import NOW, in_time
from plaintrial.eligibility.screening.treated import taken
from plaintrial.eligibility.screening.truth import UNKNOWN, Finding, find
from plaintrial.eligibility.screening.tumour_stage import VARIABLE as STAGE
from plaintrial.eligibility.screening.tumour_stage import is_of_a_tumour, told_stage
from plaintrial.eligibility.tree import Criterion, Predicate

_NOT_JUDGED = frozenset(
    [
        "diagnostic_criteria",
        "histology",
        "investigator_opinion",
        "measurable_disease",
        "caregiver",
        "childbearing_potential",
        "laboratory_results",
        "organ_function",
        "life_threatening_illness",
        "contraindication",
        "stage",
        "grade",
    ]
)


class Asked(msgspec.Struct, gc=False):
    """A predicate, what is known of it, the item it stands in, and whether the item says no more than it."""

    predicate: Predicate
    finding: Finding
    item: Item | None
    whole: bool
    narrowed: bool  # the item asks for more than was said: "severe asthma" of one who has asthma


def asked_by(criterion: Criterion, folded: bytes, patient: Patient, *, unsaid: bool = False) -> list[Asked]:
    """What is asked, without exceptions and possibilities: by the rules, then by the vocabulary of illnesses.

    An illness that only the vocabulary knows, in an inclusion and of which nothing was said, comes with ``unsaid``.
    """
    listed = items(folded, criterion)
    judged = [
        _with_its_sign(p, criterion)
        for p in criterion.predicates
        if not p.excepted and not _is_a_date(p, folded)
        if p.variable not in _NOT_JUDGED or _is_told_stage(p, criterion, folded, patient)
    ]
    asked = [
        _asked(predicate, listed, folded, patient)
        for predicate in (in_a_note(judged, criterion, folded) if patient.closed else judged)
    ]
    body = slice(criterion.body, criterion.end)
    for illness in illnesses(criterion.text[body.start - criterion.start :], folded[body], criterion.kind):
        _add_illness(asked, _as_predicate(illness, criterion), listed, folded, patient, criterion, unsaid=unsaid)
    return _with_treatment(asked, criterion, folded, patient) if patient.closed else asked


def _with_treatment(asked: list[Asked], criterion: Criterion, folded: bytes, patient: Patient) -> list[Asked]:
    """What is asked, with what the note says of all treatment at once."""
    words, must = folded[criterion.body : criterion.end], criterion.kind == "inclusion"
    for each in asked:
        told = taken(each.predicate, each.finding, words, patient, must=must)
        if told != UNKNOWN and each.finding.truth is None:
            each.finding, each.whole, each.narrowed = told, each.whole or told.truth is False, False
    return asked


_DATE_OF = folded_pattern(
    rb"\b(?:(?:at|before|since|from|of|on) (?:the )?(?:time|date|day|moment|point) of(?: the)?|prior to|before) "
    rb"(?:(?:signing|providing|giving|obtaining|written|informed)(?: (?:of|the|an?|their|written|informed))* ?)?$"
)


def _is_a_date(predicate: Predicate, folded: bytes) -> bool:
    """Whether consent only says when: "aged 18 at the time of consent"."""
    if predicate.variable != "consent":
        return False
    return _DATE_OF.search(folded[max(0, predicate.start - _BEFORE) : predicate.start]) is not None


_BEFORE = 48


def _with_its_sign(predicate: Predicate, criterion: Criterion) -> Predicate:
    """ "= 18 years and < 60": a sign that the registry lost."""
    if predicate.variable != "age" or predicate.op != "=" or not isinstance(predicate.value, (int, float)):
        return predicate
    above = (p for p in criterion.predicates if p.variable == "age" and p.op in ("<", "<="))
    if any(isinstance(p.value, (int, float)) and p.value > predicate.value for p in above):
        return msgspec.structs.replace(predicate, op=">=")
    return predicate


def _is_told_stage(predicate: Predicate, criterion: Criterion, folded: bytes, patient: Patient) -> bool:
    if predicate.variable != STAGE or not patient.closed or told_stage(patient) is None:
        return False
    return is_of_a_tumour(folded[criterion.body : criterion.end])


def all_judged(criterion: Criterion) -> bool:
    """Whether nothing the rules read stands aside: no exception, nothing that only the study team can tell."""
    return not any(each.excepted or each.variable in _NOT_JUDGED for each in criterion.predicates)


def _as_predicate(illness: Illness, criterion: Criterion) -> Predicate:
    how = illness.standing
    return Predicate(
        variable=VARIABLE,
        op="is",
        value=illness.concept,
        negated=how.negated,
        excepted=how.excepted,
        hypothetical=how.hypothetical,
        start=criterion.body + illness.start,
        end=criterion.body + illness.end,
        family="vocabulary",
    )


def _add_illness(
    asked: list[Asked],
    predicate: Predicate,
    listed: list[Item],
    folded: bytes,
    patient: Patient,
    criterion: Criterion,
    *,
    unsaid: bool,
) -> None:
    """Add what no rule read; where one did and knows nothing of it, say what the vocabulary knows."""
    rules = [p for p in criterion.predicates if p.start < predicate.end and predicate.start < p.end]
    if predicate.excepted or any(p.excepted or p.op != "is" for p in rules):
        return
    own = _asked(predicate, listed, folded, patient)
    if own.finding.truth and own.item is not None and _is_timed(folded, own.item, predicate):
        own.finding = Finding(None, own.finding.sentence, True)
    if not rules:
        if own.finding != UNKNOWN or unsaid or criterion.kind == "exclusion":
            asked.append(own)
        return
    for n, each in enumerate(asked):
        same = each.predicate.start < predicate.end and predicate.start < each.predicate.end
        if same and each.finding.truth and own.finding.truth and _names_more(folded, own.predicate, each.predicate):
            each.predicate = msgspec.structs.replace(each.predicate, start=own.predicate.start)
        unknown = each.finding.truth is None and not each.finding.mentioned
        if same and unknown and each.predicate.window is None and own.finding != UNKNOWN:
            asked[n] = own


def stems_of_name(illness: Predicate) -> frozenset[str]:
    """The words of the vocabulary's name of an illness that is asked for."""
    return stems(name_of_illness(str(illness.value)).lower().encode("latin-1", "replace"))


def _names_more(folded: bytes, own: Predicate, other: Predicate) -> bool:
    """Whether the vocabulary's name has the words before the rule's, too: "non-Hodgkin" of "non-Hodgkin lymphoma"."""
    more = stems(folded[own.start : other.start])
    return bool(more) and more <= stems_of_name(own)


def _is_another_kind(folded: bytes, item: Item, finding: Finding, patient: Patient) -> bool:
    """Whether type 1 is asked for and type 2 was said, and the like."""
    if not 0 <= finding.sentence < len(patient.folded):
        return False
    return contrary_said(folded[item.start : item.end], patient, (finding.sentence,), alone=False) >= 0


_TIMED = folded_pattern(rb"\d|\b(?:hours?|days?|weeks?|months?|years?)\b")


def _is_timed(folded: bytes, item: Item, predicate: Predicate) -> bool:
    """Whether a time or a number stands beside the illness: the vocabulary does not read those."""
    return any(_TIMED.search(folded, *span) for span in ((item.start, predicate.start), (predicate.end, item.end)))


def _asked(predicate: Predicate, listed: list[Item], folded: bytes, patient: Patient) -> Asked:
    span = slice(predicate.start, predicate.end)
    if predicate.variable == "alcohol" and listed:
        span = slice(listed[0].start, listed[-1].end)  # "abuse of drugs or alcohol"
    finding = find(predicate, patient, folded[span])
    if finding.denied and predicate.family in _UNDERGONE and _is_how_long_since(folded, predicate):
        finding = Finding(True, finding.sentence)  # who had none is any time past it
    if finding.when == "now" and _is_how_long(folded, predicate):
        finding = Finding(None, finding.sentence, True)
    item = item_of(listed, predicate)
    if item is not None and finding.when:
        finding = in_time(folded[item.start : item.end], predicate, finding)
    near = finding.truth or (finding.mentioned and patient.closed)
    if near and item is not None and predicate.op == "is" and _is_another_kind(folded, item, finding, patient):
        return Asked(predicate, Finding(False, finding.sentence), item, True, False)
    whole = item is not None and (
        is_whole(folded, item, predicate) or _is_said(folded, item, predicate, finding, patient)
    )
    return Asked(
        predicate, finding, item, whole, item is not None and _narrowed(folded, item, predicate, finding, patient)
    )


_UNDERGONE = frozenset(("treatment", "surgery", "vaccination", "other_trial", "vaccine"))


def _is_how_long_since(folded: bytes, predicate: Predicate) -> bool:
    """Whether the window says how long it must be past: "at least 4 weeks since prior chemotherapy"."""
    window = predicate.window
    if predicate.negated or window is None or window.relation != "before" or window.op not in (">=", ">"):
        return False
    return not _is_how_long(folded, predicate)


def _is_how_long(folded: bytes, predicate: Predicate) -> bool:
    """Whether the window says how long it must have been so: "receiving steroids for at least 3 months before"."""
    window = predicate.window
    if window is None or window.relation != "before" or window.op not in (">=", ">"):
        return False
    return _FOR.search(folded[max(0, window.start - _BEFORE) : window.end]) is not None


_FOR = folded_pattern(
    rb"\b(?:for|during|over) (?:the )?(?:at least|a minimum|minimum|more than|over|longer|[>=]|\d|last|past)"
)


def _is_said(folded: bytes, item: Item, predicate: Predicate, finding: Finding, patient: Patient) -> bool:
    """Whether the sentence that says it has every other word of the item too: "allergy to penicillin"."""
    if not finding.truth or not 0 <= finding.sentence < len(patient.folded):
        return False
    rest = uncovered(folded, item.start, item.end, [(predicate.start, predicate.end)])
    return rest <= patient.stems(finding.sentence) and not patient.denies(finding.sentence)


def _narrowed(folded: bytes, item: Item, predicate: Predicate, finding: Finding, patient: Patient) -> bool:
    if finding.truth is False and predicate.op == "is" and not predicate.negated:
        return False  # who never had asthma has no severe asthma
    narrowing = qualified(folded, item, predicate)
    if finding.when == "now":
        narrowing -= NOW
    if not narrowing or not 0 <= finding.sentence < len(patient.folded):
        return bool(narrowing)
    said = patient.folded[finding.sentence].split()
    return not all(word in said for word in narrowing)


def bounds_agree(asked: list[Asked]) -> bool:
    """Whether the ages asked are one range; two lower bounds are for two groups of people."""
    limits: dict[str, set[object]] = {">": set(), "<": set()}
    for each in asked:
        if each.predicate.variable == "age" and each.predicate.op[0] in limits:
            limits[each.predicate.op[0]].add(each.predicate.value)
    return all(len(values) < 2 for values in limits.values())
