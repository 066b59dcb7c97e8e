"""Plain fields: age, sex, numbers, design, titles, sponsor, oversight, access, sharing."""

from __future__ import annotations

from typing import Any

import pytest

from plaintrial.history import diff
from plaintrial.history.changes.ages import age_in_days

from .records import P, changed, only, put, record, told

ELIGIBILITY, ENROLLMENT = f"{P}/eligibilityModule", f"{P}/designModule/enrollmentInfo"
DESIGN, ID = f"{P}/designModule", f"{P}/identificationModule"
SPONSOR = f"{P}/sponsorCollaboratorsModule"


@pytest.mark.parametrize(
    ("path", "value", "kind", "sentence"),
    [
        (f"{ELIGIBILITY}/maximumAge", "75 Years", "age_range_changed", "The upper age limit went from 65 to 75 years."),
        (
            f"{ELIGIBILITY}/minimumAge",
            "6 Months",
            "age_range_changed",
            "The lower age limit went from 18 years to 6 months.",
        ),
        (
            f"{ELIGIBILITY}/maximumAge",
            None,
            "age_range_changed",
            "There is no upper age limit any more. It was 65 years.",
        ),
        (
            f"{ELIGIBILITY}/maximumAge",
            "N/A",
            "age_range_changed",
            "There is no upper age limit any more. It was 65 years.",
        ),
        (
            f"{ELIGIBILITY}/minimumAge",
            "1 Year",
            "age_range_changed",
            "The lower age limit went from 18 years to 1 year.",
        ),
        (
            f"{ELIGIBILITY}/sex",
            "FEMALE",
            "sex_changed",
            "The sex asked for went from everyone to women and girls only.",
        ),
        (
            f"{ELIGIBILITY}/genderBased",
            True,
            "sex_changed",
            "The record now says whether joining depends on gender: yes.",
        ),
        (
            f"{ELIGIBILITY}/healthyVolunteers",
            True,
            "eligibility_widened",
            "Healthy people can now join. Before, they could not.",
        ),
        (
            f"{ELIGIBILITY}/healthyVolunteers",
            None,
            "eligibility_reworded",
            "The record no longer says whether healthy people can join. Before: healthy people cannot join.",
        ),
        (
            f"{ELIGIBILITY}/samplingMethod",
            "PROBABILITY_SAMPLE",
            "other",
            "The record now says how people are picked: by chance.",
        ),
        (f"{ENROLLMENT}/count", 90, "enrollment_changed", "The planned number of people went from 60 to 90."),
        (
            f"{ENROLLMENT}/count",
            99_999_999,
            "enrollment_changed",
            "The planned number of people went from 60 to not known.",
        ),
        (f"{ENROLLMENT}/type", "ACTUAL", "enrollment_changed", "60 people took part, as planned."),
        (ENROLLMENT, {"count": 4, "type": "ACTUAL"}, "enrollment_changed", "4 people took part. The plan was 60."),
        (ENROLLMENT, {"count": 0, "type": "ACTUAL"}, "enrollment_changed", "Nobody took part. The plan was 60."),
        (ENROLLMENT, None, "enrollment_changed", "The planned number of people is no longer given. It was 60."),
        (
            f"{DESIGN}/phases",
            ["PHASE2", "PHASE3"],
            "other",
            "The study's phase went from phase 2 to phase 2 and phase 3.",
        ),
        (
            f"{DESIGN}/designInfo/allocation",
            "NON_RANDOMIZED",
            "other",
            "How people are put into groups: now not by chance, before by chance.",
        ),
        (
            f"{DESIGN}/designInfo/primaryPurpose",
            "BASIC_SCIENCE",
            "other",
            "The main purpose went from treatment to basic science.",
        ),
        (
            f"{DESIGN}/targetDuration",
            "2 Years",
            "other",
            "The record now says how long each person is followed: 2 Years.",
        ),
        (f"{ID}/acronym", None, "title_changed", "The study no longer has a short name. It was “QUILL”."),
        (f"{ID}/acronym", "QUILL-2", "title_changed", "The study's short name went from “QUILL” to “QUILL-2”."),
        (
            f"{ID}/briefTitle",
            "Quizalopril for Lupus in Adults",
            "title_changed",
            "The study's title went from “Quizalopril for Lupus” to “Quizalopril for Lupus in Adults”.",
        ),
        (f"{ID}/orgStudyIdInfo/id", "LUP-2", "other", "The sponsor's own study number went from LUP-1 to LUP-2."),
        (
            f"{SPONSOR}/leadSponsor/name",
            "Acme Pharma",
            "sponsor_changed",
            "The sponsor went from Hopital Exemple to Acme Pharma.",
        ),
        (
            f"{SPONSOR}/responsibleParty/investigatorFullName",
            "Eve Stone",
            "sponsor_changed",
            "The record now gives the responsible researcher: Eve Stone.",
        ),
        (
            f"{P}/oversightModule/oversightHasDmc",
            False,
            "other",
            "Whether an independent committee watches the data: now no, before yes.",
        ),
        (
            f"{P}/statusModule/expandedAccessInfo/hasExpandedAccess",
            True,
            "other",
            "Whether the treatment can be had outside the study: now yes, before no.",
        ),
        (
            f"{P}/ipdSharingStatementModule/ipdSharing",
            "YES",
            "other",
            "Whether people's data will be shared: now yes, before no.",
        ),
        (
            f"{P}/descriptionModule/briefSummary",
            "We test if quizalopril helps people with lupus. Each person comes 9 times.",
            "other",
            "The study's summary was reworded: “6” became “9”.",
        ),
    ],
)
def test_a_field(path: str, value: Any, kind: str, sentence: str) -> None:
    event = only(changed(path, value))
    assert (event.kind, event.sentence) == (kind, sentence)
    assert event.path.startswith(path)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (f"{ELIGIBILITY}/minimumAge", "18  years"),
        (f"{ELIGIBILITY}/stdAges", ["ADULT", "OLDER_ADULT"]),
        (f"{ID}/briefTitle", "  quizalopril for LUPUS. "),
        (f"{P}/statusModule/expandedAccessInfo", None),
        (f"{DESIGN}/designInfo/maskingInfo/whoMasked", ["INVESTIGATOR", "PARTICIPANT"]),
        (f"{ENROLLMENT}/count", 60.0),
    ],
)
def test_no_event(path: str, value: Any) -> None:
    assert changed(path, value) == []


