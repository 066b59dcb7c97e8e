"""The sample shows a newcomer every kind of thing the registry holds."""

from __future__ import annotations

from collections import Counter

from tests.sample.conftest import Entry, locations, module

STATUSES = {
    "ACTIVE_NOT_RECRUITING", "COMPLETED", "ENROLLING_BY_INVITATION", "NOT_YET_RECRUITING", "RECRUITING", "SUSPENDED",
    "TERMINATED", "WITHDRAWN", "AVAILABLE", "NO_LONGER_AVAILABLE", "TEMPORARILY_NOT_AVAILABLE",
    "APPROVED_FOR_MARKETING", "WITHHELD", "UNKNOWN",
}  # fmt: skip
PHASES = {
    ("NA",), ("EARLY_PHASE1",), ("PHASE1",), ("PHASE1", "PHASE2"), ("PHASE2",), ("PHASE2", "PHASE3"), ("PHASE3",),
    ("PHASE4",),
}  # fmt: skip
KINDS = {
    "DRUG", "BIOLOGICAL", "DEVICE", "BEHAVIORAL", "PROCEDURE", "DIETARY_SUPPLEMENT", "RADIATION", "DIAGNOSTIC_TEST",
    "COMBINATION_PRODUCT", "OTHER",
}  # fmt: skip
STOPPED = {"SUSPENDED", "TERMINATED", "WITHDRAWN"}


def status_of(study: Entry) -> str:
    found: str = module(study, "statusModule")["overallStatus"]
    return found


def test_about_sixty_studies_at_least_twelve_with_a_long_history(histories: dict[str, list[Entry]]) -> None:
    assert 58 <= len(histories) <= 75
    assert sum(3 <= len(versions) <= 6 for versions in histories.values()) >= 12
    assert max(map(len, histories.values())) == 6


def test_every_status_is_there_and_recruiting_is_most_frequent(latest: list[Entry]) -> None:
    counted = Counter(map(status_of, latest))
    assert set(counted) == STATUSES
    assert counted.most_common(1)[0][0] == "RECRUITING"


def test_every_phase_is_there(latest: list[Entry]) -> None:
    found = {tuple(module(study, "designModule").get("phases", ())) for study in latest}
    assert found - {()} == PHASES


def test_three_quarters_are_interventional_and_the_rest_is_of_both_other_types(latest: list[Entry]) -> None:
    counted = Counter(module(study, "designModule").get("studyType") for study in latest)
    assert 0.7 <= counted["INTERVENTIONAL"] / len(latest) <= 0.8
    assert counted["OBSERVATIONAL"] >= 10
    assert counted["EXPANDED_ACCESS"] >= 4


def test_every_kind_of_intervention_and_design_is_there(latest: list[Entry]) -> None:
    kinds = {
        one["type"] for study in latest for one in module(study, "armsInterventionsModule").get("interventions", [])
    }
    designs = [module(study, "designModule").get("designInfo", {}) for study in latest]
    assert kinds == KINDS
    assert {one.get("interventionModel") for one in designs} >= {
        "PARALLEL", "CROSSOVER", "SINGLE_GROUP", "SEQUENTIAL", "FACTORIAL",
    }  # fmt: skip
    assert {one.get("observationalModel") for one in designs} >= {
        "COHORT", "CASE_CONTROL", "CASE_ONLY", "CASE_CROSSOVER", "FAMILY_BASED",
    }  # fmt: skip
    assert {one.get("maskingInfo", {}).get("masking") for one in designs} >= {
        "NONE", "SINGLE", "DOUBLE", "TRIPLE", "QUADRUPLE",
    }  # fmt: skip
    assert [study for study in latest if module(study, "designModule").get("patientRegistry")]
    assert {module(study, "designModule").get("bioSpec", {}).get("retention") for study in latest} >= {
        "SAMPLES_WITH_DNA", "SAMPLES_WITHOUT_DNA",
    }  # fmt: skip


def test_stopped_studies_say_why_and_no_other_does(entries: list[Entry]) -> None:
    for entry in entries:
        study = entry["study"]
        assert (status_of(study) in STOPPED) == ("whyStopped" in module(study, "statusModule")), entry["nctId"]


def test_unknown_keeps_the_last_known_status_and_no_other_does(entries: list[Entry]) -> None:
    for entry in entries:
        study = entry["study"]
        assert (status_of(study) == "UNKNOWN") == ("lastKnownStatus" in module(study, "statusModule"))


def test_withdrawn_studies_enrolled_nobody(entries: list[Entry]) -> None:
    for entry in entries:
        count = module(entry["study"], "designModule").get("enrollmentInfo", {}).get("count")
        assert (status_of(entry["study"]) == "WITHDRAWN") == (count == 0), entry["nctId"]


