"""``plaintrial diff`` as a stranger would try it: one line a change, only the contract's words known beforehand."""

from __future__ import annotations

import copy
import gzip
import json
import random
from typing import Any

import msgspec
import pytest

from tests.cli.running import ndjson, plaintrial

from .records import CRITERIA, P, record

STATUS, SITES = f"{P}/statusModule", f"{P}/contactsLocationsModule/locations"
CONTACT = f"{P}/contactsLocationsModule/centralContacts/0"
WHO, ARMS = f"{P}/eligibilityModule", f"{P}/armsInterventionsModule"
NAMES = f"{P}/identificationModule"
NEW_SITE = {"facility": "Hopital Neuf", "status": "RECRUITING", "city": "Lyon", "country": "France"}
PAPER = {"pmid": "22222222", "type": "RESULT", "citation": "Roe A. Results. 2026."}

CHANGES: list[tuple[str, str, Any]] = [
    ("stopped", f"{STATUS}/overallStatus", "TERMINATED"),
    ("stopped", f"{STATUS}/overallStatus", "SUSPENDED"),
    ("withdrawn", f"{STATUS}/overallStatus", "WITHDRAWN"),
    ("status_changed", f"{STATUS}/overallStatus", "COMPLETED"),
    ("status_changed", f"{STATUS}/overallStatus", "ACTIVE_NOT_RECRUITING"),
    ("start_moved", f"{STATUS}/startDateStruct/date", "2025-06-01"),
    ("completion_moved", f"{STATUS}/completionDateStruct/date", "2027-11"),
    ("completion_moved", f"{STATUS}/primaryCompletionDateStruct/date", "2027-05"),
    ("age_range_changed", f"{WHO}/minimumAge", "12 Years"),
    ("age_range_changed", f"{WHO}/maximumAge", None),
    ("sex_changed", f"{WHO}/sex", "FEMALE"),
    ("eligibility_narrowed", f"{WHO}/eligibilityCriteria", CRITERIA + "* Severe asthma\n"),
    ("eligibility_widened", f"{WHO}/eligibilityCriteria", CRITERIA.replace("* Active hepatitis B infection\n", "")),
    ("eligibility_widened", f"{WHO}/eligibilityCriteria", CRITERIA.replace("at least 6 months", "at least 3 months")),
    ("eligibility_narrowed", f"{WHO}/eligibilityCriteria", CRITERIA.replace("\\< 30", "\\< 60")),
    ("eligibility_reworded", f"{WHO}/eligibilityCriteria", CRITERIA.replace("Signed consent form", "Consent in ink")),
    ("enrollment_changed", f"{P}/designModule/enrollmentInfo/count", 120),
    ("site_added", f"{SITES}/3", NEW_SITE),
    ("site_removed", f"{SITES}/1", None),
    ("site_opened", f"{SITES}/0/status", "RECRUITING"),
    ("site_closed", f"{SITES}/1/status", "COMPLETED"),
    ("site_status_changed", f"{SITES}/0/status", "WITHDRAWN"),
    ("contact_changed", f"{CONTACT}/phone", "+33 5 55 55 09 09"),
    ("contact_changed", f"{CONTACT}/email", "other@example.org"),
    ("contact_changed", f"{CONTACT}/name", "Zoe Martin"),
    ("contact_changed", f"{SITES}/0/contacts/0/email", "other@example.org"),
    ("outcome_changed", f"{P}/outcomesModule/primaryOutcomes/0/timeFrame", "Week 48"),
    ("outcome_changed", f"{P}/outcomesModule/secondaryOutcomes/2", {"measure": "Days in hospital"}),
    ("arm_changed", f"{ARMS}/armGroups/1/description", "Gets nothing at all for a year."),
    ("arm_changed", f"{ARMS}/armGroups/2", {"label": "High dose", "type": "EXPERIMENTAL"}),
    ("intervention_changed", f"{ARMS}/interventions/0/name", "Zetalimab"),
    ("intervention_changed", f"{ARMS}/interventions/1", None),
    ("title_changed", f"{NAMES}/briefTitle", "Quizalopril for Skin Lupus"),
    ("title_changed", f"{NAMES}/officialTitle", "Another Name Altogether"),
    ("sponsor_changed", f"{P}/sponsorCollaboratorsModule/leadSponsor/name", "Example Pharma"),
    ("results_posted", "/hasResults", True),
    ("results_posted", "/resultsSection", {"moreInfoModule": {"pointOfContact": {"title": "Dr"}}}),
    ("results_posted", f"{STATUS}/resultsFirstPostDateStruct", {"date": "2026-01-05", "type": "ACTUAL"}),
    ("condition_changed", f"{P}/conditionsModule/conditions/1", "Lupus Nephritis"),
    ("reference_added", f"{P}/referencesModule/references/1", PAPER),
    ("other", f"{P}/conditionsModule/keywords/1", "kidney"),
    ("other", f"{P}/designModule/phases", ["PHASE2", "PHASE3"]),
    ("other", f"{P}/descriptionModule/briefSummary", "Quite another summary of the study."),
    ("other", f"{P}/designModule/aFieldOfTomorrow", "yes"),
]

