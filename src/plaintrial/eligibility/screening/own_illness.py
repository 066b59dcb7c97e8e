"""The study's own illness: "no other cancer" is not about the one the study is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from plaintrial.conditions import normalise, vocabulary
from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.illness import name_of_illness
from plaintrial.eligibility.screening.patient import Patient
from plaintrial.eligibility.tree import Criterion

_TUMOUR, _CANCER = "MONDO:0005070", "MONDO:0004992"
_OTHER_CANCER = folded_pattern(
    rb"\b(?:other|another|second|secondary|additional|concurrent|concomitant|prior|previous|history of|known|different"
    rb"|active|invasive)(?: [a-z-]+){0,5}? (?:malignan|cancer|neoplas|tumou?r)"
    rb"|\b(?:malignan[a-z]+|cancers?|neoplas[a-z]+|tumou?rs?) (?:[a-z-]+ ){0,4}?(?:other than|except|within"
    rb"|in the|unless|during)"
)
_OF_THE_STUDY = folded_pattern(
    rb"\b(?:treatment|therapy|chemotherapy|radiotherapy|surgery|metasta|family|drug|agent|vaccine|trial)"
)
_EXCEPT = folded_pattern(rb"\b(?:except|other than|unless|besides|excluding|that would|with the exception)")


def own_of(study: Mapping[str, Any]) -> frozenset[str]:
    """The concepts a v2 record is about, by its conditions, else its title."""
    protocol = study.get("protocolSection")
    if not isinstance(protocol, Mapping):
        return frozenset()
    module, named = protocol.get("conditionsModule"), protocol.get("identificationModule")
    terms = module.get("conditions") if isinstance(module, Mapping) else None
    if not isinstance(terms, list) and isinstance(named, Mapping):
        terms = [named.get("briefTitle")]
    said = tuple(each for each in terms or () if isinstance(each, str))
    return _concepts(said)


@lru_cache(maxsize=256)
def _concepts(terms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(match.id for match in normalise(list(terms)) if match.id is not None)


def only_own_cancer(criterion: Criterion, folded: bytes, patient: Patient, own: frozenset[str]) -> int:
    """The sentence that tells of the study's own cancer where a criterion asks for another and none was said; or -1."""
    words = folded[criterion.body : criterion.end]
    cut = _EXCEPT.search(words)
    if _OTHER_CANCER.search(words) is None or _OF_THE_STUDY.search(words[: None if cut is None else cut.start()]):
        return -1
    if not any(_is_cancer(each) for each in own):
        return -1
    told = list(_cancers(patient))
    if not told or not all(own & _kind_of(concept) or concept in _above(own) for concept, _ in told):
        return -1
    return told[0][1]


def _cancers(patient: Patient) -> Iterator[tuple[str, int]]:
    """The cancers that were said, but for where one has spread to ("bone metastases"): that is the same one."""
    for said in patient.illnesses:
        spread = b"metast" in patient.folded[said.sentence] and "neoplasm" in name_of_illness(said.concept)
        if not said.denied and _is_cancer(said.concept) and not spread:
            yield said.concept, said.sentence


def _above(own: frozenset[str]) -> frozenset[str]:
    """What the study's illnesses are kinds of: "carcinoma" of a study of lung cancer."""
    return frozenset().union(*(_kind_of(each) for each in own if _is_cancer(each)))


@lru_cache(maxsize=1 << 12)
def _kind_of(concept: str) -> frozenset[str]:
    """The concept and all it is a kind of, the broadest too."""
    known = vocabulary()
    row = known.row_of.get(concept)
    above = () if row is None else known.hierarchy.ancestors(row)
    return frozenset((concept, *(known.rows.ids[each] for each in above)))


@lru_cache(maxsize=1 << 12)
def _is_cancer(concept: str) -> bool:
    known = vocabulary()
    row, top = known.row_of.get(concept), known.row_of.get(_TUMOUR)
    return row is not None and (row == top or top in known.hierarchy.ancestors(row))
