"""One digest a period, none skipped: daylight saving, leap days, short months, clocks that jump."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from plaintrial.watches.periods import is_due, period_of

PARIS, UTC_ZONE = ZoneInfo("Europe/Paris"), ZoneInfo("UTC")


def digests(frequency, start, end, zone, step=timedelta(minutes=20)):
    """The moments at which a digest would go out, when there is always something to tell."""
    moments, last, now = [], period_of(frequency, start, zone), start
    while now < end:
        if is_due(frequency, last, now, zone):
            moments.append(now.astimezone(zone))
            last = period_of(frequency, now, zone)
        now += step
    return moments


@pytest.mark.parametrize("night", [datetime(2026, 3, 27, 12, tzinfo=UTC), datetime(2026, 10, 23, 12, tzinfo=UTC)])
def test_over_the_nights_the_clocks_change_there_is_one_a_day_at_7(night):
    moments = digests("daily", night, night + timedelta(days=5), PARIS)
    assert [moment.hour for moment in moments] == [7] * 5
    assert len({moment.date() for moment in moments}) == 5


def test_a_leap_day_is_a_day_like_others():
    start = datetime(2028, 2, 27, 12, tzinfo=UTC)
    days = [moment.date().isoformat() for moment in digests("daily", start, start + timedelta(days=4), UTC_ZONE)]
    assert days == ["2028-02-28", "2028-02-29", "2028-03-01", "2028-03-02"]


@pytest.mark.parametrize("year", [2027, 2028])
def test_monthly_is_12_a_year_whatever_their_length(year):
    start = datetime(year - 1, 12, 31, 12, tzinfo=UTC)
    moments = digests("monthly", start, start + timedelta(days=365), UTC_ZONE)
    assert [moment.month for moment in moments] == list(range(1, 13))
    assert {moment.day for moment in moments} == {1}


def test_weekly_is_every_monday_over_the_year_s_end():
    start = datetime(2026, 12, 20, 12, tzinfo=UTC)
    moments = digests("weekly", start, start + timedelta(days=28), UTC_ZONE)
    assert [moment.weekday() for moment in moments] == [0] * 4


def test_a_clock_that_jumps_a_day_ahead_and_back_neither_skips_nor_stops():
    noon = datetime(2026, 5, 4, 12, tzinfo=UTC)
    last = period_of("daily", noon, UTC_ZONE)
    ahead = noon + timedelta(days=1)
    assert is_due("daily", last, ahead, UTC_ZONE)
    last = period_of("daily", ahead, UTC_ZONE)
    # Back again, the next day comes as a period already told of; the one after it is due.
    assert not is_due("daily", last, noon + timedelta(days=1, hours=1), UTC_ZONE)
    assert is_due("daily", last, noon + timedelta(days=2), UTC_ZONE)


def test_a_clock_years_ahead_does_not_silence_anybody_afterwards():
    last = period_of("weekly", datetime(2051, 1, 1, 12, tzinfo=UTC), UTC_ZONE)
    assert is_due("weekly", last, datetime(2026, 1, 1, 12, tzinfo=UTC), UTC_ZONE)
