"""The authoring form: what a contributor writes and what becomes of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sample.conftest import SHIPPED, Entry
from tools.sample_registry.authored import AuthoringError, authored_files, versions
from tools.sample_registry.derived import ancestors, derived
from tools.sample_registry.identity import dated, last_update, oversight, sponsors, status
from tools.sample_registry.plan import age_bands, arms, design
from tools.sample_registry.record import entries, lines
from tools.sample_registry.results import results_section
from tools.sample_registry.sites import contact, contacts_locations

BARE: dict[str, Any] = {
    "id": "NCT99999999",
    "seen": "2026-03-10",
    "org_id": "X-1",
    "title": "A study",
    "sponsor": ["A house", "OTHER"],
    "status": "RECRUITING",
    "first": ["2026-01-01", "2026-01-02", "2026-01-05"],
}


def test_the_shipped_file_is_what_the_authored_files_say() -> None:
    assert b"".join(line + b"\n" for line in lines()) == SHIPPED.read_bytes()


def test_each_file_is_named_after_its_study() -> None:
    ids = [study["id"] for study in authored_files()]
    assert len(ids) == len(set(ids))
    assert ids == sorted(ids)


def test_results_add_up() -> None:
    """Who left is told in full, totals agree, and each person with an event has at least one in the table."""
    told = [version["results"] for study in authored_files() for version in versions(study) if "results" in version]
    assert len(told) >= 5
    for results in told:
        groups = results["groups"]
        for at, (title, _, started, finished) in enumerate(groups):
            assert sum(row[1 + at] for row in results.get("left", [])) == started - finished, title
            assert results["female"][at] <= started
            if "regions" in results:
                assert sum(row[1 + at] for row in results["regions"]) == started, title
            harms = results["harms"]
            for kind in ("serious", "other"):
                listed = [row[2 + at] for row in harms[f"{kind}_events"]]
                assert max(listed, default=0) <= harms[kind][at] <= sum(listed), (title, kind)
                assert harms[kind][at] <= started


def test_results_start_with_as_many_people_as_the_study_enrolled(histories: dict[str, list[Entry]]) -> None:
    for found in histories.values():
        study = found[-1]["study"]
        if study["hasResults"]:
            milestones = study["resultsSection"]["participantFlowModule"]["periods"][0]["milestones"]
            started = sum(int(one["numSubjects"]) for one in milestones[0]["achievements"])
            assert started == study["protocolSection"]["designModule"]["enrollmentInfo"]["count"], found[0]["nctId"]


def test_a_later_version_keeps_what_it_does_not_change() -> None:
    study = BARE | {"min_age": "18 Years", "then": [{"seen": "2026-05-01", "status": "COMPLETED"}]}
    first, second = versions(study)
    assert (first["status"], second["status"]) == ("RECRUITING", "COMPLETED")
    assert second["min_age"] == "18 Years"
    assert second["seen"] == "2026-05-01"
    assert "then" not in first


def test_sites_are_added_removed_and_given_a_status() -> None:
    study = BARE | {
        "sites": [["One", "Paris", "RECRUITING", "75013"], ["Two", "Lyon", "RECRUITING"]],
        "then": [
            {"seen": "2026-05-01", "site_status": [["One", "COMPLETED"]], "sites_removed": ["Two"]},
            {"seen": "2026-06-01", "sites_added": [["Three", "Tokyo", "RECRUITING"]]},
        ],
    }
    told = versions(study)
    assert told[0]["sites"][0] == ["One", "Paris", "RECRUITING", "75013"]
    assert told[1]["sites"] == [["One", "Paris", "COMPLETED", "75013"]]
    assert [site[0] for site in told[2]["sites"]] == ["One", "Three"]


def test_an_edit_replaces_one_passage() -> None:
    study = BARE | {"criteria": "age 18", "then": [{"seen": "2026-05-01", "edit": [["criteria", "18", "16"]]}]}
    assert [told["criteria"] for told in versions(study)] == ["age 18", "age 16"]


@pytest.mark.parametrize("text", ["nothing of the kind", "18 or 18"])
def test_an_edit_that_fits_nowhere_or_twice_is_refused(text: str) -> None:
    study = BARE | {"criteria": text, "then": [{"seen": "2026-05-01", "edit": [["criteria", "18", "16"]]}]}
    with pytest.raises(AuthoringError, match="NCT99999999: criteria"):
        versions(study)


def test_a_site_nobody_listed_is_refused() -> None:
    with pytest.raises(AuthoringError, match="no site called 'Nowhere'"):
        versions(BARE | {"then": [{"seen": "2026-05-01", "site_status": [["Nowhere", "RECRUITING"]]}]})


def test_a_city_without_a_place_is_refused() -> None:
    with pytest.raises(AuthoringError, match="Atlantis"):
        contacts_locations(BARE | {"sites": [["One", "Atlantis", ""]]})


def test_a_disease_without_a_mesh_id_is_refused() -> None:
    with pytest.raises(AuthoringError, match="Wanderlust"):
        derived(BARE | {"mesh": ["Wanderlust"]})


def test_a_version_that_keeps_its_stamps_needs_them_written_out() -> None:
    then = [{"seen": "2026-05-01", "updated": "same", "status": "UNKNOWN"}]
    with pytest.raises(AuthoringError, match="updated"):
        versions(BARE | {"then": then})
    told = versions(BARE | {"updated": ["2026-02-01", "2026-02-03"], "verified": "2026-01", "then": then})
    assert told[1]["updated"] == ["2026-02-01", "2026-02-03"]
    assert told[1]["verified"] == "2026-01"


def test_stamps_are_taken_from_the_day_of_sight() -> None:
    assert last_update(BARE) == ("2026-03-05", "2026-03-09")
    made = status(BARE)
    assert made["statusVerifiedDate"] == "2026-03"
    assert made["lastUpdatePostDateStruct"] == {"date": "2026-03-09", "type": "ACTUAL"}
    assert "startDateStruct" not in made


def test_posting_dates_before_2017_are_the_registry_s_estimates() -> None:
    made = status(BARE | {"first": ["2016-12-01", "2016-12-02", "2016-12-05"]})
    assert made["studyFirstPostDateStruct"]["type"] == "ESTIMATED"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("2026-03 ESTIMATED", {"date": "2026-03", "type": "ESTIMATED"}),
        ("2012", {"date": "2012"}),
        (None, None),
    ],
)
def test_dates(text: str | None, made: Entry | None) -> None:
    assert dated(text) == made


@pytest.mark.parametrize(
    ("youngest", "oldest", "bands"),
    [
        ("18 Years", None, ["ADULT", "OLDER_ADULT"]),
        ("6 Months", "59 Months", ["CHILD"]),
        ("2 Years", "17 Years", ["CHILD"]),
        ("15 Years", "19 Years", ["CHILD", "ADULT"]),
        ("18 Years", "64 Years", ["ADULT"]),
        ("18 Years", "65 Years", ["ADULT", "OLDER_ADULT"]),
        (None, None, ["CHILD", "ADULT", "OLDER_ADULT"]),
    ],
)
def test_age_groups(youngest: str | None, oldest: str | None, bands: list[str]) -> None:
    assert age_bands(youngest, oldest) == bands


@given(st.integers(0, 100), st.integers(0, 100))
def test_age_groups_are_never_empty_and_never_skip_one(low: int, high: int) -> None:
    youngest, oldest = sorted((low, high))
    order = ["CHILD", "ADULT", "OLDER_ADULT"]
    bands = age_bands(f"{youngest} Years", f"{oldest} Years")
    assert bands
    assert bands == order[order.index(bands[0]) : order.index(bands[-1]) + 1]


def test_a_contact_names_only_what_is_known() -> None:
    assert contact("Ann Other; 555-0100; a@b.example") == {
        "name": "Ann Other",
        "role": "CONTACT",
        "phone": "555-0100",
        "email": "a@b.example",
    }
    assert contact("Ann Other; ; ; PRINCIPAL_INVESTIGATOR") == {"name": "Ann Other", "role": "PRINCIPAL_INVESTIGATOR"}
    assert contact("Ann Other; 555-0100; ; ; 42")["phoneExt"] == "42"


def test_a_site_gets_its_city_s_country_and_point_unless_marked() -> None:
    made = contacts_locations(BARE | {"sites": [["One", "Bordeaux", "RECRUITING", "33000"], ["Two", "~Lyon", ""]]})
    one, two = made["locations"]
    assert (one["city"], one["country"], one["zip"]) == ("Bordeaux", "France", "33000")
    assert one["geoPoint"] == {"lat": 44.84124, "lon": -0.58046}
    assert (two["city"], two["country"]) == ("Lyon", "France")
    assert "geoPoint" not in two
    assert "status" not in two


def test_a_namesake_is_told_apart_by_its_state() -> None:
    made = contacts_locations(BARE | {"sites": [["One", "Kansas City, Kansas", ""]]})
    assert made["locations"][0]["city"] == "Kansas City"
    assert made["locations"][0]["state"] == "Kansas"


def test_points_can_be_shifted_a_little() -> None:
    site = {"sites": [["One", "Bordeaux", ""]]}
    moved = contacts_locations(BARE | site | {"geo_shift": 0.001})["locations"][0]["geoPoint"]
    assert moved == {"lat": 44.84224, "lon": -0.57946}


def test_ancestors_come_nearest_first_and_once() -> None:
    found = ancestors(["Lupus Nephritis"])
    assert found[:2] == ["Lupus Erythematosus, Systemic", "Glomerulonephritis"]
    assert "Immune System Diseases" in found
    assert len(found) == len(set(found))
    assert "Lupus Erythematosus, Systemic" not in ancestors(["Lupus Erythematosus, Systemic", "Lupus Nephritis"])


def test_an_intervention_is_told_which_arms_name_it() -> None:
    made = arms(
        {
            "arms": [
                ["EXPERIMENTAL", "A", "", ["Dietary Supplement: Oil", "Drug: Pill"]],
                ["OTHER", "B", "", ["Drug: Pill"]],
            ],
            "interventions": [["DIETARY_SUPPLEMENT", "Oil", ""], ["DRUG", "Pill", "daily", "The pill"]],
        }
    )
    oil, pill = made["interventions"]
    assert oil == {"type": "DIETARY_SUPPLEMENT", "name": "Oil", "armGroupLabels": ["A"]}
    assert pill["armGroupLabels"] == ["A", "B"]
    assert pill["otherNames"] == ["The pill"]


def test_size_may_be_without_a_type() -> None:
    assert design({"type": "INTERVENTIONAL", "enrol": "30"})["enrollmentInfo"] == {"count": 30}
    assert "enrollmentInfo" not in design({"type": "EXPANDED_ACCESS"})


def test_who_answers_for_a_record() -> None:
    assert sponsors(BARE)["responsibleParty"] == {"type": "SPONSOR"}
    assert "responsibleParty" not in sponsors(BARE | {"party": []})
    old = sponsors(BARE | {"party": ["OLD", "Dr A", "A house"]})["responsibleParty"]
    assert old == {"oldNameTitle": "Dr A", "oldOrganization": "A house"}


def test_oversight_says_nothing_when_nobody_did() -> None:
    assert oversight(BARE) == {}
    assert oversight(BARE | {"fda": [False, True, True]})["isUnapprovedDevice"] is True


def test_results_give_counts_as_text_and_totals() -> None:
    made = results_section(
        {
            "dates": ["2026-01-01", "2026-02-01", "2026-02-03"],
            "groups": [["New", "n", 10, 9], ["Old", "o", 12, 12]],
            "left": [["Death", 1, 0]],
            "age": [[50.0, 9.0], [51.0, 8.5], [50.5, 8.7]],
            "female": [6, 7],
            "contact": ["T", "O", "555-0100", "a@b.example"],
            "outcome": [
                {
                    "type": "PRIMARY",
                    "title": "X",
                    "param": "MEAN",
                    "unit": "mm",
                    "time": "1 week",
                    "values": [[1, 2], [3, 1, 5]],
                }
            ],
            "harms": {
                "time": "1 week",
                "deaths": [1, 0],
                "serious": [1, 0],
                "other": [0, 0],
                "serious_events": [["Fall", "Injury", 1, 0]],
                "other_events": [],
            },
        }
    )
    assert made is not None
    counts = made["baselineCharacteristicsModule"]["denoms"][0]["counts"]
    assert [one["value"] for one in counts] == ["10", "12", "22"]
    cells = made["outcomeMeasuresModule"]["outcomeMeasures"][0]["classes"][0]["categories"][0]["measurements"]
    assert cells[0] == {"groupId": "OG000", "value": "1", "spread": "2"}
    assert cells[1] == {"groupId": "OG001", "value": "3", "lowerLimit": "1", "upperLimit": "5"}
    group = made["adverseEventsModule"]["eventGroups"][0]
    assert (group["seriousNumAffected"], group["seriousNumAtRisk"], group["deathsNumAffected"]) == (1, 10, 1)
    assert "otherEvents" not in made["adverseEventsModule"]


def test_no_results_no_section() -> None:
    assert results_section(None) is None


def test_a_bare_study_makes_a_record_of_few_modules() -> None:
    (entry,) = entries([BARE])
    assert json.loads(next(lines([BARE]))) == entry
    assert set(entry["study"]["protocolSection"]) == {
        "identificationModule",
        "statusModule",
        "sponsorCollaboratorsModule",
    }
    assert entry["study"]["hasResults"] is False
