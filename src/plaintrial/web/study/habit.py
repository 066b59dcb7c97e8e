"""How often a sponsor leaves its records unconfirmed, counted in the index."""

from __future__ import annotations

from plaintrial.record import Study
from plaintrial.search.led_by import how_many
from plaintrial.search.reader import Reader
from plaintrial.web.study.still_looking import Habit


def habit_of(study: Study, reader: Reader | None) -> Habit | None:
    """The habit of the study's sponsor; None without an index or a sponsor."""
    sponsor = (study.sponsors.lead_sponsor.name or "").strip()[:200]
    if reader is None or not sponsor:
        return None
    return Habit(*how_many(sponsor, "UNKNOWN", reader))
