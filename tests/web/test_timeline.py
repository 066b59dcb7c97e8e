"""The study's dates in order and in words."""

from __future__ import annotations

from datetime import date

from plaintrial.record.status import DateStruct, Status
from plaintrial.web.study.timeline import HAPPENED, PLANNED, UNSTATED, in_words, moments

TODAY = date(2026, 3, 1)


def at(day, kind=None):
    return DateStruct(date=day, type=kind)


def test_dates_stand_in_order_with_their_own_precision():
    status = Status(
        study_first_submit_date="2023-05-02",
        start_date_struct=at("2023-09", "ACTUAL"),
        completion_date_struct=at("2028", "ESTIMATED"),
    )
    found = moments(status, TODAY)
    assert [(m.name, str(m.when), m.kind) for m in found] == [
        ("First sent to the registry", "2 May 2023", HAPPENED),
        ("Study started", "September 2023", HAPPENED),
        ("Study ends", "2028", PLANNED),
    ]


def test_a_plan_whose_day_has_passed_is_said_to_be_unconfirmed():
    past, future = (
        moments(Status(completion_date_struct=at(day, "ESTIMATED")), TODAY) for day in ("2025-06", "2026-03")
    )
    assert past[0].overdue
    assert "not confirmed" in past[0].said
    assert not future[0].overdue


def test_a_date_without_a_type_claims_nothing():
    (start,) = moments(Status(start_date_struct=at("2001-01")), TODAY)
    assert (start.name, start.kind) == ("Study starts", UNSTATED)
    assert start.said == "not said if planned or past"


def test_what_is_no_date_is_shown_in_its_own_words_and_last():
    status = Status(start_date_struct=at("March 2024", "ACTUAL"), completion_date_struct=at("2024-02-30"))
    found = moments(Status(study_first_submit_date="2020-01-01", start_date_struct=at("soon", "ACTUAL")), TODAY)
    assert [str(m.when) for m in found] == ["1 January 2020", "soon"]
    assert [m.middle for m in moments(status, TODAY)] == [None, None]


def test_no_dates_give_nothing():
    assert moments(Status(), TODAY) == ()


def test_the_whole_as_one_line():
    found = moments(Status(study_first_submit_date="2020-01-01"), TODAY)
    assert in_words(found) == "First sent to the registry: 1 January 2020 (has happened)."
