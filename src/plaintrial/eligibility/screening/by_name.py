"""A value that a note gives under the criterion's own name: "CAPS-5 score is 41" of "CAPS-5 >= 25"."""

from __future__ import annotations

from plaintrial.eligibility.numbers.unit import unit_of
from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.screening.patient import Patient, Reading
from plaintrial.eligibility.tree import Predicate

_VALUE = folded_pattern(
    rb"^(?: (?:total|score|level|value|count|index|scale))* ?(?:is|was|of|:|=|at|measures|measured|,)? ?"
    rb"(\d{1,6}(?:\.\d{1,3})?)(?: ?([a-z%/]{1,12}))?(?:[^0-9/:-]|$)"
)
_SHORTEST, _REACH = 4, 60


def named_reading(predicate: Predicate, patient: Patient) -> Reading | None:
    """The value the note gives under the measure's name; None where it gives none or in another unit."""
    if predicate.family != "unnamed" or len(predicate.variable) < _SHORTEST:
        return None
    name = predicate.variable.removesuffix("_score").replace("_", " ").encode("latin-1", "replace")
    for at, sentence in enumerate(patient.folded):
        begins = sentence.find(name)
        if begins < 0:
            continue
        match = _VALUE.search(sentence[begins + len(name) : begins + len(name) + _REACH])
        if match is None:
            continue
        unit = unit_of(match.group(2)) if match.group(2) is not None else None
        if (unit[0] if unit is not None else None) == predicate.unit:
            return Reading(variable=predicate.variable, value=float(match.group(1)), unit=predicate.unit, sentence=at)
    return None
