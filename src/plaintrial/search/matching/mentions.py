"""The conditions a patient's text names, found by looking its runs of words up in the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plaintrial.conditions import normalise
from plaintrial.search.matching.clauses import Clause

FIRST = 2.0
"""What the first sentence names counts so much more: it says why the patient came."""
AGAIN = 0.5
_CUTS = str.maketrans(dict.fromkeys(",;:()[]/", "\n"))


def mentions(clauses: Iterable[Clause]) -> dict[str, float]:
    """Condition ids with a weight: by where they are named, and how often."""
    found: dict[str, float] = {}
    for clause in clauses:
        worth = FIRST if clause.first else 1.0
        for concept in _named(clause.text):
            found[concept] = found[concept] + AGAIN if concept in found else worth
    return found


def _named(text: str) -> Iterator[str]:
    """Conditions named in the runs of words between marks that no name reaches across."""
    for match in normalise([run.strip() for run in text.translate(_CUTS).split("\n") if run.strip()]):
        if match.id is not None and match.why != "typo":
            yield match.id
