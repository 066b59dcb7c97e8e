"""How often a sponsor leaves its records unconfirmed, counted in the index."""

from __future__ import annotations

from plaintrial.record import Study
from plaintrial.search import Asked
from plaintrial.search.plan import Plan
from plaintrial.search.reader import Reader
from plaintrial.web.study.still_looking import Habit


def habit_of(study: Study, reader: Reader | None) -> Habit | None:
    """The habit of the study's sponsor; None without an index or a sponsor. Remembered with the index."""
    sponsor = (study.sponsors.lead_sponsor.name or "").strip()[:200]
    if reader is None or not sponsor:
        return None
    key = ("sponsor's habit", sponsor)
    if key not in reader.remembered:
        counts = [Plan(Asked(sponsor=sponsor, statuses=statuses), reader).total for statuses in ((), ("UNKNOWN",))]
        reader.remembered[key] = Habit(*counts)
    found: Habit = reader.remembered[key]
    return found
