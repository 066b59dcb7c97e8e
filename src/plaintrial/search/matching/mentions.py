"""The conditions a patient's text names, found by looking its runs of words up in the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from plaintrial.conditions import normalise, vocabulary
from plaintrial.search.matching.clauses import Clause
from plaintrial.search.matching.signs import shown

FIRST = 1.5
"""What the first sentence names counts so much more: it says why the patient came."""
AGAIN = 0.5
SHOWN = 1.0
"""What the note shows without naming it counts as much as what it names."""
SYMPTOM = 0.2
_SIGNS = "D012816"
"""MeSH: signs and symptoms."""
_OTHERWISE = frozenset((
    "PCP", "PSA", "ED", "ER", "OR", "PA", "PT", "CT", "MR", "HR", "BP", "RR", "AP", "CC", "PMH", "LE", "CP", "HA",
    "MCA", "ACA", "ICA", "LAD",
))  # fmt: skip
"""Short forms that stand in a note for something else than a disease: the doctor, a test, a place, an artery."""
_EVERYDAY = frozenset((
    "back", "bend", "bends", "birth", "cold", "corn", "ever", "extreme", "fit", "fits", "frame", "gave", "general",
    "gesture", "gestures", "hard", "pale", "read", "rich", "run", "runs", "slowness", "soft", "spot", "spots", "wind",
    "worm", "worms",
))  # fmt: skip
"""Everyday words that are some disease's other name, and in a note mostly are not."""
_SHORTEST = 4
"""Letters of a short form that is one even in small letters."""
_CUTS = str.maketrans(dict.fromkeys(",;:()[]/", "\n"))


def mentions(clauses: Iterable[Clause]) -> dict[str, float]:
    """Condition ids with a weight: by where they are named or shown, how often, and what they are."""
    clauses = list(clauses)
    found: dict[str, float] = {}
    for clause in clauses:
        worth = FIRST if clause.first else 1.0
        for concept in _named(clause.text):
            found[concept] = found[concept] + AGAIN if concept in found else worth
    found = _by_kind(found)
    return {**dict.fromkeys(shown(clause.text for clause in clauses), SHOWN), **found}


def _by_kind(found: dict[str, float]) -> dict[str, float]:
    """Symptoms, behaviours and states count less beside diseases: studies are of the disease that causes them."""
    if all(_is_symptom(concept) for concept in found):
        return found
    return {concept: weight * (SYMPTOM if _is_symptom(concept) else 1.0) for concept, weight in found.items()}


@lru_cache(maxsize=8192)
def _is_symptom(concept: str) -> bool:
    known = vocabulary().concept(concept)
    mesh = (known.mesh or known.broader_mesh or "") if known else ""
    signs = mesh == _SIGNS or _SIGNS in vocabulary().mesh_tree.ancestors(mesh)
    return signs or (known is not None and known.topic)


def _named(text: str) -> Iterator[str]:
    """Conditions named in the runs of words between marks that no name reaches across."""
    for match in normalise([run.strip() for run in text.translate(_CUTS).split("\n") if run.strip()]):
        if match.id is not None and match.why != "typo" and _is_meant(match.term[slice(*match.span)], match.why):
            yield match.id


def _is_meant(words: str, why: str) -> bool:
    """Whether words of a note mean the disease they can name: "soft" is not SOFT, "He" not HE, "PCP" the doctor."""
    if words.lower() in _EVERYDAY or words in _OTHERWISE:
        return False
    return why != "abbreviation" or len(words) >= _SHORTEST or sum(letter.isupper() for letter in words) > 1
