"""What the rules of screening make of a criterion when this or that of what it asks is known."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility import Criterion
from plaintrial.eligibility.screening.asked import Asked
from plaintrial.eligibility.screening.exclusion import judge_exclusion
from plaintrial.eligibility.screening.inclusion import judge_inclusion
from plaintrial.eligibility.screening.patient import Patient
from plaintrial.eligibility.screening.truth import Finding

NOBODY = Patient(sentences=("",), folded=(b"",))
"""A person of whom nothing is known."""


class Probe:
    """A criterion of one kind or the other, and what it asks."""

    def __init__(self, criterion: Criterion, folded: bytes, asked: list[Asked]) -> None:
        self._criterion = criterion
        self._folded = folded
        self._asked = asked
        self._wanted = criterion.kind == "inclusion"

    def stops(self, at: int) -> bool:
        """Whether what is asked at a place can alone say that a person does not fit."""
        alone = [not self._wanted if n == at else None for n in range(len(self._asked))]
        return self.judged(alone) == "does_not_fit"

    def none_stops(self) -> bool:
        """Whether it speaks against a person that not one of several things holds."""
        several = self._wanted and len(self._asked) > 1
        return several and self.judged([False] * len(self._asked)) == "does_not_fit"

    def fits(self) -> str:
        """How answers can say that a person fits: "first", "all", or "" for not at all."""
        alone = [self._wanted, *[None] * (len(self._asked) - 1)]
        if self._wanted and self.judged(alone) == "fits":
            return "first"
        return "all" if self.judged([self._wanted] * len(self._asked)) == "fits" else ""

    def judged(self, truths: list[bool | None]) -> str:
        """The outcome if what is asked were known to be so, or not."""
        supposed = [_supposed(each, truth) for each, truth in zip(self._asked, truths, strict=True)]
        judge = judge_inclusion if self._wanted else judge_exclusion
        return judge(self._criterion, self._folded, supposed, NOBODY).verdict


def _supposed(each: Asked, truth: bool | None) -> Asked:
    """Who never had an illness has no severe one: then what narrows it does not count."""
    never = truth is False and each.predicate.op == "is" and not each.predicate.negated
    return msgspec.structs.replace(each, finding=Finding(truth), narrowed=each.narrowed and not never)
