"""Tests and samples a text mentions, each kind in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from plaintrial.plain.language import Language
from plaintrial.plain.pattern import Pattern
from plaintrial.record import Locator

KINDS = {
    "blood samples": r"blood (?:samples?|draws?|specimens?|tests?|collections?)|blood will be (?:drawn|taken|collected)"
                     r"|venipunctures?|venous blood",
    "urine samples": r"urine (?:samples?|tests?|specimens?|collections?)",
    "stool samples": r"(?:stool|fecal|faecal) (?:samples?|specimens?|tests?)",
    "saliva samples": r"saliva(?:ry)? (?:samples?|specimens?|tests?)",
    "sputum samples": r"(?:induced |expectorated )?sputum (?:samples?|specimens?|tests?|inductions?|collections?)"
                      r"|induced sputum|sputum (?:will|is|are|was) (?:be )?(?:collected|obtained|taken)",
    "swabs": r"(?:nasal|nasopharyngeal|nose|throat|pharyngeal|oropharyngeal|oral|mouth|vaginal|cervical|rectal|buccal"
             r"|cheek|skin|wound) swabs?\b",
    "small tissue samples (biopsies)": r"biops(?:y|ies)",
    "bone marrow samples": r"bone marrow (?:aspirat\w+|samples?|biops(?:y|ies))",
    "MRI scans": r"\bMRIs?\b|magnetic resonance imaging",
    "CT scans": r"\bCT[- ]scans?\b|computed tomography|computerized tomography",
    "PET scans": r"\bPET[- ](?:scans?|CT|imaging)\b|positron emission tomography",
    "x-rays": r"\bx-?rays?\b|radiographs?\b",
    "ultrasound scans": r"ultrasounds?\b|echocardiogra\w+|ultrasonograph\w+",
    "heart tracings (ECG)": r"electrocardiogra\w+|\bE[CK]Gs?\b",
    "brain wave tests (EEG)": r"electroencephalogra\w+|\bEEGs?\b",
    "low-dose x-ray scans (DXA)": r"\bDE?XA\b(?:[- ]scans?)?|dual[- ]energy x-?ray absorptiometry",
    "mammograms": r"\bmammogra(?:ms?|phy)\b",
    "sleep studies": r"polysomnogra\w+|\bsleep stud(?:y|ies)\b",
    "camera tests (endoscopy)": r"\b(?:endoscop(?:y|ies)|colonoscop(?:y|ies)|gastroscop(?:y|ies)|bronchoscop(?:y|ies)"
                                r"|cystoscop(?:y|ies)|sigmoidoscop(?:y|ies))\b",
    "walking tests": r"\b(?:6|six)[- ]min\w*[- ]walk\w*(?: tests?)?",
    "breathing tests": r"spirometr\w+|(?:pulmonary|lung) function tests?\w*",
    "skin prick tests": r"skin prick tests?\w*",
    "eye tests": r"eye exam\w*|visual acuity tests?\w*|ophthalm\w+ exam\w*",
    "a spinal tap": r"lumbar punctures?|spinal taps?",
    "body checks": r"physical exam\w*",
    "questionnaires": r"questionnaires?\b",
    "interviews": r"\binterview(?:s|ed)?\b",
    "a diary": r"\bdiar(?:y|ies)\b",
    "phone calls": r"(?:tele)?phone calls?|called by phone",
}  # fmt: skip
"""Plain words, and what they are called in records."""

ANY_CHECK = Pattern("(?i)" + "|".join(KINDS.values()))
_WHICH = Pattern("(?i)" + "|".join(f"({pattern})" for pattern in KINDS.values()))
"""The same with a group a kind: slower, and so only asked of what the first found."""
_NAMES = tuple(KINDS)


@lru_cache(maxsize=4_096)
def kind_of(quote: str) -> str | None:
    """The plain words for a mention; None when it is none."""
    match = _WHICH.search(quote)
    if match is None or match.lastindex is None or match.end() - match.start() != len(quote):
        return None
    return _NAMES[match.lastindex - 1]


def checks(evidence: Sequence[Locator], language: Language) -> str | None:
    """The kinds of tests and samples mentioned, as a list."""
    kinds = dict.fromkeys(kind_of(locator.quote) for locator in evidence)
    names = [language.text((kind,)) for kind in kinds if kind is not None]
    return language.listing(names) if names and None not in kinds else None