def test_one_study_does_not_know_its_size(latest: list[Entry]) -> None:
    sizes = [module(study, "designModule").get("enrollmentInfo", {}).get("count") for study in latest]
    assert 99_999_999 in sizes


def test_the_diseases_are_the_ones_the_first_readers_come_for(latest: list[Entry]) -> None:
    counted = Counter(
        one["term"]
        for study in latest
        for one in study["derivedSection"].get("conditionBrowseModule", {}).get("meshes", [])
    )
    assert counted["Lupus Erythematosus, Systemic"] >= 12
    assert counted["Scleroderma, Systemic"] >= 10
    assert counted["Sjogren's Syndrome"] >= 10
    assert counted["Arthritis, Rheumatoid"] >= 10
    assert {"Lupus Nephritis", "Lupus Erythematosus, Cutaneous", "Arthritis, Juvenile"} <= set(counted)


def test_registrants_type_the_same_disease_in_many_ways(latest: list[Entry]) -> None:
    typed = {one for study in latest for one in module(study, "conditionsModule").get("conditions", [])}
    assert {"SLE", "Lupus", "Scleroderma", "SSc-ILD", "RA", "Sicca Syndrome", "Healthy Volunteers"} <= typed
    assert [study for study in latest if "keywords" not in module(study, "conditionsModule")]


def test_children_women_and_healthy_people_are_sought_too(latest: list[Entry]) -> None:
    rules = [module(study, "eligibilityModule") for study in latest]
    assert {one.get("minimumAge") for one in rules} >= {"6 Months", "12 Months", "2 Years", "18 Years", None}
    assert [one for one in rules if "maximumAge" not in one]
    assert [one for one in rules if one.get("sex") == "FEMALE" and one.get("genderBased")]
    assert sum(one.get("healthyVolunteers") is True for one in rules) >= 5
    assert sum(one.get("stdAges") == ["CHILD"] for one in rules) >= 4


def test_sites_lie_on_every_continent_some_without_a_point(latest: list[Entry]) -> None:
    sites = [site for study in latest for site in locations(study)]
    countries = {site["country"] for site in sites}
    assert countries >= {
        "United States", "Canada", "United Kingdom", "France", "Germany", "Spain", "Italy", "Japan", "India", "Brazil",
        "Australia", "South Africa", "Mexico", "Kenya", "Egypt", "China",
    }  # fmt: skip
    assert len(countries) >= 30
    assert {"Bordeaux", "Paris", "Lyon"} <= {site["city"] for site in sites if site["country"] == "France"}
    assert 4 <= sum("geoPoint" not in site for site in sites) <= 20


# Country -> south, north, west, east in whole degrees, wide enough for its mainland.
BOXES = {
    "Argentina": (-56, -21, -74, -53), "Australia": (-44, -10, 112, 154), "Austria": (46, 50, 9, 18),
    "Bangladesh": (20, 27, 88, 93), "Belgium": (49, 52, 2, 7), "Brazil": (-34, 6, -74, -34),
    "Canada": (41, 84, -141, -52), "China": (18, 54, 73, 135), "Czechia": (48, 52, 12, 19), "Denmark": (54, 58, 8, 16),
    "Egypt": (22, 32, 24, 37), "Finland": (59, 71, 20, 32), "France": (41, 52, -5, 10), "Germany": (47, 56, 5, 16),
    "Greece": (34, 42, 19, 30), "Hong Kong": (22, 23, 113, 115), "Hungary": (45, 49, 16, 23), "India": (6, 36, 68, 98),
    "Italy": (36, 48, 6, 19), "Japan": (24, 46, 122, 146), "Kenya": (-5, 6, 33, 42), "Mexico": (14, 33, -119, -86),
    "Netherlands": (50, 54, 3, 8), "New Zealand": (-48, -34, 166, 179), "Norway": (57, 72, 4, 32),
    "Peru": (-19, 1, -82, -68), "Poland": (48, 55, 14, 25), "Portugal": (36, 43, -10, -6),
    "South Africa": (-35, -22, 16, 33), "South Korea": (33, 39, 125, 130), "Spain": (35, 44, -10, 5),
    "Sweden": (55, 70, 10, 25), "Switzerland": (45, 48, 5, 11), "Taiwan": (21, 26, 119, 123),
    "Thailand": (5, 21, 97, 106), "Turkey (Türkiye)": (35, 43, 25, 45), "United Kingdom": (49, 61, -9, 2),
    "United States": (24, 50, -125, -66),
}  # fmt: skip


