"""When a digest is due: once in each day, week or month of the site's own time zone, from 7 o'clock on. Pure.

A period has a name ("2026-11-26", "2026-W48", "2026-11"). A digest is due when the present period's name is not the
last one's: so a clock that jumps, a night of 23 or 25 hours, 29 February and months without a 31st all give one digest
a period and skip none.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

HOUR = 7


def period_of(frequency: str, now: datetime, zone: ZoneInfo) -> str:
    """The name of the period that a moment lies in. Before 7 o'clock a moment still belongs to the day before."""
    local = now.astimezone(zone)
    day = local.date()
    if local.hour < HOUR:
        day = type(day).fromordinal(day.toordinal() - 1)
    if frequency == "weekly":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    return f"{day:%Y-%m}" if frequency == "monthly" else day.isoformat()


def is_due(frequency: str, last: str, now: datetime, zone: ZoneInfo) -> bool:
    """Whether a digest is due, when ``last`` names the period of the one before ("" for none)."""
    return period_of(frequency, now, zone) != last
