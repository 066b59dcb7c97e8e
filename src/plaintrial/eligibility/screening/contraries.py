"""Two kinds that nobody is at once, as studies and notes name them: "singleton" and "twins", "HER2-positive" and
"HER2 negative". Who was said to be of one kind is not of the other.
"""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.pattern import Pattern, folded_pattern
from plaintrial.eligibility.screening.denial import stands
from plaintrial.eligibility.screening.patient import Patient

_GENE = rb"(?:gene )?(?:activating |sensiti[sz]ing )?"
_CHANGED = rb"[- ]?(?:\+|positiv|mutat|mutant|rearrang|amplif|fusion|translocat|over-?expres|exon \d|v600|deletion)"
_UNCHANGED = rb"[- ]?(?:negativ|wild[- ]?type|non-?amplif|not (?:mutat|amplif|rearrang|detect))"


def _marker(name: bytes) -> tuple[bytes, bytes]:
    either = (
        rb"(?:%s)(?: (?:or|and|/) ?[a-z0-9]{2,6})?"
        rb"(?: (?:gene|receptor|status|testing|tests?|mutations?|is|was|are|were))*? ?"
    ) % name
    return (
        rb"\b" + either + _GENE + _CHANGED + rb"|\b(?:activating|sensiti[sz]ing) (?:%s) mutat" % name,
        rb"\b" + either + _UNCHANGED + rb"|\bno (?:%s) mutat" % name,
    )


# name, one kind, the other, and whether the words speak for themselves: "acute" needs the illness, "twins" does not
_PAIRS: tuple[tuple[bytes, bytes, bool], ...] = (
    (rb"\bsingletons?\b", rb"\b(?:twins?|triplets?|multiple (?:pregnanc|gestation)|multifetal)", True),
    (rb"\b(?:nulliparous|nulliparity|primiparous|primigravid|first pregnancy)", rb"\bg\d+ ?p[1-9]|\bmultiparous"
                                                                                rb"|\bmultigravid", True),
    (rb"\bpre-?menopausal", rb"\bpost-?menopausal", True),
    (*_marker(rb"her-? ?2(?:/neu)?"), True),
    (*_marker(rb"egfr"), True),
    (*_marker(rb"alk"), True),
    (*_marker(rb"ros-?1"), True),
    (*_marker(rb"[kn]?-?ras"), True),
    (*_marker(rb"braf"), True),
    (*_marker(rb"brca-?[12]?"), True),
    (*_marker(rb"flt-?3"), True),
    (*_marker(rb"pd-?l1"), True),
    (*_marker(rb"(?:estrogen[- ]receptors?|er)"), True),
    (*_marker(rb"(?:philadelphia(?: chromosome)?|ph|bcr-?abl)"), True),
    (rb"\brelapsing[- ]remitting|\brrms\b", rb"\b(?:primary|secondary)[- ]progressive|\bppms\b|\bspms\b", True),
    (rb"\bpreserved (?:ejection|lvef|ef)|\bhfpef", rb"\breduced (?:ejection|lvef|ef)|\bhfref", True),
    (rb"\bcastration[- ](?:resistant|refractory)|\bcrpc", rb"\bcastration[- ]sensitive|\bhormone[- ]sensitive", True),
    (rb"\b(?:rifampici?n|drug|multidrug|methicillin)[- ]resistant|\bmdr\b|\bmrsa\b",
     rb"\b(?:rifampici?n|drug|pan|fully|methicillin)[- ](?:susceptible|sensitive)|\bmssa\b", True),
    (rb"\bnon-?st[- ](?:segment[- ])?elevation|\bnstemi", rb"(?:^|[^-])\bst[- ](?:segment[- ])?elevation"
                                                          rb"|\bstemi", True),
    (rb"\bnon-?small[- ]cell|\bnsclc", rb"(?:^|[^l-][ ])\bsmall[- ]cell|\bsclc", True),
    (rb"\bnon-?hodgkin", rb"(?:^|[^-])\bhodgkin", True),
    (rb"\bfull[- ]term|\bterm (?:infants?|newborns?|neonates?|babies|birth|pregnanc)|\bborn at term",
     rb"\bpre-?term\b|\bprematur|\bborn (?:at )?(?:2\d|3[0-6]) (?:weeks|wks)|\b(?:2\d|3[0-6]) weeks'? gestation"
     rb" at birth", True),
    (rb"\btype (?:1|i)\b", rb"\btype (?:2|ii)\b", False),
    (rb"\bh(?:a?e)morrhagic", rb"\bisch(?:a?e)mic", False),
    (rb"\bacute\b", rb"\bchronic\b", False),
    (rb"\b(?:relapsed|refractory|recurrent|relapsing or|previously treated)\b",
     rb"\bnewly[- ]diagnosed|\bnew diagnosis of|\buntreated\b|\btreatment[- ]naive", False),
    (rb"\bunilateral", rb"\bbilateral", False),
    (rb"\bgenerali[sz]ed", rb"\b(?:focal|partial)\b", False),
    (rb"\buncomplicated|\bnon-?perforated|\bwithout (?:perforation|abscess)",
     rb"(?:^|[^n])\bcomplicated|\bwith (?:[a-z]+ or )?(?:perforation|abscess)", False),
    (rb"\ballogen(?:e)?ic", rb"\bautolog(?:ous|ic)", False),
    (rb"\bbenign", rb"\bmalignant", False),
    (rb"\bcommunity[- ]acquired", rb"\b(?:hospital[- ]acquired|nosocomial|ventilator[- ]associated)", False),
    (rb"\bopen (?:surg|repair|procedure|[a-z]+ectomy)", rb"\blaparoscopic", False),
)  # fmt: skip


class _Kind(msgspec.Struct, frozen=True):
    """One kind, what is its contrary, and whether its words speak for themselves."""

    words: Pattern
    contrary: Pattern
    alone: bool


def _kinds() -> tuple[_Kind, ...]:
    both = []
    for one, other, alone in _PAIRS:
        first, second = folded_pattern(one), folded_pattern(other)
        both += [_Kind(first, second, alone), _Kind(second, first, alone)]
    return tuple(both)


_KINDS = _kinds()
_MOST = 20


def contrary_said(words: bytes, patient: Patient, sentences: range | tuple[int, ...], *, alone: bool) -> int:
    """The sentence that says the contrary of the one kind folded words ask for, or -1; both kinds asked is no"
    " kind."""
    for kind in _KINDS:
        if alone and not kind.alone:
            continue
        if kind.words.search(words) is None or kind.contrary.search(words) is not None:
            continue
        if any(_is_said(kind.words, said) for said in patient.folded):
            continue  # both kinds were said: "allogeneic transplant" now, an autologous one before
        for at in sentences:
            said = patient.folded[at]
            if _is_said(kind.contrary, said) and kind.words.search(said) is None:
                return at
    return -1


def _is_said(pattern: Pattern, sentence: bytes) -> bool:
    """Whether a sentence says it, undenied and for sure."""
    match = pattern.search(sentence)
    if match is None:
        return False
    how = stands(sentence, 0, len(sentence), match.start(), match.end())
    return not how.denied and not how.possible