def test_a_site_lies_in_its_country(entries: list[Entry]) -> None:
    for entry in entries:
        for site in locations(entry["study"]):
            if "geoPoint" in site:
                south, north, west, east = BOXES[site["country"]]
                assert south <= site["geoPoint"]["lat"] <= north, site
                assert west <= site["geoPoint"]["lon"] <= east, site


def test_a_city_lies_at_one_place(entries: list[Entry]) -> None:
    points: dict[tuple[str, str], set[tuple[float, float]]] = {}
    for entry in entries:
        for site in locations(entry["study"]):
            if "geoPoint" in site:
                at = (round(site["geoPoint"]["lat"], 1), round(site["geoPoint"]["lon"], 1))
                points.setdefault((site["city"], site["country"]), set()).add(at)
    assert len(points) > 80
    assert all(len(found) == 1 for found in points.values())


def test_some_sites_stand_otherwise_than_their_study(latest: list[Entry]) -> None:
    differing = {
        site["status"]
        for study in latest
        for site in locations(study)
        if site.get("status") not in (None, status_of(study))
    }
    assert differing >= {
        "NOT_YET_RECRUITING",
        "ACTIVE_NOT_RECRUITING",
        "COMPLETED",
        "WITHDRAWN",
        "SUSPENDED",
        "TERMINATED",
    }


def test_contacts_are_central_at_sites_and_absent(latest: list[Entry]) -> None:
    people = [module(study, "contactsLocationsModule") for study in latest]
    assert [one for one in people if "centralContacts" in one]
    assert [one for one in people if "centralContacts" not in one]
    assert [study for study in latest if any("contacts" in site for site in locations(study))]


def test_dates_are_whole_partial_typed_and_untyped(latest: list[Entry]) -> None:
    names = ("startDateStruct", "primaryCompletionDateStruct", "completionDateStruct")
    dates = [
        module(study, "statusModule")[name]
        for study in latest
        for name in names
        if name in module(study, "statusModule")
    ]
    assert {len(one["date"]) for one in dates} == {4, 7, 10}
    assert {one.get("type") for one in dates} == {None, "ACTUAL", "ESTIMATED"}


def test_most_recruiting_studies_were_verified_this_year_and_one_is_stale(latest: list[Entry]) -> None:
    recruiting = [module(study, "statusModule") for study in latest if status_of(study) == "RECRUITING"]
    fresh = [one for one in recruiting if one["statusVerifiedDate"] >= "2026"]
    assert len(fresh) / len(recruiting) > 0.8
    assert [one for one in recruiting if one["primaryCompletionDateStruct"]["date"] < "2026-01"]


def test_studies_were_registered_from_2012_to_2026(latest: list[Entry]) -> None:
    years = {module(study, "statusModule")["studyFirstSubmitDate"][:4] for study in latest}
    assert {"2012", "2026"} <= years
    assert len(years) >= 12


def test_some_records_carry_what_only_a_few_do(latest: list[Entry]) -> None:
    assert sum(study["hasResults"] for study in latest) >= 5
    assert [study for study in latest if "documentSection" in study]
    assert [study for study in latest if "nctIdAliases" in module(study, "identificationModule")]
    assert [study for study in latest if module(study, "referencesModule").get("seeAlsoLinks")]
    assert {module(study, "ipdSharingStatementModule").get("ipdSharing") for study in latest} >= {
        "YES",
        "NO",
        "UNDECIDED",
    }


def test_criteria_are_as_messy_as_sponsors_write_them(latest: list[Entry]) -> None:
    texts = [module(study, "eligibilityModule").get("eligibilityCriteria", "") for study in latest]
    for sign in ("\\<", "\\>=", "\\^", "\n  * ", "\n1) ", "   a. ", "\n- ", "* * ", "Key inclusion", "KEY INCLUSION"):
        assert any(sign in text for text in texts), sign
    lowered = [text.lower() for text in texts if text]
    assert [text for text in lowered if "inclusion" not in text]
    assert [text for text in lowered if 0 <= text.find("exclusion") < text.find("inclusion")]
    assert [text for text in texts if len(text) > 200 and "\n" not in text]
    assert max(map(len, texts)) > 3_500
    assert min(len(text) for text in texts if text) < 100


def test_no_two_studies_share_a_title_summary_or_criteria(latest: list[Entry]) -> None:
    for name, field in (
        ("identificationModule", "briefTitle"),
        ("descriptionModule", "briefSummary"),
        ("eligibilityModule", "eligibilityCriteria"),
    ):
        texts = [module(study, name).get(field) for study in latest if field in module(study, name)]
        assert len(texts) == len(set(texts)), field
