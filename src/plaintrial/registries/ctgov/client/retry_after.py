"""``Retry-After``: seconds or a date, and whatever else servers write there."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def read_retry_after(text: str | None, now: datetime, shortest: float, longest: float) -> float | None:
    """The seconds asked for, held between ``shortest`` and ``longest``; None for what is neither number nor date."""
    if not text:
        return None
    text = text.strip()
    seconds = float(text[:12]) if text.isascii() and text.isdigit() else _until(text, now)
    return None if seconds is None else min(max(seconds, shortest), longest)


def _until(text: str, now: datetime) -> float | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - now).total_seconds()
