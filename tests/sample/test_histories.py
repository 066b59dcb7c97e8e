"""Versions follow one another as a registry's do."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

from tests.sample.conftest import Entry, locations, module
from tools.sample_registry.authored import authored_files, versions

TODAY = "2026-11-24"


def cosmetic_versions() -> set[tuple[str, int]]:
    """The versions whose author says that nothing but form changed."""
    return {
        (study["id"], number)
        for study in authored_files()
        for number, told in enumerate(versions(study))
        if "cosmetic" in told
    }


def without_derived(study: Entry) -> Entry:
    return {key: value for key, value in study.items() if key != "derivedSection"}


def told_only(value: Any) -> Any:
    """A record without what the registry stamps, marks up or measures by itself."""
    if isinstance(value, dict):
        own = {"derivedSection", "geoPoint"}
        return {key: told_only(inner) for key, inner in value.items() if key not in own}
    if isinstance(value, list):
        return [told_only(inner) for inner in value]
    if isinstance(value, str):
        return " ".join(value.replace("\\", "").split())
    return value


def test_versions_are_numbered_from_0_without_a_gap(histories: dict[str, list[Entry]]) -> None:
    for nct_id, found in histories.items():
        assert [entry["version"] for entry in found] == list(range(len(found))), nct_id
        assert {entry["of"] for entry in found} == {len(found)}


def test_a_later_version_was_seen_later_and_none_after_today(histories: dict[str, list[Entry]]) -> None:
    for found in histories.values():
        days = [entry["seen"] for entry in found]
        assert days == sorted(set(days))
        assert days[-1] <= TODAY


def test_the_file_is_in_the_order_of_sight(entries: list[Entry]) -> None:
    order = [(entry["seen"], entry["nctId"]) for entry in entries]
    assert order == sorted(order)


def test_each_version_differs_in_what_the_registrant_says_unless_flagged(histories: dict[str, list[Entry]]) -> None:
    flagged = cosmetic_versions()
    for nct_id, found in histories.items():
        for before, after in pairwise(found):
            same = told_only(before["study"]) == told_only(after["study"])
            assert same == ((nct_id, after["version"]) in flagged), (nct_id, after["version"])


def test_the_flagged_ones_are_of_three_kinds(histories: dict[str, list[Entry]]) -> None:
    kinds = set()
    for nct_id, number in cosmetic_versions():
        before, after = (histories[nct_id][at]["study"] for at in (number - 1, number))
        assert before != after
        kinds.add(
            (
                without_derived(before) == without_derived(after),
                locations(before) == locations(after),
                module(before, "eligibilityModule") == module(after, "eligibilityModule"),
            )
        )
    assert kinds == {(True, True, True), (False, True, False), (False, False, False)}


def test_dates_that_have_come_to_pass_lie_before_the_version_was_seen(entries: list[Entry]) -> None:
    for entry in entries:
        for name, value in module(entry["study"], "statusModule").items():
            if isinstance(value, dict) and value.get("type") == "ACTUAL":
                assert value["date"] <= entry["seen"], (entry["nctId"], entry["version"], name)


def test_registration_comes_before_posting_before_update_before_sight(entries: list[Entry]) -> None:
    for entry in entries:
        status = module(entry["study"], "statusModule")
        steps = [
            status["studyFirstSubmitDate"],
            status["studyFirstSubmitQcDate"],
            status["studyFirstPostDateStruct"]["date"],
            status["lastUpdatePostDateStruct"]["date"],
            entry["seen"],
        ]
        assert steps == sorted(steps), entry["nctId"]
        assert status["studyFirstSubmitDate"] <= status["lastUpdateSubmitDate"]
        assert status["lastUpdateSubmitDate"] <= status["lastUpdatePostDateStruct"]["date"]
        assert status["statusVerifiedDate"] <= entry["seen"]


def test_start_comes_before_primary_completion_before_completion(entries: list[Entry]) -> None:
    for entry in entries:
        status = module(entry["study"], "statusModule")
        names = ("startDateStruct", "primaryCompletionDateStruct", "completionDateStruct")
        dates = [status[name]["date"][:7] for name in names if name in status and len(status[name]["date"]) > 4]
        assert dates == sorted(dates), entry["nctId"]


def test_finished_studies_have_actual_dates_and_size(entries: list[Entry]) -> None:
    for entry in entries:
        status = module(entry["study"], "statusModule")
        if status["overallStatus"] in {"COMPLETED", "TERMINATED"}:
            assert status["completionDateStruct"]["type"] == "ACTUAL", entry["nctId"]
            size = module(entry["study"], "designModule")["enrollmentInfo"]
            assert size.get("type", "ACTUAL") == "ACTUAL", entry["nctId"]


def test_studies_yet_to_start_start_after_they_were_seen(entries: list[Entry]) -> None:
    for entry in entries:
        status = module(entry["study"], "statusModule")
        if status["overallStatus"] == "NOT_YET_RECRUITING":
            assert status["startDateStruct"]["type"] == "ESTIMATED"
            assert status["startDateStruct"]["date"] >= entry["seen"][:7], entry["nctId"]


def test_closed_studies_have_no_recruiting_site(entries: list[Entry]) -> None:
    for entry in entries:
        status = module(entry["study"], "statusModule")["overallStatus"]
        open_sites = [site for site in locations(entry["study"]) if site.get("status") == "RECRUITING"]
        if status in {"COMPLETED", "TERMINATED", "WITHDRAWN", "ACTIVE_NOT_RECRUITING", "SUSPENDED"}:
            assert not open_sites, entry["nctId"]
        if status == "RECRUITING" and locations(entry["study"]):
            assert open_sites, entry["nctId"]


def test_the_sample_tells_every_kind_of_change(histories: dict[str, list[Entry]]) -> None:
    changed = set()
    for found in histories.values():
        for before, after in pairwise(found):
            changed |= _changed_parts(before["study"], after["study"])
    assert changed >= {
        "overallStatus", "whyStopped", "briefTitle", "leadSponsor", "eligibilityCriteria", "minimumAge", "maximumAge",
        "sex", "enrollmentInfo", "startDateStruct", "completionDateStruct", "primaryOutcomes", "secondaryOutcomes",
        "armGroups", "centralContacts", "conditions", "references", "resultsSection", "site added", "site removed",
        "site status",
    }  # fmt: skip


def _changed_parts(before: Entry, after: Entry) -> set[str]:
    parts = {
        field
        for name in before["protocolSection"].keys() | after["protocolSection"].keys()
        for field in module(before, name).keys() | module(after, name).keys()
        if module(before, name).get(field) != module(after, name).get(field)
    }
    old, new = (
        {json.dumps([site.get("facility"), site["city"]]): site for site in locations(one)} for one in (before, after)
    )
    parts |= {"site added"} if new.keys() - old.keys() else set()
    parts |= {"site removed"} if old.keys() - new.keys() and new else set()
    if any(old[key].get("status") != new[key].get("status") for key in old.keys() & new.keys()):
        parts.add("site status")
    if before["hasResults"] != after["hasResults"]:
        parts.add("resultsSection")
    return parts
