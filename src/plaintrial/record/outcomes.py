"""What is measured (``protocolSection.outcomesModule``)."""

from __future__ import annotations

from plaintrial.record.part import Part


class Outcome(Part, frozen=True):
    """One outcome: what, how and over what time."""

    measure: str | None = None
    description: str | None = None
    time_frame: str | None = None


class Outcomes(Part, frozen=True):
    """``outcomesModule``."""

    primary_outcomes: tuple[Outcome, ...] = ()
    secondary_outcomes: tuple[Outcome, ...] = ()
    other_outcomes: tuple[Outcome, ...] = ()
