"""Tests and samples a text mentions, each kind in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

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
    "low-dose x-ray scans": r"\bDE?XA\b(?:[- ]scans?)?|dual[- ]energy x-?ray absorptiometry",
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

_WITH_BLOOD = {"urine": "urine samples", "stool": "stool samples", "saliva": "saliva samples"}
_TWO = r"blood(?: and| or|/|,| &| and/or) ?(?:urine|stool|saliva) (?:samples?|specimens?|tests?|collections?)"
"""Two kinds that share a word: "blood and urine samples"."""
ANY_CHECK = Pattern(f"(?i){_TWO}|" + "|".join(KINDS.values()))
_IS_TWO = Pattern(f"(?i){_TWO}")
_WHICH = Pattern("(?i)" + "|".join(f"({pattern})" for pattern in KINDS.values()))
"""The same with a group a kind: slower, and so only asked of what the first found."""
_NAMES = tuple(KINDS)


def kinds_of(quote: str) -> tuple[str, ...]:
    """The plain words for each kind a mention names."""
    if _IS_TWO.fullmatch(quote) is not None:
        words = quote.lower().replace("/", " ").split()
        return ("blood samples", *(_WITH_BLOOD[word] for word in words if word in _WITH_BLOOD))
    kind = kind_of(quote)
    return () if kind is None else (kind,)


@lru_cache(maxsize=4_096)
def kind_of(quote: str) -> str | None:
    """The plain words for a mention; None when it is none."""
    match = _WHICH.search(quote)
    if match is None or match.lastindex is None or match.end() - match.start() != len(quote):
        return None
    return _NAMES[match.lastindex - 1]


def checks(evidence: Sequence[Locator], language: Language) -> str | None:
    """The kinds of tests and samples mentioned, as a list."""
    told = [kinds_of(locator.quote) for locator in evidence]
    names = [language.text((kind,)) for kind in dict.fromkeys(chain.from_iterable(told))]
    return language.listing(names) if all(told) and names else None
