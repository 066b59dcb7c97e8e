"""Illnesses by the vocabulary of conditions: one that was said holds for every broader one a criterion names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from plaintrial.conditions import normalise, vocabulary
from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.scope import Place, Standing, find_cues, standing

VARIABLE = "illness"
"""The variable of an illness that no rule family names; its value is the vocabulary's name."""

_LONGEST = 1_500
_MOST_CUES = 500
_MOST_KINDS = 150
_KINDS = frozenset(("exact", "synonym", "abbreviation", "modifier", "word_order", "stem", "parent"))
_STOP = folded_pattern(rb"[.;!?]\s")


class Illness(msgspec.Struct, frozen=True):
    """A concept that words at ``start:end`` of a text name, and how they stand there."""

    concept: str
    start: int
    end: int
    standing: Standing


class Said(msgspec.Struct, frozen=True):
    """An illness that was said of a person, or denied, in a sentence."""

    concept: str
    denied: bool
    sentence: int
    possible: bool = False


@lru_cache(maxsize=4096)
def illnesses(text: str, folded: bytes, kind: str) -> tuple[Illness, ...]:
    """The illnesses a criterion or a sentence names, in order; "no", "unless" and the like are read with them."""
    found = [
        match
        for match in normalise([text[:_LONGEST]])
        if match.id is not None and match.why in _KINDS and not _is_other(match.id)
    ]
    if not found:
        return ()
    cues = list(find_cues(folded, _MOST_CUES))
    return tuple(
        Illness(match.id or "", *match.span, standing(folded, cues, _place(folded, *match.span, kind)))
        for match in found
    )


def _place(folded: bytes, start: int, end: int, kind: str) -> Place:
    stops = [match.start() for match in _STOP.finditer(folded)]
    begins = max((stop for stop in stops if stop < start), default=0)
    ends = min((stop for stop in stops if stop >= end), default=len(folded))
    return Place(start, end, begins, ends, "diagnosis", "condition", kind)


@lru_cache(maxsize=1 << 14)
def _is_other(concept: str) -> bool:
    """Topics ("exercise") and procedures are no illnesses."""
    known = vocabulary()
    row = known.row_of.get(concept)
    return row is None or row in known.topics or row in known.procedures


def name_of_illness(concept: str) -> str:
    """The vocabulary's name of a concept."""
    known = vocabulary()
    row = known.row_of.get(concept)
    return concept if row is None else known.rows.names[row]


@lru_cache(maxsize=1 << 14)
def broader(concept: str) -> frozenset[str]:
    """The concept and all it is a kind of, without what is too broad to say much ("digestive system disorder")."""
    known = vocabulary()
    row = known.row_of.get(concept)
    above = () if row is None else known.hierarchy.ancestors(row)
    return frozenset((concept, *(known.rows.ids[each] for each in above if not _is_broad(each))))


@lru_cache(maxsize=1 << 14)
def _is_broad(row: int) -> bool:
    return len(vocabulary().hierarchy.descendants(row)) > _MOST_KINDS


def truth_of(concept: str, said: Iterable[Said]) -> tuple[bool | None, int]:
    """Whether a person has what is asked, and the sentence that says so; a denied kind denies its narrower ones."""
    denied = -1
    for each in said:
        if each.possible:
            continue
        if not each.denied and concept in broader(each.concept):
            return True, each.sentence
        if each.denied and each.concept in broader(concept):
            denied = each.sentence
    return (False, denied) if denied >= 0 else (None, -1)


def thought_of(concept: str, said: Iterable[Said]) -> int:
    """The sentence that only thinks of the illness ("concern for meningitis"), or -1."""
    return next((each.sentence for each in said if each.possible and concept in broader(each.concept)), -1)


def kin_of(concept: str, said: Iterable[Said]) -> int:
    """The sentence that names the illness only more broadly ("hematoma" of "recurrent subdural hematoma"), or -1."""
    return next((each.sentence for each in said if not each.denied and each.concept in broader(concept)), -1)
