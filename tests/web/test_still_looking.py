"""Whether a study probably still looks for people, and why we say so."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from datetime import date

import pytest

from plaintrial.record import study_of
from plaintrial.web.study.as_of import number_as_of
from plaintrial.web.study.still_looking import CHECK, LOOKING, NOT_LOOKING, Habit, still_looking
from tests.web.kept import keep

TODAY = date(2026, 6, 15)
PERSON = {"name": "Ada Example", "phone": "555-0100"}


def study(status="RECRUITING", sites=("RECRUITING",), contacts=(PERSON,), design=None, **dates):
    given = {
        "overallStatus": status,
        "statusVerifiedDate": "2026-04",
        "completionDateStruct": {"date": "2027-05", "type": "ESTIMATED"},
        **dates,
    }
    places = {
        "centralContacts": list(contacts),
        "locations": [{"city": "Lyon", "country": "France", "status": site} for site in sites],
    }
    return study_of(
        {
            "protocolSection": {
                "identificationModule": {"nctId": "NCT99980001"},
                "statusModule": given,
                "contactsLocationsModule": places,
                "designModule": design or {},
            }
        }
    )


def verdict(*args, habit=None, **facts):
    found = still_looking(study(*args, **facts), TODAY, habit)
    return found.verdict if found else None


def planned(day):
    return {"date": day, "type": "ESTIMATED"}


def test_a_fresh_record_with_open_places_and_somebody_to_ask():
    found = still_looking(study(), TODAY)
    assert found.verdict == LOOKING
    assert found.label == "Probably still looking for people."
    assert found.reasons == (
        "The study team last confirmed the record within half a year: April 2026.",
        "The one place listed says that it takes people.",
    )


@pytest.mark.parametrize(
    "status", ["COMPLETED", "TERMINATED", "ACTIVE_NOT_RECRUITING", "ENROLLING_BY_INVITATION", None]
)
def test_where_the_record_says_no_by_itself_nothing_is_added(status):
    assert verdict(status) is None


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"statusVerifiedDate": "2025-09"}, LOOKING),
        ({"statusVerifiedDate": "2025-02"}, CHECK),
        ({"statusVerifiedDate": "2023-02"}, NOT_LOOKING),
        ({"statusVerifiedDate": None}, CHECK),
        ({"statusVerifiedDate": "soon"}, CHECK),
        ({"statusVerifiedDate": "2023-02", "lastUpdateSubmitDate": "2026-05-01"}, LOOKING),
        ({"completionDateStruct": planned("2026-01")}, CHECK),
        ({"completionDateStruct": planned("2026-05")}, NOT_LOOKING),
        ({"completionDateStruct": planned("2025-01"), "statusVerifiedDate": "2025-11"}, NOT_LOOKING),
        ({"primaryCompletionDateStruct": planned("2024-01"), "statusVerifiedDate": "2023-12"}, NOT_LOOKING),
        ({"completionDateStruct": planned("2026-06")}, LOOKING),
        ({"sites": ("COMPLETED", "WITHDRAWN")}, NOT_LOOKING),
        ({"sites": ("COMPLETED", "RECRUITING")}, LOOKING),
        ({"sites": (None, None)}, LOOKING),
        ({"sites": ()}, CHECK),
        ({"contacts": ()}, CHECK),
        ({"design": {"enrollmentInfo": {"count": 60, "type": "ACTUAL"}}}, NOT_LOOKING),
        ({"design": {"enrollmentInfo": {"count": 60, "type": "ESTIMATED"}}}, LOOKING),
        ({"habit": Habit(30, 12)}, CHECK),
        ({"habit": Habit(30, 5)}, LOOKING),
        ({"habit": Habit(4, 4)}, LOOKING),
    ],
)
def test_each_reason(facts, expected):
    assert verdict(**facts) == expected


def test_a_study_the_registry_lost_sight_of():
    assert verdict("UNKNOWN", lastKnownStatus="RECRUITING") == NOT_LOOKING
    assert verdict("UNKNOWN", lastKnownStatus="ACTIVE_NOT_RECRUITING") is None


def test_a_study_that_was_to_start_long_ago():
    assert verdict("NOT_YET_RECRUITING", ("NOT_YET_RECRUITING",), startDateStruct=planned("2026-09")) is None
    assert verdict("NOT_YET_RECRUITING", ("NOT_YET_RECRUITING",), startDateStruct=planned("2025-09")) == CHECK


def test_reasons_for_the_verdict_come_first():
    found = still_looking(study(statusVerifiedDate="2023-02"), TODAY)
    assert found.reasons[0].startswith("The record was last confirmed more than 2 years ago")
    assert len(found.reasons) == 2


def test_the_label_is_on_the_page_of_the_current_version_only(client, db):
    raw, old = (study(statusVerifiedDate="2020-02").raw for _ in range(2))
    old["derivedSection"] = {"miscInfoModule": {"versionHolder": "2020-03-01"}}
    raw["protocolSection"]["identificationModule"]["briefTitle"] = "Rest"
    keep(old, {**raw, "derivedSection": {"miscInfoModule": {"versionHolder": "2020-05-01"}}})
    label = b"Probably not looking for people now."
    assert label in client.get("/studies/NCT99980001").content
    assert label not in client.get("/studies/NCT99980001?version=1").content


def test_the_study_as_it_was_on_a_day(client, db):
    for day, title in (("2026-02-01", "First"), ("2026-03-01", "Second"), ("2026-04-01", "Third")):
        raw = study().raw
        raw["protocolSection"]["identificationModule"]["briefTitle"] = f"{title} title"
        keep({**raw, "derivedSection": {"miscInfoModule": {"versionHolder": day}}})
    nct = "NCT99980001"
    days = ("2020-01-01", "2026-02-01", "2026-03-31", "2026-04-01", "2030-01-01", "2026-02", "x", "2026-02-31", "")
    assert [number_as_of(nct, day) for day in days] == [1, 1, 2, None, None, None, None, None, None]
    html = client.get(f"/studies/{nct}?asof=2026-03-15").content.decode()
    assert "Second title" in html
    assert "You are reading version 2, not the current one." in html
    assert "Third title" in client.get(f"/studies/{nct}?asof=someday").content.decode()
    assert client.get("/studies/NCT99989999?asof=2026-03-15").status_code == 404


@pytest.mark.shared_data
def test_on_real_records_every_verdict_is_met_and_no_sentence_is_empty(shared_data):
    with gzip.open(shared_data / "ctgov" / "studies.ndjson.gz") as lines:
        studies = [study_of(json.loads(line)) for line in lines]
    met = Counter()
    for each in studies:
        holder = each.derived.misc_info_module.version_holder
        found = still_looking(each, date.fromisoformat(holder) if holder else TODAY)
        met[found.verdict if found else None] += 1
        for sentence in found.reasons if found else ():
            assert sentence.endswith(".")
            assert "None" not in sentence.removeprefix("None of the places")
    assert all(met[verdict] > 40 for verdict in (LOOKING, CHECK, NOT_LOOKING))
