"""The fields that differ between two versions."""

from __future__ import annotations

import pytest
from django.utils import translation

from plaintrial.web.changes.fields import changed_fields


def record(**modules):
    return {"protocolSection": modules, "derivedSection": {"x": modules.get("seed", 0)}, "hasResults": False}


def rows(before, after):
    return [
        (f"{field.name} “{field.item}”" if field.item else field.name, said(field.before), said(field.after))
        for field in changed_fields(before, after)
    ]


def said(pieces):
    return " ".join(piece.text for piece in pieces)


def test_the_same_record_has_no_changed_field():
    one = record(statusModule={"overallStatus": "RECRUITING"})
    assert rows(one, one) == []


def test_words_and_dates_are_shown_as_a_person_writes_them():
    before = record(
        statusModule={
            "overallStatus": "NOT_YET_RECRUITING",
            "startDateStruct": {"date": "2026-03", "type": "ESTIMATED"},
        }
    )
    after = record(
        statusModule={"overallStatus": "RECRUITING", "startDateStruct": {"date": "2026-04-02", "type": "ACTUAL"}}
    )
    assert rows(before, after) == [
        ("How far the study is", "not yet recruiting", "recruiting"),
        ("Start", "March 2026", "2 April 2026"),
        ("Start: planned or happened", "estimated", "actual"),
    ]


def test_items_are_told_apart_by_their_names_not_their_places():
    one, two = {"label": "Iron", "description": "Daily"}, {"label": "Placebo", "description": "Daily"}
    before = record(armsInterventionsModule={"armGroups": [one, two]})
    after = record(armsInterventionsModule={"armGroups": [two, {**one, "description": "Weekly"}]})
    assert rows(before, after) == [("Group: description “Iron”", "Daily", "Weekly")]


def test_the_order_of_words_in_a_list_is_no_change():
    before = record(conditionsModule={"conditions": ["Lupus", "Anemia"]})
    assert rows(before, record(conditionsModule={"conditions": ["Anemia", "Lupus"]})) == []


def test_people_never_stand_in_the_table():
    def people(name):
        contact = {"name": name, "phone": "555-0100", "email": "ada@example.org"}
        return record(contactsLocationsModule={"centralContacts": [contact]}, statusModule={"whyStopped": name[0]})

    told = changed_fields(people("Ada Example"), people("Bea Example"))
    assert [said(field.after) for field in told] == ["B"]


def test_the_record_s_own_dates_come_last():
    before = record(statusModule={"statusVerifiedDate": "2026-01", "whyStopped": "a"})
    after = record(statusModule={"statusVerifiedDate": "2026-02", "whyStopped": "b"})
    assert [row[0] for row in rows(before, after)] == ["Why it stopped", "Record last confirmed"]


def test_a_module_of_an_unheard_of_shape_does_no_harm():
    assert rows({"protocolSection": ["odd"]}, {"protocolSection": {"x": {"y": [[], None], "z": 1}}}) == [
        ("X: z", "", "1")
    ]


def test_a_field_whose_words_are_the_same_is_no_change():
    before = record(statusModule={"whyStopped": "No  more money\n"})
    assert rows(before, record(statusModule={"whyStopped": "No more money"})) == []


def test_an_item_that_came_or_went_is_one_field_under_its_own_name():
    arm = {"label": "Sub-study 2L AGA+", "type": "EXPERIMENTAL", "description": "Daily"}
    before = record(armsInterventionsModule={"armGroups": []})
    assert rows(before, record(armsInterventionsModule={"armGroups": [arm]})) == [
        ("Group “Sub-study 2L AGA+”", "", "Sub-study 2L AGA+ experimental Daily")
    ]


def test_a_field_without_a_name_of_ours_has_the_registry_s_words():
    after = record(armsInterventionsModule={"armGroups": [{"label": "Iron", "newField": "x"}]})
    before = record(armsInterventionsModule={"armGroups": [{"label": "Iron", "newField": "y"}]})
    (field,) = changed_fields(before, after)
    assert (field.name, field.item, field.ours) == ("Arms interventions: arm groups: “Iron”: new field", "", False)


def test_fields_are_named_in_the_language_of_the_page():
    with translation.override("fr"):
        (field,) = changed_fields(record(), record(designModule={"enrollmentInfo": {"count": 12}}))
        assert (field.name, field.ours) == (translation.gettext("How many people"), True)
    assert field.name != "How many people"


@pytest.mark.parametrize(
    ("code", "status", "day"),
    [("fr", "Cherche des personnes", "2 avril 2026"), ("es", "Busca personas ahora", "2 de abril de 2026")],
)
def test_dates_and_the_registry_s_words_are_said_in_the_page_s_language(code, status, day):
    before = record(statusModule={"overallStatus": "NOT_YET_RECRUITING", "startDateStruct": {"date": "2026-03"}})
    after = record(statusModule={"overallStatus": "RECRUITING", "startDateStruct": {"date": "2026-04-02"}})
    with translation.override(code):
        found = changed_fields(before, after)
    assert all(field.values_ours for field in found)
    assert [said(field.after) for field in found] == [status, day]


def test_the_registrants_own_text_and_what_is_said_alike_stay_english():
    before = record(descriptionModule={"briefSummary": "Old words."}, designModule={"phases": ["PHASE1", "odd one"]})
    after = record(descriptionModule={"briefSummary": "New words."}, designModule={"phases": ["PHASE2", "odd one"]})
    with translation.override("fr"):
        found = changed_fields(before, after)
    assert [field.values_ours for field in found] == [False, False]
    assert said(found[0].after) == "New words."


def test_an_english_page_has_the_record_s_words():
    before, after = (record(statusModule={"overallStatus": each}) for each in ("RECRUITING", "COMPLETED"))
    assert [field.values_ours for field in changed_fields(before, after)] == [False]
    assert rows(before, after)[0][1:] == ("recruiting", "completed")


def test_a_blank_item_does_not_take_its_list_away():
    before = record(conditionsModule={"conditions": ["Lupus", " "]})
    assert rows(before, record(conditionsModule={"conditions": ["Anemia", " "]}))[0][2] == "Anemia"
