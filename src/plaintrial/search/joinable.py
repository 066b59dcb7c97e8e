"""Studies that people could join come before others that match about as well."""

from __future__ import annotations

import numpy as np

from plaintrial.search.facet_values import facet_values
from plaintrial.search.reader import Reader
from plaintrial.search.sets.block import Array, Rows
from plaintrial.search.understood import Understood

JOINABLE = {"RECRUITING": 1.0, "AVAILABLE": 0.9, "NOT_YET_RECRUITING": 0.9, "ENROLLING_BY_INVITATION": 0.6}
"""Who takes people now, before who will soon, before who asks people itself."""
ONLY_CONDITIONS, MORE_WORDS = 1.0, 0.15
"""The share of its score that a study gains by being open. Who types a disease and no more looks for what there is of
it; then an open study of the disease comes before a closed one that says its name more often, and still after it where
it only mentions the disease. More words say what is looked for: there openness decides only between near matches."""


def lifts(rows: Rows, understood: Understood, reader: Reader) -> Array:
    """How much the score of each row is raised, 1.0 where it is not."""
    share = ONLY_CONDITIONS if understood.only_conditions else MORE_WORDS
    key = ("lifts", share)
    if key not in reader.remembered:
        reader.remembered[key] = _of_all(share, reader)
    return np.asarray(reader.remembered[key].take(rows, mode="clip"))


def _of_all(share: float, reader: Reader) -> Array:
    values = facet_values("status", reader)
    by_code = np.ones(values.many, np.float32)
    for status, gain in JOINABLE.items():
        by_code[values.codes_with((status,))] += np.float32(share * gain)
    return by_code.take(reader.sets.codes[values.field])
