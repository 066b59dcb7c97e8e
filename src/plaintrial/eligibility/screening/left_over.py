"""What a criterion says beyond what was judged of it: the words that no answer covers."""

from __future__ import annotations

from plaintrial.eligibility.pattern import find_spans, folded_pattern
from plaintrial.eligibility.screening.asked import Asked, stems_of_name
from plaintrial.eligibility.screening.illness import VARIABLE
from plaintrial.eligibility.screening.residue import stems, uncovered
from plaintrial.eligibility.tree import Criterion


def open_words(criterion: Criterion, folded: bytes, asked: list[Asked], begins: int = -1) -> frozenset[str]:
    """The words nothing that was said covers; what stands in brackets explains and is not counted."""
    covered = [(each.predicate.start, each.predicate.end) for each in asked]
    covered += [(w.start, w.end) for each in asked if (w := each.predicate.window) is not None]
    measured = any(each.predicate.op != "is" for each in asked)
    explaining = _EXPLAINING | _MEASURED_BY if measured else _EXPLAINING
    covered += [(p.start, p.end) for p in criterion.predicates if p.variable in explaining]
    covered += [
        (criterion.body + a, criterion.body + b) for a, b in find_spans(_BRACKETS, words_of(criterion, folded), 99)
    ]
    rest = uncovered(folded, max(criterion.body, begins), criterion.end, covered)
    return rest - _HOW_MEASURED if measured and all(each.predicate.op != "is" for each in asked) else rest


def beside(criterion: Criterion, folded: bytes) -> bytes:
    """The words beside the predicates: the "or" of "ECOG 0 or 1" offers no alternative."""
    blank = bytearray(folded[criterion.body : criterion.end])
    for predicate in criterion.predicates:
        low, high = predicate.start - criterion.body, predicate.end - criterion.body
        blank[low:high] = b"x" * (high - low)
    return bytes(blank)


def words_of(criterion: Criterion, folded: bytes) -> bytes:
    """The folded words of a criterion, behind its bullet."""
    return folded[criterion.body : criterion.end]


_BRACKETS = folded_pattern(rb"\([^()]*\)")
_EXPLAINING = frozenset(("diagnostic_criteria", "histology"))


def left_by_the_vocabulary(folded: bytes, asked: list[Asked]) -> frozenset[str]:
    """Words that make an illness narrower and that the vocabulary passed over: "metastatic breast cancer"."""
    left: set[str] = set()
    for each in asked:
        if each.predicate.variable == VARIABLE and each.finding.truth and each.finding.sentence >= 0:
            more = stems(folded[each.predicate.start : each.predicate.end]) & _NARROWER
            left |= more - stems_of_name(each.predicate)
    return frozenset(left)


_NARROWER = stems(
    b"metastatic recurrent advanced refractory relapsed persistent idiopathic unresectable progressive early localized"
    b" primary secondary untreated uncontrolled symptomatic"
)
_HOW_MEASURED = frozenset(
    ("echocardiographi", "transthorac", "muga", "spirometri", "measur", "assess", "determin", "calcul", "estim", "rest",
     "global", "level", "valu", "serum", "plasma", "blood", "count", "reduc", "score", "laboratori")
)  # fmt: skip
_MEASURED_BY = frozenset(("organ_function", "laboratory_results"))  # "adequate marrow function: platelets > ..."
