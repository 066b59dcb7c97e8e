"""What a condition is a kind of, and kinds of it: only those that have studies, with how many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from plaintrial.conditions import Concept, slug, vocabulary
from plaintrial.web.conditions.names import common_name


class Kind(msgspec.Struct, frozen=True):
    """A condition with a page of its own: its name, its slug, how many studies it and its kinds have."""

    name: str
    slug: str
    count: int


def broader(concept: Concept, counts: Mapping[str, int]) -> tuple[Kind, ...]:
    """One step broader, by name."""
    return tuple(sorted(_with_studies(concept.parents, counts), key=lambda kind: kind.name.casefold()))


def narrower(concept: Concept, counts: Mapping[str, int]) -> tuple[Kind, ...]:
    """One step narrower, those with most studies first."""
    return tuple(sorted(_with_studies(concept.children, counts), key=lambda kind: (-kind.count, kind.name)))


def _with_studies(ids: Iterable[str], counts: Mapping[str, int]) -> list[Kind]:
    found = []
    for each in ids:
        known = vocabulary().concept(each)
        if known and counts.get(each):
            found.append(Kind(common_name(known), slug(each), counts[each]))
    return found
