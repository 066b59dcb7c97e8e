"""The outcome of one criterion for one person."""

from __future__ import annotations

from typing import Literal

import msgspec

from plaintrial.eligibility.tree import Criterion, Kind

Outcome = Literal["fits", "does_not_fit", "ask"]


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """``fits`` of an exclusion criterion: it does not exclude. ``evidence`` is what was said, "" for nothing."""

    id: str
    kind: Kind
    text: str
    verdict: Outcome
    reason: str
    evidence: str = ""


def verdict_of(criterion: Criterion, outcome: Outcome, reason: str, evidence: str = "") -> Verdict:
    """The verdict of a criterion."""
    return Verdict(
        id=criterion.id,
        kind=criterion.kind,
        text=criterion.text,
        verdict=outcome,
        reason=reason,
        evidence=evidence,
    )
