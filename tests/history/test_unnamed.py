from __future__ import annotations

from typing import Any

import pytest

from plaintrial.history import diff
from plaintrial.history.unnamed import spaced

from .records import P, changed, only, put, record


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (f"{P}/designModule/rareDiseaseFlag", True, "was added: “rare disease flag”"),
        (f"{P}/patientVoiceModule", {"note": ["a"]}, "was added: “patient voice module”"),
        ("/newSection", [1, 2], "was added: “new section”"),
        (f"{P}/statusModule/completionDateStruct/certainty", "LOW", None),
        (f"{P}/designModule", None, None),
    ],
)
def test_a_field_no_rule_covers(path: str, value: Any, words: str | None) -> None:
    events = changed(path, value)
    if words is not None:
        event = only(events)
        assert (event.kind, event.importance, event.path) == ("other", "minor", path)
        assert words in event.sentence


def test_changed_and_removed() -> None:
    before = put(record(), "/newSection", {"a": "Old"})
    changed_event = only(diff(before, put(before, "/newSection/a", "New")))
    assert changed_event.sentence == "A part of the record we have no name for changed: “new section”."
    assert (
        only(diff(before, record())).sentence == "A part of the record we have no name for was removed: “new section”."
    )


@pytest.mark.parametrize("value", [{"a": "old"}, {"a": " OLD "}, {"a": ["old"], "b": None}])
def test_cosmetic_changes_of_unnamed_fields_are_none(value: Any) -> None:
    before = put(record(), "/newSection", {"a": ["old"]} if isinstance(value["a"], list) else {"a": "old"})
    assert diff(before, put(before, "/newSection", value)) == []


def test_what_is_ours_in_a_record_is_not_the_registrys() -> None:
    assert changed("/_converted", {"by": "us"}) == []


def test_values_are_shown_only_when_short_and_never_of_contacts() -> None:
    assert only(changed(f"{P}/designModule/newField", "x" * 500)).after == "x" * 300
    assert only(changed(f"{P}/designModule/newField", {"deep": 1})).after is None
    private = only(changed(f"{P}/contactsLocationsModule/hotline", "+33 1 23 45 67 89"))
    assert private.after is None


def test_a_module_of_another_type_is_told_not_raised() -> None:
    events = changed(f"{P}/designModule", "gone")
    assert ("other", f"{P}/designModule") in [(event.kind, event.path) for event in events]


def test_keys_as_words() -> None:
    assert spaced("rareDiseaseFlag") == "rare disease flag"
    assert spaced("snake_case") == "snake case"
