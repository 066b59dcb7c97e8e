"""Judge an exclusion criterion: only what was said to be so excludes."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.asked import Asked, all_judged, bounds_agree
from plaintrial.eligibility.screening.illness import VARIABLE
from plaintrial.eligibility.screening.items import is_broken_off, is_conditional, items, qualified, sense
from plaintrial.eligibility.screening.patient import Patient
from plaintrial.eligibility.screening.people import concerns_women_only, is_of_women_only
from plaintrial.eligibility.screening.residue import uncovered
from plaintrial.eligibility.screening.say import evidence_of, name_of
from plaintrial.eligibility.screening.silence import explains, of_the_moment, unsaid_of
from plaintrial.eligibility.screening.together import fails_together, parts
from plaintrial.eligibility.screening.verdict import Verdict, verdict_of
from plaintrial.eligibility.tree import Criterion, Predicate

_TOLD_BY_THE_PERSON = frozenset(
    (
        "pregnancy",
        "pregnancy_test",
        "insurance",
        "legal_capacity",
        "childbearing_potential",
        "staff_relative",
        "imaging_contraindication",
        "metal_implant",
        "claustrophobia",
        "menstruation",
    )
)
"""A note that is silent on these says nothing of them."""
_OF_THE_TUMOUR = frozenset(("stage", "histology", "measurable_disease", "tumour_size", "ki67", "pdl1", "breslow"))
_ALONE_SAY_NOTHING = frozenset(("age", "sex", "life_expectancy", "grade", "stage", "ctcae_grade"))
_ILLUSTRATES = folded_pattern(
    rb":|\(|\b(?:including|includes?|such as|e\.?g|i\.?e|defin|due to|because|caused by|needs?|requir|in combination|following|secondary to"  # noqa: E501
    rb"|prevent|interfer|affect|risk|contraindicat)"
)
_EXAMPLE_OF = folded_pattern(
    rb"[\s*-]*(?:(?:any|known|other|history|of|presence|concomitant|concurrent|medical|chronic"
    rb"|contra-?indications? (?:to|for) [a-z]+"
    rb"|(?:[a-z]+ )?(?:diseases?|disorders?|conditions?|illness(?:es)?|contra-?indications?)"
    rb"|immuno-?deficienc(?:y|ies)|immuno-?suppression|malignanc(?:y|ies)|cancers?|infections?|arr?h?ythmias?"
    rb"|coagulopath(?:y|ies)|neuropath(?:y|ies)),? ?)+(?:\(|: ?)?"
    rb"(?:such as|e\.?g\.?,?|including|for example,?|like) (?:[a-z-]+,? (?:or |and )?){0,4}"
)
"""What comes before an example that holds for the whole:"
" "heart diseases such as"; not "uncontrolled illness such as"."""
_OTHER = folded_pattern(rb"\bother (?:[a-z-]+ ){0,2}$")  # "other heart diseases": beside the study's own
_ILLNESSES = (b"emia", b"penia", b"cardia", b"uria", b"philia", b"tension")  # a measure by the name of its disorder


_MUST_NOT = folded_pattern(rb"[\s*-]*(?:(?:patients?|subjects?|participants?|volunteers|they) )?must not\b")


def says_must_not(words: bytes) -> bool:
    """Whether folded words under an exclusion heading say themselves what must not be: "Must not have asthma"."""
    return _MUST_NOT.match(words) is not None