NOTHING: list[tuple[str, Any]] = [
    ("/derivedSection", {"conditionBrowseModule": {"meshes": [{"id": "D1", "term": "x"}]}}),
    (f"{STATUS}/lastUpdatePostDateStruct/date", "2026-03-03"),
    (f"{STATUS}/statusVerifiedDate", "2026-03"),
    (f"{SITES}/0/geoPoint", {"lat": 44.8401, "lon": -0.5804}),
    (f"{SITES}/0/geoPoint", None),
    (f"{WHO}/eligibilityCriteria", CRITERIA.replace("\\<", "<").replace("* ", "- ")),
    (f"{WHO}/eligibilityCriteria", CRITERIA.replace("\n\n", "\r\n").replace(" ", "  ")),
    (f"{WHO}/eligibilityCriteria", CRITERIA.upper()),
    (f"{WHO}/eligibilityCriteria", CRITERIA.replace("\\<", "&lt;").replace("-", "&#x2d;")),
    (f"{NAMES}/briefTitle", "QUIZALOPRIL FOR  LUPUS "),
    (f"{P}/referencesModule/availIpds", []),
    (f"{P}/miscellaneousModule", {}),
    (f"{P}/designModule/aFieldOfTomorrow", None),
]


def answers(*lines: object) -> list[dict[str, Any]]:
    ran = plaintrial("diff", "-", "--ndjson", stdin=ndjson(*lines))
    assert ran.code == 0, ran.err
    return [msgspec.json.decode(line) for line in ran.out.splitlines()]


def set_at(path: str, value: Any) -> dict[str, Any]:
    study = record()
    part: Any = study
    *steps, last = path.split("/")[1:]
    for step in steps:
        part = part[int(step)] if isinstance(part, list) else part.setdefault(step, {})
    if isinstance(part, list):
        part[int(last) : int(last) + 1] = [] if value is None else [value]
    elif value is None and last != "aFieldOfTomorrow":
        part.pop(last)
    else:
        part[last] = value
    return study


def test_each_change_is_told_with_its_own_kind_and_no_other():
    told = answers(*({"before": record(), "after": set_at(path, value)} for _, path, value in CHANGES))
    wrong = [
        (kind, path, [(event["kind"], event["sentence"]) for event in line["events"]])
        for (kind, path, _), line in zip(CHANGES, told, strict=True)
        if {event["kind"] for event in line["events"]} != {kind}
    ]
    assert not wrong
    for line in told:
        assert line["nctId"] == "NCT01234567"
        for event in line["events"]:
            assert event["importance"] in ("urgent", "notable", "minor", "cosmetic")
            assert event["sentence"].endswith(".")
            assert event["path"].startswith("/")


def test_what_does_not_matter_is_not_told():
    told = answers(*({"before": record(), "after": set_at(path, value)} for path, value in NOTHING))
    told += answers(*({"before": set_at(path, value), "after": record()} for path, value in NOTHING))
    assert [line["events"] for line in told] == [[]] * (2 * len(NOTHING))


