"""What a person is allergic to, and what a criterion names: "allergic to sulfa drugs", "hypersensitivity to X"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.denial import stands
from plaintrial.eligibility.screening.drugs import kinds_of, medicines
from plaintrial.eligibility.screening.patient import Fact
from plaintrial.eligibility.screening.residue import stems

VARIABLE = "allergic_to"
_TO = folded_pattern(
    rb"\b(?:allerg(?:y|ies|ic)(?: reactions?)?|hyper-?sensitiv(?:e|ity|ities)(?: reactions?)?|sensitiv(?:e|ity)"
    rb"|anaphyla(?:xis|ctic)(?: (?:reactions?|shock))?|intoleran(?:t|ce)|adverse reactions?|rash (?:from|with|after))"
    rb"(?: (?:to|of|from|with|after)|:) ?([^.;:]{2,90})"
)
_BEFORE = folded_pattern(rb"\b([a-z][a-z-]{2,20}(?: drugs?)?) (?:allerg(?:y|ies)|hyper-?sensitivity|intolerance)\b")
_NONE = folded_pattern(rb"\bno (?:known )?(?:drug |food |medication )*allerg(?:y|ies)\b|\bnkda\b|\bnka\b")
_OF_A_GERM = folded_pattern(
    rb"\b(?:cultures?|smear|isolates?|organisms?|strains?|bacteri[a-z]+|sputum|tuberculosis|coli|aureus)\b[^;]*"
    rb"\b(?:sensitiv|susceptib|resistan)"
)
_ENDS = folded_pattern(
    rb" (?:and|but|who|which|as|that|when|because|during|in the|since) (?:is|has|had|was|takes|she|he|a|the"
    rb"|other|causes?|caused)\b"
    rb"| (?:as a child|in childhood|who|which|that|since|when|but|because|with (?:rash|hives|anaphylaxis))\b"
)
_EACH = folded_pattern(rb"\s*(?:,|;|\bor\b|\band/or\b|\band\b|/|\()\s*")
_ANYTHING = frozenset(("drug", "medic", "food", "known", "multipl", "seasonal", "sever", "histori", "ani", "prior",
                       "media", "medium", "dye", "product", "compon", "materi", "antibiot"))  # fmt: skip
_MOST = 12


class Allergen(msgspec.Struct, frozen=True):
    """What an allergy is to, as written, and where the words stand."""

    words: bytes
    start: int
    end: int


def allergens(folded: bytes) -> Iterator[Allergen]:
    """Yield what folded words name an allergy to, one by one."""
    at = 0
    while (match := _TO.search(folded, at)) is not None:
        start, stop = match.start(1), match.end(1)
        ends = _ENDS.search(folded[start:stop])
        if ends is not None:
            stop = start + ends.start()
        yield from _listed(folded, start, stop)
        at = stop
    at = 0
    while (match := _BEFORE.search(folded, at)) is not None:
        if stems(match.group(1)) - _ANYTHING:
            yield Allergen(match.group(1), match.start(1), match.end(1))
        at = match.end()


def _listed(folded: bytes, start: int, stop: int) -> Iterator[Allergen]:
    begins, count = start, 0
    while begins < stop and count < _MOST:
        cut = _EACH.search(folded, begins, stop)
        end = stop if cut is None else cut.start()
        if stems(folded[begins:end]):
            yield Allergen(folded[begins:end], begins, end)
        begins, count = (stop if cut is None else cut.end()), count + 1


def told_allergies(folded: bytes, low: int, high: int, at: int) -> Iterator[Fact]:
    """Yield what a sentence of a note says the person is allergic to; "" denies all."""
    if _OF_A_GERM.search(folded, low, high) is not None:
        return
    if _NONE.search(folded, low, high) is not None:
        yield Fact(variable=VARIABLE, value="", denied=True, sentence=at)
        return
    for each in allergens(folded[low:high]):
        how = stands(folded, low, high, low + each.start, low + each.end)
        yield Fact(
            variable=VARIABLE,
            value=each.words.decode("latin-1"),
            denied=how.denied,
            possible=how.possible,
            sentence=at,
        )


def same_substance(said: bytes, asked: bytes) -> bool:
    """Whether an allergy to what was said is one to what is asked: "penicillin" for "beta-lactams"."""
    kinds = {kind for each in medicines(said) for kind in kinds_of(each.name)}
    names = {each.name for each in medicines(asked)}
    if kinds & names:
        return True
    wanted = stems(asked) - _ANYTHING
    return bool(wanted) and wanted <= stems(said)
