"""What is denied, excepted or only possible: "no", "unless", "planning to", and how far each reaches."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from plaintrial.eligibility.pattern import find_spans, folded_pattern, without_groups

NEGATES, STOPS, EXCEPTS, DENIED, POSSIBLE = "negates", "stops", "excepts", "denied", "possible"
ALLOWED, UNABLE, PREFIX, EXAMPLES, NEUTRAL = "allowed", "unable", "prefix", "examples", "neutral"
LOOSE = "loose"
_CUES: tuple[tuple[str, bytes], ...] = (
    (
        NEUTRAL,  # said with "no" or "not", and denies nothing that follows; or "for" that goes on with its sense
        rb"with(?: or | ?/ ?| and/or )without|(?:included |including )?(?:but )?(?:is |are )?not limited to"
        rb"|no limit(?:ations?|s)?"
        rb"|no(?:t)? (?:less|more|greater|higher|lower|fewer|older|younger|earlier|later) than"
        rb"|no restrictions?|not (?:only|necessarily|required|mandatory|excluded|an exclusion|exclusionary|a reason)"
        rb"|whether or not"
        rb"|(?:need|requirement|indications?|evidence|positive|test(?:ing|s|ed)?|screening|history|treat(?:ed|ment)"
        rb"|therapy|criteria|risk|plans?) for"
        rb"|(?:is |are |was |were )?not (?:amenable|suitable|appropriate|eligible|a candidate|candidates?|responsive"
        rb"|responding|controlled|adequately controlled"
        rb"|well controlled|due to|related to|associated with|attribut(?:able|ed) to|explained by|caused by"
        rb"|secondary to)(?: to| for| by| with)?"
        rb"|(?:do|does|did|has|have|had) not (?:adequately |sufficiently )?respond(?:ed)?(?: to)?"
        rb"|not yet|no longer than|not otherwise|not (?:completely |fully |sufficiently )?(?:cured|healed|resolved"
        rb"|stabili[sz]ed|recovered)",
    ),
    (
        EXCEPTS,
        rb"except(?:ions?|ing|ed)?(?: for| of| that| when| if)?|other than|with the (?:exceptions?|exclusion) of"
        rb"|unless|excluding|exclusive of"
        rb"|apart from|aside from|besides|not including|does not include|but not|hors|sauf|ausser|excepto",
    ),
    (
        NEGATES,
        rb"no|not|without|never|missing|none|nor|neither|(?:in the )?absence of|lack of|lacking|free (?:of|from)|denies"
        rb"|den(?:y|ied)|absent"
        rb"|(?:is |are |be |test |tested )?negative (?:for|history of|tests? for|serology for)|devoid of|(?:must"
        rb"|should|may|will|can|do|does|did|has|have|is|are) ?n[o']t(?: have| be)?"
        rb"|(?:not|no longer|never) requir(?:ing|es?)|cannot|can't|don't|doesn't|isn't|aren't|naive to"
        rb"|rule[sd]? out|ruling out|ohne|kein[e]?|sans|pas de|aucun"
        rb"|sin|ninguna?|nicht",
    ),
    (
        ALLOWED,
        rb"(?:is |are |will be |may be |was |were )?(?:allowed|permitted|acceptable|permissible)"
        rb"|(?:is|are|be) authori[sz]ed|(?:is"
        rb"|are|will) not (?:be )?(?:excluded|exclusionary|considered)"
        rb"|(?:is|are) not an? exclusion|(?:is|are|may be|will be) eligible|may (?:be )?(?:enrol(?:l)?(?:ed)?"
        rb"|participate|continue|included)",
    ),
    (
        UNABLE,
        rb"unable|inabilit(?:y|ies)|incapable|incapacity|unwilling(?:ness)?|refus(?:al|es?|ing|ed)|fail(?:ure|ed"
        rb"|s)? to|not (?:able|willing|capable)"
        rb"|cannot|unlikely|insufficient|inadequate|difficult(?:y|ies)",
    ),
    (PREFIX, rb"non|un"),
    (
        DENIED,
        rb"(?:is |are |was |were |must be |should be |test |tests |result |serology |status )*(?:negative"
        rb"|not detect(?:ed|able)|undetectable"
        rb"|excluded|absent|prohibited|not (?:allowed|permitted)|ruled out|naive)",
    ),
    (EXAMPLES, rb"such as|e\.g|i\.e|for example|including|defined as"),
    (
        STOPS,
        rb"but|however|although|though|must|should|who|whom|which|if|provided|because|since|until|despite|requir(?:es?"
        rb"|ing)",
    ),
    (LOOSE, rb"by|after|before|during|for|prior to|within|following|due to"),
    (
        POSSIBLE,
        rb"may|might|could|would|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|intention|anticipat(?:es?|ed|ion)|expect(?:s"
        rb"|ed|ing|ation)?"
        rb"|likely|risk (?:of|factors?)|suspect(?:ed|s|ion)?|possib(?:le|ly|ility)|potential(?:ly)?|scheduled|willing",
    ),
)
_FIND = folded_pattern(rb"\b(?:%s)\b" % b"|".join(without_groups(source) for _, source in _CUES), longest=True)
_KIND = tuple((kind, folded_pattern(source)) for kind, source in _CUES)


class Cue(msgspec.Struct, gc=False):
    """A word that changes what is asked about what stands near it."""

    start: int
    end: int
    kind: str


def find_cues(folded: bytes, limit: int) -> list[Cue]:
    """Return the cues among the first ``limit`` of their words in a folded text, in order."""
    return [
        Cue(start, end, kind)
        for start, end in find_spans(_FIND, folded, limit)
        if (kind := _kind_of(folded[start:end])) != NEUTRAL
    ]


@lru_cache(maxsize=4096)
def _kind_of(written: bytes) -> str:
    return next((kind for kind, pattern in _KIND if pattern.is_all(written)), STOPS)


class Standing(msgspec.Struct, frozen=True, gc=False):
    """How a predicate stands: denied, in an exception, only possible."""

    negated: bool = False
    excepted: bool = False
    hypothetical: bool = False


PLAIN = Standing()
_REACH, _REACH_BEHIND = 150, 34
_ABILITIES = frozenset(("consent", "language", "reach", "contraception"))
_KEPT_OUT = (b"excluded", b"prohibited", b"allowed", b"permitted")  # in an exclusion these deny nothing
_FOLLOWED = folded_pattern(
    rb"[\s)-]*(?:\([^()]{0,30}\))?[\s)-]*(?:therapy|treatment|test|tests|infection|status|serology|antibod(?:y|ies)|antigen|result|[\s)]"
    rb"|for|at|screening|baseline)*"
)


class Place(msgspec.Struct, gc=False):
    """Where a predicate stands: its span, its sentence, its family and variable."""

    start: int
    end: int
    sentence: int
    stop: int
    family: str
    variable: str
    kind: str


def standing(folded: bytes, cues: list[Cue], at: Place) -> Standing:
    """Return how what stands at a place is meant; ``cues`` are those of its criterion."""
    before = _said_before(folded, cues, at)
    if before.negated or before.excepted:
        return before
    return _said_behind(folded, cues, at) or before


def _said_before(folded: bytes, cues: list[Cue], at: Place) -> Standing:
    """ "no", "unless", "planning to" before the predicate, the nearest first."""
    hypothetical = illustrated = False
    for cue in reversed(cues):
        if cue.end > at.start:
            continue
        if cue.start < at.sentence or at.start - cue.end > _REACH:
            break
        kind = cue.kind
        if kind in _BRACKETED and _closed(folded, cue.end, at.start):
            continue
        if kind == POSSIBLE:
            hypothetical = hypothetical or at.start - cue.end < _REACH_BEHIND
        elif kind == EXAMPLES:
            illustrated = True
        elif kind == EXCEPTS:
            return Standing(excepted=not illustrated and _still_open(folded, cue, at), hypothetical=hypothetical)
        elif kind == DENIED and folded[cue.start : cue.end].endswith(b"naive"):
            continue  # "ART-naive men aged 18" denies what stands before it
        elif kind == DENIED and at.kind == "exclusion" and folded[cue.start : cue.end].endswith(_KEPT_OUT):
            continue  # "will be excluded: anticoagulants"
        elif kind == DENIED and folded[cue.start - 1 : cue.start] == b"-":
            continue  # "HER2-negative breast cancer": of what stands before
        elif kind == NEGATES or (kind == DENIED and at.start - cue.end < _REACH_BEHIND):
            if at.family in _ILLNESSES and _TREATED.is_in(folded, cue.end, at.start):
                return Standing(hypothetical=True)  # "no prior treatment for lymphoma" denies the treatment
            return Standing(negated=True, hypothetical=hypothetical)
        elif kind == UNABLE:
            return Standing(negated=at.family in _ABILITIES or at.variable in _ABILITIES, hypothetical=hypothetical)
        elif kind == PREFIX:
            if at.start - cue.end <= 1:
                return Standing(negated=True)
        elif kind == STOPS or (kind == LOOSE and b"," not in folded[cue.end : at.start]):
            break
    return Standing(hypothetical=True) if hypothetical else PLAIN


def _said_behind(folded: bytes, cues: list[Cue], at: Place) -> Standing | None:
    """ "HIV test must be negative", "topical steroids are allowed": what stands behind."""
    for cue in cues:
        gap = cue.start - at.end
        if gap < 0:
            continue
        if gap > _REACH_BEHIND or cue.end > at.stop:
            return None
        if cue.kind == DENIED and at.kind == "exclusion" and folded[cue.start : cue.end].endswith(_KEPT_OUT):
            return None
        if cue.kind == DENIED and _FOLLOWED.is_all(folded[at.end : cue.start]):
            return Standing(negated=True)
        if cue.kind == ALLOWED:
            return Standing(excepted=True)
        if cue.kind in (STOPS, NEGATES, EXCEPTS):
            return None
    return None


_ILLNESSES = frozenset(("diagnosis", "cancer", "infection", "symptom"))
_TREATED = folded_pattern(
    rb"\b(?:treat(?:ment|ments|ed)|therap(?:y|ies)|medications?|drugs?|surgery|chemotherapy|radiotherapy) "
    rb"(?:for|of|against)\b"
)
_BRACKETED = frozenset((NEGATES, UNABLE, POSSIBLE))


def _closed(folded: bytes, start: int, end: int) -> bool:
    """Whether a bracket that was open at ``start`` is closed before ``end``: "(not short-term) dialysis"."""
    depth = 0
    for sign in folded[start:end].translate(None, _NO_BRACKETS):
        depth += 1 if sign in b"([" else -1
        if depth < 0:
            return True
    return False


_NO_BRACKETS = bytes(set(range(256)) - set(b"()[]"))


def _still_open(folded: bytes, cue: Cue, at: Place) -> bool:
    """An exception ends with its brackets, and with a comma behind which something else is listed."""
    if _closed(folded, cue.end, at.start):
        return False
    between = folded[cue.end : at.start]
    if b"," not in between or at.family == "cancer" or folded[max(0, cue.start - 1) : cue.start] in (b"(", b"["):
        return True
    last = between[between.rfind(b",") :]
    return b" or " in last or b" and " in last
