"""What a note says of treatment as a whole: "no treatment so far", "takes no other medicines", what was given before.

Silence on a medicine says nothing. A list of medicines that is told as whole does: what is not on it is not taken now.
"""

from __future__ import annotations

from plaintrial.eligibility.pattern import Pattern, folded_pattern
from plaintrial.eligibility.screening.drugs import VARIABLE as MEDICINE
from plaintrial.eligibility.screening.drugs import kinds_of
from plaintrial.eligibility.screening.patient import Patient
from plaintrial.eligibility.screening.truth import UNKNOWN, Finding, compare
from plaintrial.eligibility.tree import Predicate

_MEDICINES = rb"(?:medications?|medicines?|meds|drugs|tablets|pills)"
_WHOLE = folded_pattern(
    rb"\b(?:takes?|taking|is on|are on|uses|using|receives?|receiving|denies(?: taking| using)?|not on|not taking)"
    rb" (?:no|any|not any|none|nothing)(?: (?:other|regular|daily|current|chronic|prescription|home|further))* ?"
    + _MEDICINES
    + rb"\b|\bno (?:(?:other|regular|daily|current|chronic|prescription|home) )+"
    + _MEDICINES
    + rb"\b|\bno medications\b|\b(?:takes|taking|is on|uses) (?:only|nothing|no (?:treatment|tablets))\b"
    rb"|\b(?:treated|managed|controlled) (?:with|by) (?:diet|lifestyle|exercise)"
    rb"|\b(?:current |home |daily |regular |her |his )*(?:medications|medicines|meds)(?: at home)?"
    rb"(?:: ?[a-z]| (?:are|include|consist of)\b)|\b(?:only|sole) (?:medication|medicine|drug)\b"
)
"""The words that make a list of what is taken now whole."""
_UNTREATED = folded_pattern(
    rb"\b(?:has|have|had|is|was) (?:not|never)(?: yet)? (?:(?:been|received|had|started|begun|undergone|given) )+"
    rb"(?:(?:any|specific|systemic|prior|previous|cancer|anti-?cancer|disease-specific) )*(?:treat|therap)"
    rb"|\bno (?:(?:prior|previous|specific|systemic|cancer|anti-?cancer) )*(?:treatment|therapy)"
    rb"(?: for (?:the|this|her|his|it)(?: [a-z]+)?)? (?:yet|so far|to date|up to now|has been (?:given|started))"
    rb"|\b(?:treatment|therapy)-? ?naive|\bpreviously untreated|\bnot (?:yet )?(?:been )?treated (?:yet|so far)"
    rb"|\bno(?:t| treatment) (?:decided|begun)\b|\bhas not (?:yet )?started treatment"
)
_NOW = folded_pattern(
    rb"\b(?:current(?:ly)?|taking|takes|receiving|receives|(?:is|are|be|been|already) on"
    rb"|stable (?:dose|regimen|treatment|therapy|medication)"
    rb"|on (?:a |an )?(?:stable|chronic|daily|maintenance|background|regular|long-term|regimen)"
    rb"|(?:treated|managed|controlled|maintained|treatment|medicated) (?:with|on|by)|being treated|requiring"
    rb"|insulin[- ](?:treated|requiring|dependent)|[a-z]+[- ]treated|therapy for at least"
    rb"|daily (?:use|dose|treatment))\b"
)
_TAKEN_NOW = folded_pattern(
    rb"[\s*0-9.)-]*(?:[a-z]+ ){0,2}?(?:current(?:ly)?|concurrent|concomitant|taking|receiving)\b"
)
_AT_ANOTHER_TIME = folded_pattern(
    rb"\b(?:prior|previous(?:ly)?|history|ever|past|former(?:ly)?|failed|failure|failing|inadequate|refractory"
    rb"|resistan[a-z]+|intoleran[a-z]+|candidates?|eligible|indicat[a-z]+|plan[a-z]*|will|willing[a-z]*|able|agree[a-z]*"
    rb"|while|during|limit|avoid|discontinu[a-z]+|stop[a-z]*|refrain|chang[a-z]+|other than"
    rb"|needs?|requires?|scheduled|before|after|naive|never|not|no|without|if|unless|received|within|last|start[a-z]*"
    rb"|initiat[a-z]+|allowed|permitted|may|can|should|opinion|appropriate|contraindicat[a-z]+|had|were|was)\b"
)
_PROCEDURES = frozenset(("mechanical ventilation", "non-invasive ventilation", "oxygen"))
_CLASSES_OF_DRUGS = frozenset(
    (
        "corticosteroids", "immunosuppressants", "biologics", "dmards", "anticoagulants", "antiplatelets", "nsaids",
        "antibiotics", "antivirals", "insulin", "diabetes_drugs", "statins", "blood_pressure_drugs", "antiarrhythmics",
        "nitrates", "antidepressants", "antipsychotics", "sedatives", "anticonvulsants", "opioids", "antihistamines",
        "bronchodilators", "growth_factors", "weight_loss_drugs",
    )
)  # fmt: skip
_OF_CANCER = frozenset(("cancer medicines", "chemotherapy", "targeted cancer medicines", "immunotherapy for cancer"))
_FAR = folded_pattern(rb"\b(?:metasta|advanced|recurrent|relapsed|unresectable|stage (?:iii|iv|3|4))")
_OF_TREATMENT = frozenset(("earlier_treatment", "prior_lines_of_therapy"))
_EARLIER = folded_pattern(
    rb"\b(?:prior|previous(?:ly)?|failed|failure|progress[a-z]+ (?:on|after|following|during)|at least one|lines?"
    rb"|received|refractory|resistant|relapsed|had|after)\b"
)