def test_a_title_that_changed_in_a_few_words_is_not_told_whole() -> None:
    path = f"{ID}/officialTitle"
    title = record()["protocolSection"]["identificationModule"]["officialTitle"]
    assert only(changed(path, title.replace("Adults", "Children"))).sentence == (
        "The study's official title was reworded: “Adults” became “Children”."
    )
    rewritten = (
        "Quite Another Study of Something Else in People Who Were Treated Before, Over More Than Ten Whole Years"
    )
    assert "is now “Quite Another Study" in only(changed(path, rewritten)).sentence


def test_the_organisation_that_only_follows_the_sponsor_is_not_told_twice() -> None:
    after = put(put(record(), f"{SPONSOR}/leadSponsor/name", "Acme"), f"{ID}/organization/fullName", "Acme")
    assert only(diff(record(), after)).kind == "sponsor_changed"
    alone = only(changed(f"{ID}/organization/fullName", "Acme"))
    assert (alone.kind, alone.importance) == ("other", "minor")


def test_collaborators_come_go_and_are_renamed() -> None:
    path = f"{SPONSOR}/collaborators"
    both = [{"name": "Zephyr Trust", "class": "OTHER"}, {"name": "Fondation Lupus", "class": "OTHER"}]
    added = only(changed(path, both))
    assert (added.kind, added.path) == ("sponsor_changed", f"{path}/0")
    assert added.sentence == "Zephyr Trust joined as a partner of the sponsor."
    assert only(changed(path, [])).sentence == "Fondation Lupus is no longer listed as a partner of the sponsor."
    renamed = only(changed(path, [{"name": "Fondation du Lupus", "class": "OTHER"}]))
    assert renamed.sentence == "The partner Fondation Lupus is now listed as Fondation du Lupus."


def test_blinding_is_told_as_one_change() -> None:
    masking = {"masking": "NONE"}
    event = only(changed(f"{DESIGN}/designInfo/maskingInfo", masking))
    assert event.sentence == (
        "The blinding went from 2 parties blinded to nobody blinded (open "
        "label). 1 more detail of the blinding changed."
    )
    assert event.path == f"{DESIGN}/designInfo/maskingInfo/masking"


def test_a_plan_for_sharing_data_is_told_as_one_change() -> None:
    after = {"ipdSharing": "YES", "description": "On request.", "url": "https://example.org"}
    event = only(changed(f"{P}/ipdSharingStatementModule", after))
    assert "2 more details of the plan for sharing data changed." in event.sentence
    assert "http" not in event.sentence


def test_conditions_and_keywords() -> None:
    path = f"{P}/conditionsModule/conditions"
    event = only(changed(path, ["Lupus Nephritis", "systemic lupus erythematosus"]))
    assert told([event]) == [("condition_changed", "The condition “Lupus Nephritis” was added.")]
    assert event.path == f"{path}/0"
    assert only(changed(path, [])).sentence == "The condition “Systemic Lupus Erythematosus” was removed."
    reworded = only(changed(path, ["Systemic Lupus Erythematosus (SLE)"]))
    assert "is now written “Systemic Lupus Erythematosus (SLE)”" in reworded.sentence
    keyword = only(changed(f"{P}/conditionsModule/keywords", ["lupus", "kidney"]))
    assert (keyword.kind, keyword.importance) == ("other", "minor")


@pytest.mark.parametrize(
    ("text", "days"), [("2 Days", 2.0), ("1 Year", 365.25), ("N/A", None), ("18", None), ("x Years", None)]
)
def test_ages(text: str, days: float | None) -> None:
    assert age_in_days(text) == days