def judge_exclusion(criterion: Criterion, folded: bytes, asked: list[Asked], patient: Patient) -> Verdict:
    """The verdict of a criterion that must not hold; ``fits`` says that it does not exclude."""
    if concerns_women_only(criterion, folded, patient):
        at = patient.sex_sentence if patient.sex == "male" else patient.age_sentence
        return verdict_of(criterion, "fits", "This cannot be so of the person, by sex or age.", patient.said(at))
    alternatives = parts(criterion, folded) if patient.closed and asked else []
    if alternatives and all_judged(criterion) and all(fails_together(part, folded, asked) for part in alternatives):
        failed = next(each for each in asked if each.finding.truth is False)
        return verdict_of(
            criterion,
            "fits",
            "A part of what this asks together was said to be otherwise.",
            evidence_of(failed.finding, patient),
        )
    hit = next((each for each in asked if each.finding.truth and not _is_good_will(each.predicate)), None)
    if hit is not None:
        if _decides(criterion, folded, hit, asked, patient):
            reason = f"This keeps people out, and it was said: {name_of(hit.predicate)}."
            return verdict_of(criterion, "does_not_fit", reason, evidence_of(hit.finding, patient))
        unsaid = unsaid_of(folded[criterion.body : criterion.end])
        if patient.closed and unsaid is None and _asks_for_more(folded, hit, patient):
            reason = f"The note says this ({name_of(hit.predicate)}), but nothing of what else the criterion names."
            return verdict_of(criterion, "fits", reason, evidence_of(hit.finding, patient))
        reason = f"Something of this was said ({name_of(hit.predicate)}), but the criterion asks for more."
        return verdict_of(criterion, "ask", reason, evidence_of(hit.finding, patient))
    mentioned = next((each for each in asked if each.finding.mentioned), None)
    if mentioned is not None:
        reason = f"It was said ({name_of(mentioned.predicate)}), but not as closely as the criterion asks."
        return verdict_of(criterion, "ask", reason, evidence_of(mentioned.finding, patient))
    denied = asked and all(each.finding.truth is False for each in asked) and all_judged(criterion)
    if denied and (patient.closed or _all_read(criterion, folded, asked)):
        return verdict_of(criterion, "fits", "It was said that this is not so.", evidence_of(asked[0].finding, patient))
    if patient.closed:
        return _unmentioned(criterion, folded, asked, patient)
    if not criterion.predicates:
        return verdict_of(criterion, "ask", "This criterion could not be read.")
    return verdict_of(criterion, "ask", "Nothing was said of this.")


def _decides(criterion: Criterion, folded: bytes, hit: Asked, asked: list[Asked], patient: Patient) -> bool:
    """Whether what was said is all that the criterion, or one of its items, names."""
    if criterion.group is not None or hit.predicate.hypothetical:
        return False
    if patient.closed and hit.predicate.variable == "compliance":
        return False  # who does not use a mask at night may well follow a study
    if _CHANGE.match(folded, criterion.body, criterion.end) is not None:
        return False
    if is_conditional(folded, criterion) and not _stands_alone(criterion, folded, hit.predicate):
        return False
    if any(predicate.excepted for predicate in criterion.predicates) or not bounds_agree(asked):
        return False
    if patient.closed and hit.predicate.variable == VARIABLE and not _in_the_same_words(folded, hit, patient):
        return False  # a doctor's words name illnesses too loosely to keep anyone out by the vocabulary alone
    before = folded[criterion.body : hit.predicate.start]
    if hit.predicate.negated and _NO.match(folded, criterion.body, criterion.end) is not None:
        return False  # "no subjects who cannot stop smoking": two denials
    if hit.predicate.family != "treatment" and _FOR_IT.search(before) is not None:
        return False  # "prophylaxis for infections" names no infection of the person
    if is_broken_off(folded, criterion) or _OTHER.search(before) is not None:
        return False
    if not hit.whole or hit.narrowed:
        return False
    if patient.closed and any(
        fails_together(part, folded, asked)
        for part in parts(criterion, folded)
        if part[0] <= hit.predicate.start < part[1]
    ):
        return False
    if hit.predicate.op != "is" and _ILLUSTRATES.search(before.rstrip(b"( ")) is None and b")" not in before:
        return True  # "renal impairment (creatinine > 2 mg/dL)": the bracket says what is meant
    return _ILLUSTRATES.search(before) is None or (patient.closed and _EXAMPLE_OF.fullmatch(before) is not None)


_CHANGE = folded_pattern(
    rb"[\s*-]*(?:[a-z]+ ){0,2}(?:changes?|changed|adjustments?|initiation|discontinuation|start) (?:in|of|to)\b"
)
_NO = folded_pattern(rb"[\s*-]*no ")
_FOR_IT = folded_pattern(
    rb"\b(?:prophyla(?:xis|ctic [a-z]+)|prevention|therap(?:y|ies)|treatments?|medications?|drugs?|regimens?|vaccine"
    rb"|surgery) (?:for|of|against)(?: [a-z-]+){0,3} $"
)


def _stands_alone(criterion: Criterion, folded: bytes, predicate: Predicate) -> bool:
    """Whether a value is one of a list cut by semicolons whose conditions ("for women") are of the others."""
    if predicate.op == "is" or b";" not in folded[criterion.body : criterion.end]:
        return False
    begins = max(folded.rfind(b";", criterion.body, predicate.start) + 1, criterion.body)
    ends = folded.find(b";", predicate.end, criterion.end)
    part = msgspec.structs.replace(criterion, body=begins, end=ends if ends >= 0 else criterion.end)
    return not is_conditional(folded, part)


def _in_the_same_words(folded: bytes, hit: Asked, patient: Patient) -> bool:
    """Whether the sentence of the note has all words of the item: "tic disorder" of "tic disorder"."""
    if hit.item is None or hit.finding.sentence < 0:
        return False
    wanted = sense(folded, hit.item)
    return bool(wanted) and wanted <= patient.stems(hit.finding.sentence)


