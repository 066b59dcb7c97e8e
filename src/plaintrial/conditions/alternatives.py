"""Illnesses a record lists side by side, any of which a person may have: "leukemia", "lymphoma" and "myeloma"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from plaintrial.conditions.keys import label_key
from plaintrial.conditions.match import Match
from plaintrial.conditions.mentioned import mentioned
from plaintrial.conditions.vocabulary import VocabularyListError, vocabulary
from plaintrial.conditions.wordlists import families

_SEVERAL = 2
_OVERLAP = 0.25
"""Of two conditions' narrower ones, the share that both have from which on they are two looks at one illness."""
_STEM = 6
_GENERIC = frozenset(("cancer", "neoplasm", "tumor", "carcinoma", "disease", "disorder", "syndrome", "malignant",
                      "cell", "malignancy", "benign", "metastatic", "advanced", "neoplastic"))  # fmt: skip
"""Words that do not tell one illness of a family from another."""


def alternatives(matches: Sequence[Match], title: str) -> tuple[str, ...]:
    """The registrant's terms of two or more illnesses of one family, those the title names first; () where none are.

    Where the title names one alone, or the record lists illnesses of several kinds and the title says nothing of two
    of the family, there are none: nothing then says that either is enough.
    """
    listed = _by_term(matches)
    if len(listed) < _SEVERAL:
        return ()
    family = max((_members(listed, ids) for ids in _families()), key=len)
    apart = _distinct(family)
    if len(apart) < _SEVERAL:
        return ()
    named, kinds = _told_by(title, apart)
    alone = bool(named) and not _says_or(title)
    if len(named) < _SEVERAL and len(kinds) < _SEVERAL and (alone or len(family) < len(listed)):
        return ()
    return tuple(dict.fromkeys(match.term for match in (*named, *apart)))


def _by_term(matches: Sequence[Match]) -> list[Match]:
    """The first concept of each of the registrant's conditions; what has spread is said of some other illness."""
    first: dict[str, Match] = {}
    for match in matches:
        if match.where == "condition" and match.id is not None and not _has_spread(match.term):
            first.setdefault(match.term, match)
    return list(first.values())


def _says_or(title: str) -> bool:
    """Whether a title names a choice, of which we may know one side only: "ovarian cancer or peritoneal cancer"."""
    return " or " in title.lower().replace("with or without", "")


def _has_spread(term: str) -> bool:
    return "metasta" in term.lower()


@lru_cache(maxsize=1)
def _families() -> tuple[frozenset[str], ...]:
    return tuple(frozenset().union(*map(_self_and_narrower, names)) for names in families())


def _self_and_narrower(name: str) -> frozenset[str]:
    found = vocabulary().lookup(name)
    if found is None:
        raise VocabularyListError(f"data/families.txt names no concept in {name!r}")
    return _narrower(found.id) | {found.id}


@lru_cache(maxsize=4096)
def _narrower(concept: str) -> frozenset[str]:
    return vocabulary().descendants(concept)


def _members(listed: Sequence[Match], family: frozenset[str]) -> list[Match]:
    return [match for match in listed if match.id in family]


def _distinct(family: Sequence[Match]) -> list[Match]:
    """Those that are not the same illness in broader words, or from another side, as one before."""
    apart: list[Match] = []
    for match in family:
        broader = any(_is_broader(match, other) for other in family if other is not match)
        if not broader and not any(_overlap(match, other) for other in apart):
            apart.append(match)
    return apart


def _is_broader(match: Match, other: Match) -> bool:
    """Whether the words say less of the same illness than another's: "leukemia" beside "acute leukemia".

    MONDO files myeloma below lymphoma, and people do not: a word has to tell that they are one.
    """
    if str(other.id) not in _narrower(str(match.id)):
        return False
    telling = set(label_key(f"{match.term} {match.name}").split()) - _GENERIC
    said = f"{other.term} {other.name}".lower()
    return not telling or any(word[:_STEM] in said for word in telling)


def _overlap(one: Match, other: Match) -> bool:
    first, second = (_narrower(str(match.id)) | {str(match.id)} for match in (one, other))
    if str(one.id) in second or str(other.id) in first:
        return False
    return len(first & second) > _OVERLAP * min(len(first), len(second))


def _told_by(title: str, apart: Sequence[Match]) -> tuple[list[Match], list[Match]]:
    """Those the title names, and those of a kind it names."""
    said = set(mentioned(title).named)
    meant = {match.id for concept in said for match in _closest(concept, apart)}
    kinds = [match for match in apart if any(str(match.id) in _narrower(each) for each in said)]
    return [match for match in apart if match.id in meant], kinds


def _closest(concept: str, apart: Sequence[Match]) -> list[Match]:
    """What a concept of the title is, or is a kind of: the narrowest of those listed."""
    over = [match for match in apart if concept == match.id or concept in _narrower(str(match.id))]
    return [match for match in over if not any(str(other.id) in _narrower(str(match.id)) for other in over)]
