"""The conditions of a whole study: its conditions first, keywords and titles as further evidence."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.conditions.match import Match
from plaintrial.conditions.normalise import Evidence, read_terms, term_reader
from plaintrial.conditions.vocabulary import vocabulary

SURE = frozenset({"exact", "synonym", "abbreviation", "stem", "word_order"})


def study_conditions(conditions: Sequence[str], keywords: Sequence[str], titles: Sequence[str]) -> list[Match]:
    """Each concept the study is about once, from the part of the record that says it most plainly.

    A keyword counts where it names a disease and nothing else. A title counts only where neither conditions nor
    keywords name any. Procedures, behaviours and states of life count in the conditions only.
    """
    evidence = Evidence(term_reader(), [*conditions, *keywords, *titles], ())
    found = read_terms(conditions, "condition", evidence)
    found += [m for m in read_terms(keywords, "keyword", evidence) if _counts(m)]
    if not any(m.id for m in found):
        found += [m for m in read_terms(titles, "title", evidence) if _is_disease(m)]
    return _once(found)


def _counts(match: Match) -> bool:
    return match.why in SURE and _is_disease(match)


def _is_disease(match: Match) -> bool:
    known = vocabulary()
    return match.id is not None and known.row_of[match.id] not in known.topics


def _once(matches: Sequence[Match]) -> list[Match]:
    first: dict[str, Match] = {}
    for match in matches:
        first.setdefault(match.id or f"open {match.name}", match)
    return list(first.values())