def test_the_two_ends_are_two_events_for_each_is_a_date_of_its_own():
    after = set_at(f"{STATUS}/completionDateStruct/date", "2027-11")
    after["protocolSection"]["statusModule"]["primaryCompletionDateStruct"]["date"] = "2027-05"
    (line,) = answers({"before": record(), "after": after})
    assert [event["kind"] for event in line["events"]] == ["completion_moved"] * 2
    assert len({event["path"] for event in line["events"]}) == 2


def test_a_record_that_comes_or_goes():
    came, went = answers({"before": None, "after": record()}, {"before": record(), "after": None})
    assert [event["kind"] for event in came["events"]] == ["first_seen"]
    assert [event["kind"] for event in went["events"]] == ["no_longer_shown"]
    assert came["nctId"] == went["nctId"] == "NCT01234567"


def test_a_line_that_is_no_pair_is_told_in_its_place():
    good = json.dumps({"before": record(), "after": record()})
    bad = ["{}", "[]", "7", "no json", '{"before": null, "after": null}', '{"before": "x", "after": {}}']
    ran = plaintrial("diff", "-", "--ndjson", stdin="\n".join([good, *bad, good]).encode())
    lines = [msgspec.json.decode(line) for line in ran.out.splitlines()]
    assert ran.code == 2
    assert lines[0] == lines[-1] == {"nctId": "NCT01234567", "events": []}
    assert [line["line"] for line in lines[1:-1]] == list(range(2, len(bad) + 2))
    assert all(line["error"] for line in lines[1:-1])


def test_contacts_are_told_without_ways_to_reach_a_person():
    ran = plaintrial("diff", "-", stdin=ndjson({"before": record(), "after": set_at(f"{CONTACT}/email", "zoe@b.org")}))
    assert "zoe@b.org" not in ran.out
    assert "ana@example.org" not in ran.out


@pytest.mark.shared_data
def test_on_real_records(shared_data):
    """The same on real records: most changes fit any record that has the part they touch."""
    with gzip.open(shared_data / "ctgov" / "studies.ndjson.gz") as lines:
        studies = [msgspec.json.decode(line) for line in lines]
    chance = random.Random(5)
    pairs, wanted = [], []
    for kind, change in REAL:
        for study in chance.sample(studies, 60):
            after = copy.deepcopy(study)
            if change(after["protocolSection"]) and after != study:
                pairs.append({"before": study, "after": after})
                wanted.append(kind)
    told = [{event["kind"] for event in line["events"]} for line in answers(*pairs)]
    assert len(pairs) > 200
    assert [kinds for kinds, kind in zip(told, wanted, strict=True) if kinds != {kind}] == []


def _stops(study: Any) -> bool:
    was = study["statusModule"]["overallStatus"]
    study["statusModule"].update(overallStatus="TERMINATED", whyStopped="The sponsor decided so")
    return was != "TERMINATED"


def _grows(study: Any) -> bool:
    study["designModule"].setdefault("enrollmentInfo", {})["count"] = 98_765
    return True


def _adds_site(study: Any) -> bool:
    study.setdefault("contactsLocationsModule", {}).setdefault("locations", []).append(dict(NEW_SITE))
    return True


def _ends_later(study: Any) -> bool:
    study["statusModule"].setdefault("completionDateStruct", {})["date"] = "2039-01-31"
    return True


def _adds_reason_to_stay_out(study: Any) -> bool:
    text = study.get("eligibilityModule", {}).get("eligibilityCriteria", "")
    study.get("eligibilityModule", {})["eligibilityCriteria"] = text.rstrip() + "\n* Severe scurvy in the last year"
    return "\n\nExclusion Criteria:\n\n* " in text


def _adds_paper(study: Any) -> bool:
    study.setdefault("referencesModule", {}).setdefault("references", []).append(dict(PAPER))
    return True


REAL = [
    ("stopped", _stops),
    ("enrollment_changed", _grows),
    ("site_added", _adds_site),
    ("completion_moved", _ends_later),
    ("eligibility_narrowed", _adds_reason_to_stay_out),
    ("reference_added", _adds_paper),
]
