from __future__ import annotations

import pytest

from plaintrial.history import diff
from plaintrial.history.date_move import is_later, read_any_date, same_day, within

from .records import P, changed, only, put, record

START, END = f"{P}/statusModule/startDateStruct", f"{P}/statusModule/completionDateStruct"
MAIN = f"{P}/statusModule/primaryCompletionDateStruct"


@pytest.mark.parametrize(
    ("after", "importance", "sentence"),
    [
        (
            {"date": "2027-05", "type": "ESTIMATED"},
            "notable",
            "The study's planned end moved from November 2026 to May 2027.",
        ),
        (
            {"date": "2026-12", "type": "ESTIMATED"},
            "minor",
            "The study's planned end moved from November 2026 to December 2026.",
        ),
        (
            {"date": "2026-11-14", "type": "ESTIMATED"},
            "cosmetic",
            "The study's planned end was made more exact: 14 November 2026, before November 2026.",
        ),
        ({"date": "2026-11", "type": "ACTUAL"}, "notable", "The study ended in November 2026, as planned."),
        ({"date": "2026-11-14", "type": "ACTUAL"}, "notable", "The study ended on 14 November 2026, as planned."),
        (
            {"date": "2026-08-06", "type": "ACTUAL"},
            "notable",
            "The study ended on 6 August 2026. The plan was November 2026.",
        ),
        (None, "minor", "The record no longer gives the study's planned end. It was November 2026."),
    ],
)
def test_the_planned_end(after: object, importance: str, sentence: str) -> None:
    event = only(changed(END, after))
    assert (event.kind, event.importance, event.sentence) == ("completion_moved", importance, sentence)
    assert event.path.startswith(END)


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        (
            {"date": "2025-02-10", "type": "ACTUAL"},
            "The study's start was corrected from 3 February 2025 to 10 February 2025.",
        ),
        (
            {"date": "2026-02", "type": "ESTIMATED"},
            "The study's planned start is now February 2026, no longer given as past (3 February 2025).",
        ),
    ],
)
def test_a_start_that_had_happened(after: object, sentence: str) -> None:
    event = only(changed(START, after))
    assert (event.kind, event.sentence) == ("start_moved", sentence)


def test_a_date_that_was_not_given_before() -> None:
    without = put(record(), END, None)
    assert only(diff(without, record())).sentence == "The record now gives the study's planned end: November 2026."
    actual = put(without, END, {"date": "2026-11-02", "type": "ACTUAL"})
    assert only(diff(without, actual)).sentence == "The study ended on 2 November 2026."


def test_both_ends_are_two_events() -> None:
    after = put(put(record(), f"{END}/date", "2028-01"), f"{MAIN}/date", "2027-01")
    events = diff(record(), after)
    assert {event.path for event in events} == {f"{END}/date", f"{MAIN}/date"}
    assert "The planned end of the main measurements moved from May 2026 to January 2027." in [
        e.sentence for e in events
    ]


def test_delays_are_counted_over_earlier_versions() -> None:
    versions = [put(record(), f"{END}/date", date) for date in ("2025-01", "2025-06", "2025-03", "2026-01", "2026-11")]
    event = only(diff(versions[-2], versions[-1], versions[:-2]))
    assert event.sentence == "The study's planned end moved from January 2026 to November 2026, its third delay."
    first = only(diff(versions[0], versions[1], [versions[0]]))
    assert "delay" not in first.sentence
    sooner = only(diff(versions[1], versions[2], versions[:1]))
    assert "delay" not in sooner.sentence


def test_a_date_only_made_actual_from_nothing_is_cosmetic() -> None:
    untyped = put(record(), START, {"date": "2000-03"})
    event = only(diff(untyped, put(untyped, f"{START}/type", "ACTUAL")))
    assert (event.importance, event.path, event.after) == ("cosmetic", f"{START}/type", "ACTUAL")


@pytest.mark.parametrize("spelling", ["November 2026", "Nov 2026", "2026-11", " 2026-11 "])
def test_another_spelling_of_a_date_is_no_event(spelling: str) -> None:
    assert changed(f"{END}/date", spelling) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("May 1, 2026", "1 May 2026"),
        ("1 May 2026", "1 May 2026"),
        ("2026-5-1", "1 May 2026"),
        ("May 2026", "May 2026"),
        ("2026-05-01T10:20", "1 May 2026"),
        ("soon", "soon"),
        ("2026-02-30", "2026-02-30"),
        ("May", "May"),
        ("1 2 3 4", "1 2 3 4"),
    ],
)
def test_dates_in_any_spelling(text: str, said: str) -> None:
    assert str(read_any_date(text)) == said


def test_how_dates_lie_to_each_other() -> None:
    month, day, later = (read_any_date(text) for text in ("2026-05", "2026-05-31", "2026-06-01"))
    assert month is not None
    assert day is not None
    assert later is not None
    assert within(day, month)
    assert not within(month, day)
    assert not is_later(day, month)
    assert is_later(later, month)
    assert not same_day(month, day)
    assert same_day(None, None)
    assert not same_day(None, day)
    assert not same_day(read_any_date("soon"), read_any_date("later"))
