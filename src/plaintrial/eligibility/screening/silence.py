"""What a note's silence does not tell: tests not yet made, how far a tumour is, how the study itself goes.

A doctor's note that names no stroke speaks of somebody without one. It says nothing of what is only known once the
study looks: then the criterion is to be asked, not taken as met.
"""

from __future__ import annotations

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.residue import stems
from plaintrial.eligibility.tree import Criterion, Predicate

_HAD_BEFORE = folded_pattern(
    rb"\b(?:known|history|prior|previous(?:ly)?|past|documented|existing|established|diagnos(?:is|ed)|pre-?existing"
    rb"|treat(?:ed|ment)|therapy|contraindication|contra-?indications?|intoleran|allerg|hypersensitiv|unable"
    rb"|inability)"
)
_RESULT = (
    rb"(?:tests?|testing|results?|cultures?|serolog[a-z]*|smears?|swabs?|screen(?:ing)?|index|antigen"
    rb"|antibod[a-z]*|pcr"
    rb"|biops[a-z]*|cytolog[a-z]*|scans?|mri|ecg|ekg"
    rb"|guaiac|occult blood|urinalysis|(?:chest )?x-?rays?|radiographs?|imaging|drug screens?)"
)
_OF_A_TEST = folded_pattern(
    rb"\blaborator(?:y|ies) (?:screening )?(?:values?|abnormalit|tests?|results?|findings?|parameters?)"
    rb"|\babnormal (?:[a-z]+ )?lab|\bst[- ](?:segment|elevation|depression|deviation)|\bt[- ]wave|\btroponin"
    rb"|\b(?:positive|negative|abnormal|inconclusive|failed|failure to pass) (?:[a-z-]+ ){0,3}?" + _RESULT + rb"\b"
    rb"|\b" + _RESULT + rb" (?:is |are |was |were )?(?:positive|negative|abnormal)"
    rb"|\b(?:ecg|ekg|electrocardiogra[a-z]+) (?:changes?|abnormal|findings?|evidence)"
    rb"|\b(?:abnormal|prolonged) (?:[a-z0-9-]+ ){0,2}?(?:ecg|ekg|electrocardiogra|qt)"
    rb"|\b(?:risk|severity|prognostic) (?:classification|score|class|category|index)"
    rb"|\bdisease activity\b|\b(?:high|low|elevated|raised|abnormal) (?:[a-z]+ ){0,4}levels?\b"
    rb"|\b(?:sgot|sgpt|ast|alt|creatinine|bilirubin|h(?:a?e)moglobin|ferritin) (?:(?:is|level|levels) )?(?:less|greater"
    rb"|more|higher|lower|above|below)\b"
    rb"|\b(?:genotype|karyotype|mutation|expression) (?:positive|negative|status)"
)
_OF_THE_TUMOUR = folded_pattern(
    rb"^(?:tumou?rs? )?stages? |\bc?p?t[0-4][a-d]? ?n[0-3x]|\bhistolog|\binoperable\b|\bunresectable\b"
    rb"|\b(?:in|not )resectable\b|\bsquamous or\b|\bgleason\b|\bfigo\b|\btnm\b"
    rb"|\b(?:locally|locoregionally) advanced\b"
)
_OF_THE_STUDY = folded_pattern(
    rb"\bdischarged?\b|\bselection criteria\b|\bopted out\b"
    rb"|\bwithdraw(?:s|al of consent|n from)?\b|\bdrop(?:ped|s)? out|\blost to follow|\bintra-?operative(?:ly)?\b"
    rb"|\b(?:surgeon|doctor|physician|clinician|team) (?:decides?|decision|choice|prefer)"
    rb"|\b(?:requires?|requiring|needs?) (?:in-?patient|hospitali|immediate surg|emergency surg)"
    rb"|\bscreen(?:ing)? failures?\b|\bnot randomi"
)
_OPEN = folded_pattern(
    rb"\b(?:any|other|another|all) (?:[a-z-]+,? (?:or )?){0,3}?(?:illness(?:es)?|conditions?|diseases?"
    rb"|disorders?|abnormalit(?:y|ies)|reasons?"
    rb"|circumstances?|findings?|factors?)(?: or [a-z]+)?,? ?(?:(?:that|which)\b|in the (?:opinion|judge?ment)"
    rb"|the investigator)"
)
_BY_OPINION = folded_pattern(
    rb"\b(?:any|other) (?:[a-z-]+,? (?:or |and )?){0,4}?(?:illness|condition|disease|disorder|reason|abnormalit"
    rb"|finding|circumstance|factor)[a-z]*\b[^.;:]{0,40}"
    rb"(?:in the (?:opinion|judge?ment|view)|investigator(?:'s)? (?:opinion|judge?ment))"
)
_JUDGED = folded_pattern(
    rb"\b(?:determined|decided|deemed|judged|considered) (?:to be )?(?:(?:[a-z-]+ ){0,4}?by the (?:[a-z-]+ ){0,2}?"
    rb"(?:clinicians?|investigators?|physicians?|doctors?|surgeons?|pi)\b|(?:in|un)(?:appropriate|suitable))"
)
_LISTS = folded_pattern(rb"\b(?:such as|e\.?g|including|includes?|for example|like|comply|compliance|consent)\b|:")
_OF_THE_MOMENT = folded_pattern(
    rb"\bh(?:a?e)modynamic(?:al)?(?:ly)? (?:in-?stab|unstab|compromis)|\bunstable vital signs|\bvital signs"
    rb" (?:that are )?unstable"
)
_EXPLAINING = folded_pattern(
    rb"\b(?:defined (?:as|by)|as (?:shown|evidenced|indicated|measured|assessed|defined) by|i\.e|e\.g|such as"
    rb"|evidenced by|for example|based on)|\($"
    rb"|\b(?:dysfunction|failure|insufficiency|impairment|disease|suppression|deficiency) ?: ?$"
)


def unsaid_of(words: bytes) -> str | None:
    """Why the silence of a note says nothing of a criterion in these folded words; None where it does."""
    if _OF_THE_STUDY.search(words) is not None:
        return "This is about how the study goes; the note does not say."
    if _OF_THE_TUMOUR.search(words) is not None:
        return "The note does not say how far or of what kind the disease is."
    if _BY_OPINION.search(words) is not None:
        return "This is for the doctors of the study to judge."
    if (_OPEN.search(words) is not None or _JUDGED.search(words) is not None) and _LISTS.search(words) is None:
        return "This is for the doctors of the study to judge."
    if _OF_A_TEST.search(words) is not None and _HAD_BEFORE.search(words) is None:
        return "This needs the result of a test; the note does not give it."
    return None


def of_the_moment(words: bytes) -> bool:
    """Whether folded words ask for how someone is at this moment, which vital signs tell."""
    return _OF_THE_MOMENT.search(words) is not None


def explains(folded: bytes, criterion: Criterion, predicate: Predicate) -> bool:
    """Whether a value only explains an illness named before it: "failure to thrive, defined as weight below ..."."""
    before = folded[criterion.body : predicate.start]
    if b")" in folded[predicate.start : predicate.end]:
        return False  # "score (LVEF) <= 50%": the bracket holds the name only
    found = _EXPLAINING.search(before)
    return found is not None and bool(stems(before[: found.start()]))
