"""The conditions a patient's text names, found by looking its runs of words up in the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from plaintrial.conditions import normalise, vocabulary
from plaintrial.search.matching.clauses import Clause

FIRST = 2.0
"""What the first sentence names counts so much more: it says why the patient came."""
AGAIN = 0.5
SYMPTOM = 0.4
_SIGNS = "D012816"
"""MeSH: signs and symptoms."""
_CUTS = str.maketrans(dict.fromkeys(",;:()[]/", "\n"))


def mentions(clauses: Iterable[Clause]) -> dict[str, float]:
    """Condition ids with a weight: by where they are named, how often, and what they are."""
    found: dict[str, float] = {}
    for clause in clauses:
        worth = FIRST if clause.first else 1.0
        for concept in _named(clause.text):
            found[concept] = found[concept] + AGAIN if concept in found else worth
    return _by_kind(found)


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
        if match.id is not None and match.why != "typo":
            yield match.id
