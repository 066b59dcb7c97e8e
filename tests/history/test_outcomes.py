from __future__ import annotations

from typing import Any

import pytest

from plaintrial.history import diff

from .records import P, changed, only, put, record, told

MODULE = f"{P}/outcomesModule"
MAIN, SECOND, OTHER = (f"{MODULE}/{name}Outcomes" for name in ("primary", "secondary", "other"))
ENDED = {"date": "2025-05", "type": "ACTUAL"}


def outcomes(version: Any) -> tuple[list[Any], list[Any]]:
    module = version["protocolSection"]["outcomesModule"]
    return module["primaryOutcomes"], module["secondaryOutcomes"]


@pytest.mark.parametrize(
    ("path", "value", "importance", "sentence"),
    [
        (
            f"{MAIN}/0/timeFrame",
            "Week 52",
            "notable",
            "The time frame of the main measure “SRI-4 response” went from “Week 24” to “Week 52”.",
        ),
        (
            f"{MAIN}/0/measure",
            "SRI-4 response rate",
            "notable",
            "The main measure “SRI-4 response” now reads “SRI-4 response rate”.",
        ),
        (
            f"{SECOND}/0/description",
            "Number of flares in 2 years.",
            "minor",
            "The description of the secondary measure “Flares” went from "
            "“Number of flares a year” to “Number of flares in 2 years”.",
        ),
        (f"{OTHER}", [{"measure": "Steps a day"}], "minor", "Another measure was added: “Steps a day”."),
        (f"{SECOND}/1", None, "minor", "A secondary measure was dropped: “Quality of life (SF-36)”."),
    ],
)
def test_one_change(path: str, value: Any, importance: str, sentence: str) -> None:
    event = only(changed(path, value))
    assert (event.kind, event.importance, event.sentence) == ("outcome_changed", importance, sentence)


def test_a_main_measure_made_secondary() -> None:
    after = record()
    main, second = outcomes(after)
    second.insert(0, main.pop())
    event = only(diff(record(), after))
    assert event.sentence == "The main measure “SRI-4 response” became a secondary measure."
    assert (event.importance, event.before, event.after) == ("notable", "main", "secondary")
    assert (event.path, event.before_path) == (f"{SECOND}/0", f"{MAIN}/0")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("switch", "became a secondary measure"),
        ("add", "A main measure was added"),
        ("drop", "A main measure was dropped"),
    ],
)
def test_changes_after_the_main_measurements_say_so(change: str, words: str) -> None:
    before = put(record(), f"{P}/statusModule/primaryCompletionDateStruct", ENDED)
    after = (
        put(before, f"{MAIN}/1", {"measure": "Blood pressure"}) if change == "add" else put(before, f"{MAIN}/0", None)
    )
    if change == "switch":
        after = put(after, f"{SECOND}/2", outcomes(before)[0][0])
    event = only(diff(before, after))
    assert words in event.sentence
    assert "after the main measurements ended (May 2025)" in event.sentence


def test_order_does_not_matter() -> None:
    after = record()
    outcomes(after)[1].reverse()
    assert diff(record(), after) == []


def test_the_same_measure_at_several_times() -> None:
    times = [{"measure": "FEV1", "timeFrame": f"Week {week}"} for week in (4, 12, 24)]
    before = put(record(), SECOND, times)
    after = put(record(), SECOND, [times[2], times[0], {"measure": "FEV1", "timeFrame": "Week 16"}])
    assert told(diff(before, after)) == [
        ("outcome_changed", "The time frame of the secondary measure “FEV1” went from “Week 12” to “Week 16”.")
    ]


def test_a_measure_renamed_whose_description_stays() -> None:
    told_long = "Number of people who stay without any flare of their disease through all of the first year"
    before = put(record(), f"{SECOND}/0", {"measure": "Flares", "description": told_long})
    after = put(record(), f"{SECOND}/0", {"measure": "Absence of relapse", "description": told_long})
    assert "now reads “Absence of relapse”" in only(diff(before, after)).sentence


def test_two_fields_and_an_unnamed_one() -> None:
    after = put(put(record(), f"{MAIN}/0/timeFrame", "Week 52"), f"{MAIN}/0/description", "Non-responders.")
    event = only(diff(record(), after))
    assert event.path == f"{MAIN}/0"
    assert event.sentence.endswith("The description also changed.")
    assert only(changed(f"{MAIN}/0/unit", "mm")).kind == "other"
