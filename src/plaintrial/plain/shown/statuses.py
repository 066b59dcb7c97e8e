"""Status words of the registry that we do not know."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.plain.language import Language
from plaintrial.plain.unfit import unfit
from plaintrial.record import Locator
from plaintrial.record.status_words import spoken_enum

_LONGEST = 6


def other_status(evidence: Sequence[Locator], _language: Language) -> str | None:
    """ "PAUSED_BY_SPONSOR" as "paused by sponsor"."""
    spoken = spoken_enum(evidence[0].quote)
    return None if not spoken or len(spoken.split()) > _LONGEST or unfit(spoken) else spoken
