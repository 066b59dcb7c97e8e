"""Dates with the precision they were given in (fault A17)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.ground.partial_date import house_date, read_partial_date


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("2018-08-06", "6 August 2018"),
        ("2024-03", "March 2024"),
        ("2024", "2024"),
        ("0001-01-01", "1 January 1"),
        ("2024-02-29", "29 February 2024"),
        ("2024-05-01T10:00:00", "1 May 2024"),
    ],
)
def test_dates_in_house_style(raw, shown):
    assert str(read_partial_date(raw)) == shown


@pytest.mark.parametrize(
    "raw", ["2024-02-30", "2023-02-29", "March 2024", "2024-13", "0000", "24-01-01", "2024-1-1", "٢٠٢٤"]
)
def test_what_is_no_date_keeps_its_text(raw):
    read = read_partial_date(raw)
    assert (read.known, str(read), read.earliest(), read.latest()) == (False, raw, None, None)


@pytest.mark.parametrize("raw", ["", None])
def test_no_date_at_all(raw):
    assert read_partial_date(raw) is None


def test_a_month_spans_its_days_and_a_year_its_months():
    month, year = read_partial_date("2024-02"), read_partial_date("2023")
    assert (month.earliest(), month.latest()) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (year.earliest(), year.latest()) == (date(2023, 1, 1), date(2023, 12, 31))


def test_dates_sort_and_what_is_no_date_comes_first():
    raws = ["2024-03-02", "soon", "2024-03", "2023", "2024"]
    assert sorted(raws, key=lambda raw: read_partial_date(raw).sort_key()) == [
        "soon", "2023", "2024", "2024-03", "2024-03-02"
    ]  # fmt: skip


@given(st.dates())
def test_a_whole_day_reads_back(day):
    read = read_partial_date(day.isoformat())
    assert read.earliest() == read.latest() == day
    assert str(read) == house_date(day)


@given(st.text(max_size=30))
def test_any_text_is_read_without_error(raw):
    read = read_partial_date(raw)
    assert read is None or str(read)
