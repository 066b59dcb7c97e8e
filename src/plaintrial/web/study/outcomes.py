"""What the study measures, and when."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from plaintrial.record import Study
from plaintrial.record.outcomes import Outcome
from plaintrial.web.rich import inline, rich


class Measure(msgspec.Struct, frozen=True):
    """One outcome: what is measured, over what time, and how."""

    name: Markup
    time: Markup
    text: Markup


class Outcomes(msgspec.Struct, frozen=True):
    """The section, main outcomes apart from the others."""

    main: tuple[Measure, ...]
    further: tuple[Measure, ...]


def outcomes_of(study: Study) -> Outcomes:
    """The outcomes the record names."""
    named = study.outcomes
    return Outcomes(
        main=_measures(named.primary_outcomes),
        further=_measures((*named.secondary_outcomes, *named.other_outcomes)),
    )


def _measures(given: Sequence[Outcome]) -> tuple[Measure, ...]:
    return tuple(
        Measure(inline(_without_bullet(outcome.measure or "")), inline(outcome.time_frame), rich(outcome.description))
        for outcome in given
        if outcome.measure or outcome.description
    )


def _without_bullet(name: str) -> str:
    """A name without the bullet some registrants type before it."""
    return name.lstrip(" •·▪-–*")
