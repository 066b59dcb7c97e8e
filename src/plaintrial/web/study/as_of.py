"""Which version of a study was the current one on a day."""

from __future__ import annotations

from plaintrial.ground.partial_date import read_partial_date
from plaintrial.mirror.queries import versions_of


def number_as_of(nct_id: str, typed: str) -> int | None:
    """The number of the last version from on or before a day, ``yyyy-MM-dd``; the first one for an earlier day.

    None when ``typed`` is no whole day, or when the current version is meant.
    """
    day = read_partial_date(typed)
    if day is None or day.day is None:
        return None
    when = day.earliest()
    versions = versions_of(nct_id)
    numbers = [version.number for version in versions if when is not None and version.as_of <= when]
    number = numbers[-1] if numbers else 1
    return None if not versions or number == len(versions) else number
