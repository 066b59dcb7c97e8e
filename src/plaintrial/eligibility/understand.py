"""What criteria ask that were told apart elsewhere, as the sentences of a doctor's note are."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.numbers.subject import subject_of
from plaintrial.eligibility.page import Words
from plaintrial.eligibility.remembered import asked_by
from plaintrial.eligibility.tree import Criterion


def understand(folded: bytes, criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """Return the criteria with their predicates; ``folded`` is the whole text they stand in."""
    words = [Words(each.body, each.end, each.kind, subject_of(each.topic)) for each in criteria]
    return tuple(
        msgspec.structs.replace(criterion, predicates=asked)
        for criterion, asked in zip(criteria, asked_by([(folded, words)])[0], strict=True)
    )
