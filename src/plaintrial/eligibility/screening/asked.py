"""What a criterion asks of a person, each with what is known of it."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.screening.items import Item, is_whole, item_of, items, qualified
from plaintrial.eligibility.screening.patient import Patient
from plaintrial.eligibility.screening.truth import Finding, find
from plaintrial.eligibility.tree import Criterion, Predicate

_NOT_JUDGED = frozenset(
    [
        "diagnostic_criteria",
        "histology",
        "investigator_opinion",
        "measurable_disease",
        "caregiver",
        "childbearing_potential",
        "laboratory_results",
        "organ_function",
        "life_threatening_illness",
        "contraindication",
        "stage",
        "grade",
    ]
)


class Asked(msgspec.Struct, gc=False):
    """A predicate, what is known of it, the item it stands in, and whether the item says no more than it."""

    predicate: Predicate
    finding: Finding
    item: Item | None
    whole: bool
    narrowed: bool  # the item asks for more than was said: "severe asthma" of one who has asthma


def asked_by(criterion: Criterion, folded: bytes, patient: Patient) -> list[Asked]:
    """What is asked, without exceptions and possibilities."""
    listed = items(folded, criterion)
    return [
        _asked(predicate, listed, folded, patient)
        for predicate in criterion.predicates
        if not predicate.excepted and predicate.variable not in _NOT_JUDGED
    ]


def _asked(predicate: Predicate, listed: list[Item], folded: bytes, patient: Patient) -> Asked:
    finding = find(predicate, patient, folded[predicate.start : predicate.end])
    item = item_of(listed, predicate)
    whole = item is not None and is_whole(folded, item, predicate)
    return Asked(
        predicate, finding, item, whole, item is not None and _narrowed(folded, item, predicate, finding, patient)
    )


def _narrowed(folded: bytes, item: Item, predicate: Predicate, finding: Finding, patient: Patient) -> bool:
    narrowing = qualified(folded, item, predicate)
    if not narrowing or not 0 <= finding.sentence < len(patient.folded):
        return bool(narrowing)
    said = patient.folded[finding.sentence].split()
    return not all(word in said for word in narrowing)


def bounds_agree(asked: list[Asked]) -> bool:
    """Whether the ages asked are one range; two lower bounds are for two groups of people."""
    limits: dict[str, set[object]] = {">": set(), "<": set()}
    for each in asked:
        if each.predicate.variable == "age" and each.predicate.op[0] in limits:
            limits[each.predicate.op[0]].add(each.predicate.value)
    return all(len(values) < 2 for values in limits.values())
