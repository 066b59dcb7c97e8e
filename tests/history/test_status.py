from __future__ import annotations

import pytest

from plaintrial.history import diff
from plaintrial.history.status_label import status_label

from .records import P, changed, only, put, record

STATUS = f"{P}/statusModule/overallStatus"
WHY = f"{P}/statusModule/whyStopped"


@pytest.mark.parametrize(
    ("after", "kind", "importance", "words"),
    [
        ("NOT_YET_RECRUITING", "status_changed", "urgent", "not started yet"),
        ("ACTIVE_NOT_RECRUITING", "status_changed", "urgent", "takes no new people"),
        ("COMPLETED", "status_changed", "urgent", "has finished"),
        ("UNKNOWN", "status_changed", "urgent", "no longer known"),
        ("ENROLLING_BY_INVITATION", "status_changed", "notable", "invited"),
        ("TERMINATED", "stopped", "urgent", "stopped early"),
        ("SUSPENDED", "stopped", "urgent", "paused"),
        ("WITHDRAWN", "withdrawn", "urgent", "called off"),
        ("PAUSED_BY_SPONSOR", "status_changed", "urgent", "other status: paused by sponsor"),
    ],
)
def test_each_status_has_its_kind_and_words(after: str, kind: str, importance: str, words: str) -> None:
    event = only(changed(STATUS, after))
    assert (event.kind, event.importance, event.path) == (kind, importance, STATUS)
    assert (event.before, event.after) == ("RECRUITING", after)
    assert words in event.sentence
    assert "Before: looking for people now." in event.sentence
    assert after not in event.sentence or "_" not in after


def test_the_reason_is_told_with_the_stop() -> None:
    after = put(put(record(), STATUS, "TERMINATED"), WHY, "Low enrolment; no safety concern.")
    event = only(diff(record(), after))
    assert event.kind == "stopped"
    assert event.sentence == (
        "The study stopped early. The reason given: “Low enrolment; no safety concern”. Before: looking for people now."
    )
    assert event.subject == {"whyStopped": "Low enrolment; no safety concern."}


def test_a_stop_without_a_reason_says_so() -> None:
    assert "The record gives no reason." in only(changed(STATUS, "WITHDRAWN")).sentence


def test_a_reason_reworded_later_is_no_new_stop() -> None:
    stopped = put(put(record(), STATUS, "TERMINATED"), WHY, "Funding")
    event = only(diff(stopped, put(stopped, WHY, "Lack of funds")))
    assert (event.kind, event.importance) == ("other", "minor")
    assert "“Funding”" in event.sentence
    assert "“Lack of funds”" in event.sentence


def test_starting_again_is_urgent() -> None:
    event = only(diff(put(record(), STATUS, "SUSPENDED"), record()))
    assert (event.kind, event.importance) == ("status_changed", "urgent")
    assert event.sentence == "The study is now looking for people to take part. Before: paused."


def test_unknown_keeps_the_last_known_status_without_a_second_event() -> None:
    after = put(put(record(), STATUS, "UNKNOWN"), f"{P}/statusModule/lastKnownStatus", "RECRUITING")
    assert only(diff(record(), after)).kind == "status_changed"


def test_last_known_status_alone() -> None:
    unknown = put(put(record(), STATUS, "UNKNOWN"), f"{P}/statusModule/lastKnownStatus", "RECRUITING")
    event = only(diff(unknown, put(unknown, f"{P}/statusModule/lastKnownStatus", "ACTIVE_NOT_RECRUITING")))
    assert (event.kind, event.importance) == ("other", "minor")


@pytest.mark.parametrize(
    "path",
    [
        "statusVerifiedDate",
        "lastUpdateSubmitDate",
        "studyFirstSubmitQcDate",
        "lastUpdatePostDateStruct/date",
        "studyFirstPostDateStruct/type",
    ],
)
def test_the_registrys_own_dates_give_no_event(path: str) -> None:
    assert changed(f"{P}/statusModule/{path}", "2026-03-01") == []


@pytest.mark.parametrize("odd", [{"a": 1}, ["x"], 7, True])
def test_a_status_of_another_type_is_told_and_stops_nothing(odd):
    assert status_label(odd).startswith("other status: ")