def taken(predicate: Predicate, finding: Finding, words: bytes, patient: Patient, *, must: bool) -> Finding:
    """The finding of a predicate that folded ``words`` hold, with what the note says of all treatment at once.

    ``must``: an inclusion criterion, where only what is asked for now or before can be missing.
    """
    if predicate.variable in _OF_TREATMENT:
        return _earlier(predicate, words, patient)
    if not _is_drug(predicate) or predicate.negated:
        return UNKNOWN
    if not must and finding.mentioned and finding.when != "now" and _TAKEN_NOW.search(words) is not None:
        at = _sentence(_WHOLE, patient)
        return UNKNOWN if at < 0 or at == finding.sentence else Finding(False, at)
    if finding != UNKNOWN:
        return UNKNOWN
    if must and _NOW.search(words) is not None and _AT_ANOTHER_TIME.search(words) is None:
        at = _sentence(_WHOLE, patient)
        return UNKNOWN if at < 0 else Finding(False, at)
    if must and _EARLIER.search(words) is not None and _is_of_cancer(predicate):
        at = _sentence(_UNTREATED, patient)
        return UNKNOWN if at < 0 else Finding(False, at)
    return UNKNOWN


def _earlier(predicate: Predicate, words: bytes, patient: Patient) -> Finding:
    """Whether there was treatment before: never, where the note says so; yes, where it names a cancer medicine."""
    none = _sentence(_UNTREATED, patient)
    given, elsewhere = _given(words, patient)
    if elsewhere >= 0:
        return Finding(None, elsewhere, True)
    if (none < 0) == (given < 0):
        return UNKNOWN
    if predicate.variable == "earlier_treatment":
        truth = given >= 0
        return Finding(truth != predicate.negated, max(none, given))
    if not isinstance(predicate.value, (int, float)):
        return UNKNOWN
    if none >= 0:
        return Finding(compare(0, predicate.op, predicate.value), none)
    # At least one was given; how many is not known.
    least = compare(1, predicate.op, predicate.value)
    decided = (predicate.op in (">=", ">") and least) or (predicate.op in ("<=", "<", "=") and predicate.value < 1)
    return Finding(least, given) if decided else Finding(None, given, True)


def _given(words: bytes, patient: Patient) -> tuple[int, int]:
    """The sentence that tells of a cancer medicine given; and one that may tell of it at another stage. -1 for none."""
    elsewhere = -1
    for fact in patient.facts:
        if fact.variable != MEDICINE or fact.denied or fact.possible or fact.planned:
            continue
        if not kinds_of(str(fact.value)) & _OF_CANCER:
            continue
        beside = b" ".join(patient.folded[max(0, fact.sentence - 1) : fact.sentence + 1])
        if _FAR.search(words) is None or _FAR.search(beside) is not None:
            return fact.sentence, -1
        elsewhere = fact.sentence
    return -1, elsewhere


def _is_drug(predicate: Predicate) -> bool:
    if predicate.variable == MEDICINE:
        return predicate.value not in _PROCEDURES
    return predicate.variable == "treatment" and predicate.value in _CLASSES_OF_DRUGS


def _is_of_cancer(predicate: Predicate) -> bool:
    return predicate.value in ("chemotherapy", "targeted_drugs") or bool(kinds_of(str(predicate.value)) & _OF_CANCER)


def _sentence(pattern: Pattern, patient: Patient) -> int:
    return next((at for at, said in enumerate(patient.folded) if pattern.search(said) is not None), -1)
