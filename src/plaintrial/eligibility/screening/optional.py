"""Inclusion criteria that nobody has to meet alone: what a record only allows, and one of several bare names."""

from __future__ import annotations

from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.illness import Illness, illnesses
from plaintrial.eligibility.tree import CriteriaTree, Criterion

_ALLOWS = folded_pattern(
    rb"[\s*#-]*(?:[a-z]+ (?:medications?|treatments?|therap(?:y|ies)|procedures?|conditions?)(?: or [a-z]+)?:? ?)?"
    rb"(?:is |are |may be )?(?:allowed|permitted|acceptable)(?: [a-z ]{0,40})?:?\s*"
)
_ONLY_ALLOWS = folded_pattern(
    rb"[\s*#-]*(?:(?:concurrent|concomitant|prior|previous|other|adjuvant|local|systemic|oral|topical|inhaled|stable"
    rb"|chronic|low-dose|use of|treatment with|up to) )*[a-z][a-z ,/()-]{2,60}? (?:is |are |will be |were )?"
    rb"(?:also )?(?:allowed|permitted|acceptable)[\s.;]*"
)
_NOT_ONLY = folded_pattern(
    rb"\b(?:no|not|only|if|unless|provided|except|must|but|with|who|when|after|at least|none|neither|patients)\b"
)
_GOOD_WILL = frozenset(
    ("consent", "compliance", "healthy", "telephone", "internet", "travel", "caregiver", "insurance", "language")
)
_BARE_WORDS = 6


def only_allows(words: bytes) -> bool:
    """Whether folded words of an inclusion criterion only allow something: "Prior radiotherapy allowed"."""
    return _ONLY_ALLOWS.fullmatch(words) is not None and _NOT_ONLY.search(words) is None


_ALLOWS_IF = folded_pattern(
    rb"[\s*#-]*[a-z][a-z ,/()-]{2,60}? (?:is |are |will be |were )?(?:also )?(?:allowed|permitted|acceptable)"
    rb" (?:if|provided|as long as|when|unless|only if|except)\b"
)


def allows_with_a_condition(words: bytes) -> bool:
    """Whether folded words only say when something is allowed: "Steroids allowed if the dose is stable"."""
    match = _ALLOWS_IF.match(words)
    return match is not None and _NOT_ONLY.search(words[: match.end() - len(b" only if")]) is None


def allowed(tree: CriteriaTree) -> frozenset[str]:
    """Ids of inclusion criteria under a heading such as "Allowed:": who does not take such a medicine may join too."""
    heads = sorted((heading.start, heading.text) for heading in tree.headings)
    found = set()
    for criterion in tree.criteria:
        above = next((text for start, text in reversed(heads) if start < criterion.start), "")
        if criterion.kind != "inclusion" or not above or _ALLOWS.fullmatch(fold(above)) is None:
            continue
        if all(predicate.op == "is" for predicate in criterion.predicates):
            found.add(criterion.id)
    return frozenset(found)


def bare_names(tree: CriteriaTree) -> frozenset[str]:
    """Ids of inclusion criteria that are nothing but a name, where there are several: any of them may be enough."""
    bare = [c.id for c in tree.criteria if c.kind == "inclusion" and _is_bare(c)]
    return frozenset(bare) if len(bare) > 1 else frozenset()


def _is_bare(criterion: Criterion) -> bool:
    written = criterion.text[criterion.body - criterion.start :]
    if not criterion.predicates:
        return len(written.split()) <= _BARE_WORDS and _names_an_illness(written)
    positive = [p for p in criterion.predicates if p.op == "is" and not p.negated and p.variable not in _GOOD_WILL]
    words = written.split()
    timed = any(p.window is not None for p in positive)
    return bool(positive) and not timed and len(positive) == len(criterion.predicates) and len(words) <= _BARE_WORDS


_MAY_NAME = folded_pattern(rb"[a-z][a-z' ()/-]{3,60}")
_NO_NAME = folded_pattern(
    rb"\b(?:no|not|none|see|must|may|able|ability|adequate|consent|allowed|permitted|normal|prior|least|than|negative"
    rb"|status|patients?|subjects?|age|therapy|treatment|test|surgery|required|other|specified"
    rb"|disease characteristics|men|women)\b"
)


def _names_an_illness(written: str) -> bool:
    """Whether words are nothing but a name of the vocabulary: "Anaplastic ependymoma"."""
    name = written.strip(" .;,*-\n")
    if _MAY_NAME.fullmatch(folded := fold(name)) is None or _NO_NAME.search(folded) is not None:
        return False
    return any(not each.standing.negated and each.start == 0 and each.end >= len(name) for each in _named(name, folded))


def _named(name: str, folded: bytes) -> tuple[Illness, ...]:
    return illnesses(name, folded, "inclusion")
