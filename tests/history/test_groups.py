"""Arms, and what is given in them."""

from __future__ import annotations

from typing import Any

import pytest

from plaintrial.history import diff

from .records import P, changed, only, put, record, told

MODULE = f"{P}/armsInterventionsModule"
ARMS, THINGS = f"{MODULE}/armGroups", f"{MODULE}/interventions"


def both(arms: list[Any], things: list[Any]) -> Any:
    return put(put(record(), ARMS, arms), THINGS, things)


def parts() -> tuple[list[Any], list[Any]]:
    module = record()["protocolSection"]["armsInterventionsModule"]
    return module["armGroups"], module["interventions"]


@pytest.mark.parametrize(
    ("path", "value", "kind", "sentence"),
    [
        (
            f"{ARMS}/1/description",
            "Gets a tablet with no drug in it.",
            "arm_changed",
            "The description of the group “Placebo” went from “Gets a tablet without a drug” to “Gets a tablet with no "
            "drug in it”.",
        ),
        (
            f"{ARMS}/1/type",
            "SHAM_COMPARATOR",
            "arm_changed",
            "The kind of the group “Placebo” went from placebo to sham treatment.",
        ),
        (f"{ARMS}/1/label", "Placebo arm", "arm_changed", "The group “Placebo” is now called “Placebo arm”."),
        (
            f"{ARMS}/1/description",
            None,
            "arm_changed",
            "The description of the group “Placebo” is no longer given. It was “Gets a tablet without a drug”.",
        ),
        (
            f"{ARMS}/1/interventionNames",
            ["Drug: Placebo tablet", "Drug: Quizalopril"],
            "arm_changed",
            "The group “Placebo” now gets “Quizalopril”.",
        ),
        (
            f"{THINGS}/0/armGroupLabels",
            ["Quizalopril", "Placebo"],
            "intervention_changed",
            "“Quizalopril” is now given in “Placebo”.",
        ),
        (
            f"{THINGS}/0/description",
            "20 mg tablet",
            "intervention_changed",
            "The description of “Quizalopril” went from “10 mg tablet” to “20 mg tablet”.",
        ),
        (
            f"{THINGS}/0/type",
            "BIOLOGICAL",
            "intervention_changed",
            "The kind of “Quizalopril” went from drug to biological product.",
        ),
        (
            f"{THINGS}/0/name",
            "Quizalopril tablets",
            "intervention_changed",
            "“Quizalopril” is now called “Quizalopril tablets”.",
        ),
        (
            f"{THINGS}/0/otherNames",
            ["QZ-10", "Quizal"],
            "intervention_changed",
            "The other names of “Quizalopril” went from “QZ-10” to “QZ-10” and “Quizal”.",
        ),
        (f"{THINGS}/0/doseUnit", "mg", "other", "A part of the record we have no name for was added: “dose unit”."),
        (f"{ARMS}/0/colour", "red", "other", "A part of the record we have no name for was added: “colour”."),
    ],
)
def test_one_change(path: str, value: Any, kind: str, sentence: str) -> None:
    event = only(changed(path, value))
    assert (event.kind, event.sentence, event.path) == (kind, sentence, path)


def test_a_new_arm_with_what_it_gets_is_one_event() -> None:
    arms, things = parts()
    arms.insert(0, {"label": "Waiting list", "type": "NO_INTERVENTION", "interventionNames": ["Drug: Placebo tablet"]})
    things[1]["armGroupLabels"].append("Waiting list")
    event = only(diff(record(), both(arms, things)))
    assert (event.kind, event.path) == ("arm_changed", f"{ARMS}/0")
    assert event.sentence == "A group of people was added: “Waiting list”."


def test_an_arm_that_goes_with_its_drug_is_two_events() -> None:
    arms, things = parts()
    events = diff(record(), both(arms[:1], things[:1]))
    assert told(events) == [
        ("arm_changed", "A group of people was dropped: “Placebo”."),
        ("intervention_changed", "No longer given or tested: “Placebo tablet” (drug)."),
    ]


def test_a_drug_renamed_everywhere_is_one_event() -> None:
    arms, things = parts()
    things[0]["name"] = "QZ-10"
    arms[0]["interventionNames"] = ["Drug: QZ-10"]
    event = only(diff(record(), both(arms, things)))
    assert (event.kind, event.path) == ("intervention_changed", f"{THINGS}/0/name")


def test_an_arm_renamed_everywhere_is_one_event() -> None:
    arms, things = parts()
    arms[1]["label"] = "Placebo, once a day"
    things[1]["armGroupLabels"] = ["Placebo, once a day"]
    assert only(diff(record(), both(arms, things))).kind == "arm_changed"


def test_order_does_not_matter() -> None:
    arms, things = parts()
    assert diff(record(), both(arms[::-1], things[::-1])) == []


def test_two_fields_of_an_arm_are_one_event() -> None:
    arms, things = parts()
    arms[1].update(label="Placebo B", description="Gets another tablet without a drug.")
    things[1]["armGroupLabels"] = ["Placebo B"]
    event = only(diff(record(), both(arms, things)))
    assert event.sentence == "The group “Placebo” is now called “Placebo B”. The description also changed."
    assert event.path == f"{ARMS}/1"
    assert event.subject == {"label": "Placebo B"}


def test_numbered_arms_with_other_contents_are_other_arms() -> None:
    before = both([{"label": "Cohort 1", "description": "Ten people with a low dose of the drug"}], [])
    after = both([{"label": "Cohort 2", "description": "Forty children, surgery and then radiation"}], [])
    assert [event.kind for event in diff(before, after)] == ["arm_changed", "arm_changed"]