def _all_read(criterion: Criterion, folded: bytes, asked: list[Asked]) -> bool:
    """Whether every listed item has something that was read; the rest of an item only makes it narrower."""
    starts = [each.predicate.start for each in asked]
    return all(
        any(item.start <= start < item.end for start in starts) or not sense(folded, item)
        for item in items(folded, criterion)
    )


def _is_good_will(predicate: Predicate) -> bool:
    """Consent keeps nobody out; only its lack does."""
    return predicate.family == "consent" and predicate.variable in ("consent", "compliance") and not predicate.negated


def _asks_for_more(folded: bytes, hit: Asked, patient: Patient) -> bool:
    """Whether the item names something beside what was said, and the note has not one word of that."""
    if hit.item is None or hit.predicate.op != "is" or hit.finding.mentioned:
        return False
    rest = uncovered(folded, hit.item.start, hit.item.end, [(hit.predicate.start, hit.predicate.end)])
    if not rest:
        return False  # only how bad or how new it is: "severe asthma" of one who has asthma is to be asked
    narrowing = {word.decode("latin-1") for word in qualified(folded, hit.item, hit.predicate)}
    said = patient.folded[hit.finding.sentence].split() if hit.finding.sentence >= 0 else []
    if any(word.encode("latin-1") in said for word in narrowing):
        return False
    if rest <= _OF_AN_ILLNESS or rest <= _OF_TIMES:
        return False
    everything = frozenset().union(*(patient.stems(at) for at in range(len(patient.sentences))))
    return not rest & everything


_OF_TIMES = frozenset(
    ("half-liv", "two", "three", "five", "known", "whichev", "longer", "shorter", "target", "approxim", "last", "final")
)
_OF_AN_ILLNESS = frozenset(("complic", "seriou", "relat", "induc", "form", "advanc", "progress", "diabet"))


def _unmentioned(criterion: Criterion, folded: bytes, asked: list[Asked], patient: Patient) -> Verdict:
    """What a note is silent on: absent where a doctor would have written it, else to be asked."""
    for each in criterion.predicates:
        told = each.variable in _TOLD_BY_THE_PERSON or each.value in _TOLD_BY_THE_PERSON
        if told and not each.excepted and not is_of_women_only(each, patient):
            return verdict_of(criterion, "ask", "A note would not say this; ask.")
    if criterion.predicates and all(each.variable in ("consent", "compliance") for each in criterion.predicates):
        return verdict_of(criterion, "fits", "The note says nothing against the person's good will.")
    if _NEGATIVE.match(folded, criterion.body, criterion.end) is not None:
        return verdict_of(criterion, "ask", "This keeps out those who lack something; the note does not say.")
    if any(each.variable in _OF_THE_TUMOUR and not each.excepted for each in criterion.predicates):
        return verdict_of(criterion, "ask", "The note does not say how far or of what kind the disease is.")
    unsaid = unsaid_of(folded[criterion.body : criterion.end])
    if unsaid is not None:
        return verdict_of(criterion, "ask", unsaid)
    measured = [each for each in asked if _is_value(each, folded) and not explains(folded, criterion, each.predicate)]
    first = min(criterion.predicates, key=_place, default=None)
    if measured and (len(measured) == len(criterion.predicates) or measured[0].predicate is first):
        return verdict_of(criterion, "ask", f"The value is not in the note: {name_of(measured[0].predicate)}.")
    if of_the_moment(folded[criterion.body : criterion.end]) and not _VITAL & {r.variable for r in patient.readings}:
        return verdict_of(criterion, "ask", "The note gives no blood pressure to tell this by.")
    at = _touched(criterion, folded, patient) if _UNABLE.match(folded, criterion.body, criterion.end) is None else None
    if at is not None:
        return verdict_of(criterion, "ask", "The note has words of this criterion; ask.", patient.said(at))
    return verdict_of(criterion, "fits", "The note does not mention this.")


_UNABLE = folded_pattern(rb"(?:[a-z]+ ){0,3}?(?:unable|inabilit|unwilling|refus)")
_NEGATIVE = folded_pattern(
    rb"(?:[a-z]+ ){0,3}?(?:is|are|was|were|does|do|did|has|have|had|can|could) ?(?:not|n't)\b|not |non-|lack of "
    rb"|absence of |no |without |(?:[a-z]+ ){0,2}?(?:who|that) (?:is|are|do|does|have|has|did) not\b"
)


_VITAL = frozenset(("sbp",))


def _place(predicate: Predicate) -> int:
    return predicate.start


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
