from __future__ import annotations

from typing import Any

import pytest

from plaintrial.history import diff
from plaintrial.history.sites.countries import country_key
from plaintrial.history.sites.geo import apart_km
from plaintrial.history.sites.site import Site

from .records import P, changed, only, put, record, told

SITES = f"{P}/contactsLocationsModule/locations"
STATUS = f"{P}/statusModule/overallStatus"
BORDEAUX, BERLIN, BARCELONA = (f"{SITES}/{place}" for place in range(3))


def listed(*sites: dict[str, Any], status: str = "RECRUITING") -> Any:
    return put(put(record(), SITES, list(sites)), STATUS, status)


def site(facility: str = "Hopital Nord", city: str = "Lyon", country: str = "France", **more: Any) -> dict[str, Any]:
    return {"facility": facility, "city": city, "country": country, **more}


@pytest.mark.parametrize(
    ("path", "status", "kind", "importance", "sentence"),
    [
        (
            BORDEAUX,
            "RECRUITING",
            "site_opened",
            "notable",
            "A site opened in Bordeaux, France: CHU de Bordeaux. Before: not started yet.",
        ),
        (
            BORDEAUX,
            "ENROLLING_BY_INVITATION",
            "site_opened",
            "notable",
            "A site opened in Bordeaux, France: CHU de Bordeaux. It takes "
            "invited people only. Before: not started yet.",
        ),
        (
            BORDEAUX,
            "WITHDRAWN",
            "site_status_changed",
            "notable",
            "A site in Bordeaux, France changed its status: CHU de Bordeaux. Now: withdrawn. Before: not started yet.",
        ),
        (
            BORDEAUX,
            None,
            "site_status_changed",
            "minor",
            "The record no longer says how far a site in Bordeaux, France is: CHU de Bordeaux. "
            "Before: not started yet.",
        ),
        (
            BERLIN,
            "COMPLETED",
            "site_closed",
            "notable",
            "A site in Berlin, Germany stopped taking people: Charite University Hospital. Now: finished.",
        ),
        (
            BERLIN,
            "SUSPENDED",
            "site_closed",
            "notable",
            "A site in Berlin, Germany stopped taking people: Charite University Hospital. Now: paused.",
        ),
    ],
)
def test_a_sites_status(path: str, status: str | None, kind: str, importance: str, sentence: str) -> None:
    event = only(changed(f"{path}/status", status))
    assert (event.kind, event.importance, event.sentence) == (kind, importance, sentence)
    assert event.path == f"{path}/status"
    assert event.after == status
    assert event.subject is not None
    assert "contacts" not in event.subject


def test_a_study_that_opens_tells_which_sites_opened() -> None:
    before = listed(site(city="Lyon"), site(city="Nice"), status="NOT_YET_RECRUITING")
    after = listed(site(city="Lyon", status="RECRUITING"), site(city="Nice", status="NOT_YET_RECRUITING"))
    assert [(e.kind, e.path) for e in diff(before, after)] == [
        ("status_changed", STATUS),
        ("site_opened", f"{SITES}/0/status"),
    ]


def test_a_study_that_ends_closes_its_open_sites_only() -> None:
    before = listed(site(city="Lyon", status="RECRUITING"), site(city="Nice", status="NOT_YET_RECRUITING"))
    after = listed(site(city="Lyon"), site(city="Nice"), status="COMPLETED")
    closed = diff(before, after)[-1]
    assert [(e.kind, e.importance) for e in diff(before, after)] == [
        ("status_changed", "urgent"),
        ("site_closed", "minor"),
    ]
    assert (closed.before, closed.after, closed.path) == ("RECRUITING", None, f"{SITES}/0/status")


def test_unknown_studies_keep_their_sites_as_they_were() -> None:
    before = listed(site(status="RECRUITING"))
    after = put(listed(site(status="RECRUITING"), status="UNKNOWN"), f"{P}/statusModule/lastKnownStatus", "RECRUITING")
    assert [event.kind for event in diff(before, after)] == ["status_changed"]


def test_added_and_removed() -> None:
    sites = record()["protocolSection"]["contactsLocationsModule"]["locations"]
    added = only(changed(SITES, [site(status="RECRUITING", contacts=[{"email": "x@example.org"}]), *sites]))
    assert (added.kind, added.importance, added.path) == ("site_added", "notable", f"{SITES}/0")
    assert added.sentence == "A site was added in Lyon, France: Hopital Nord. It takes people now."
    assert "contacts" not in added.after
    removed = only(changed(SITES, sites[1:]))
    assert (removed.kind, removed.importance, removed.path) == ("site_removed", "minor", BORDEAUX)
    assert removed.sentence == "A site in Bordeaux, France is no longer listed: CHU de Bordeaux."


@pytest.mark.parametrize(
    "fields",
    [
        {"geoPoint": {"lat": 44.9, "lon": -0.5}},
        {"geoPoint": None},
        {"facility": "chu de  bordeaux"},
        {"zip": "33 000"},
        {"city": "BORDEAUX"},
        {"countryCode": "FR"},
    ],
)
def test_the_same_site_written_otherwise_is_no_event(fields: dict[str, Any]) -> None:
    after = record()
    for key, value in fields.items():
        after = put(after, f"{BORDEAUX}/{key}", value)
    assert diff(record(), after) == []


@pytest.mark.parametrize(("before", "after"), [("Turkey", "Turkey (Türkiye)"), ("Korea, Republic of", "South Korea")])
def test_a_country_renamed_by_the_registry(before: str, after: str) -> None:
    assert diff(listed(site(country=before)), listed(site(country=after))) == []
    assert country_key("Chad") != country_key("Chile")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (site("Karmanos Cancer Institute", "Detroit"), site("Barbara Ann Karmanos Cancer Institute", "Detroit")),
        (site("ICO l?Hospitalet ? Hospital Duran i Reynals"), site("ICO Hospitalet- Hospital Duran i Reynals")),
        (
            site("Papageorgiou General Hospital", "N. Efkapria-Pavlos Melas"),
            site("Papageorgiou General Hospital", "Pavlos Melas"),
        ),
        (site("University Hospital", "Köln", zip="50937"), site("University Hospital", "Cologne", zip="50937")),
        (site("Mayo Clinic"), site("Research Site")),
        (site("Mayo Clinic", zip="69001"), site("Local Institution - 0012", zip="69001")),
        (site("Local Institution - 0012"), site("Mayo Clinic")),
        (site("Old Name of a Clinic", zip="69001"), site("Quite Different Hospital", zip="69001")),
        (
            site("Mayo Clinic", contacts=[{"name": "Eve Stone"}]),
            site("Quite Different", contacts=[{"name": "Eve Stone"}]),
        ),
        (site("Mayo Clinic", zip="69001"), site("Mayo Clinic", zip="69999")),
        (site("Research Site", zip="69001"), site("Research Site", zip="69999")),
        (site("Mayo Clinic"), site("Mayo Clinic", state="Rhone")),
    ],
)
def test_a_site_renamed_is_the_same_site(before: Any, after: Any) -> None:
    event = only(diff(listed(before, site("Other", "Nice")), listed(site("Other", "Nice"), after)))
    assert event.kind == "other"
    assert event.path.startswith(f"{SITES}/1")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (site("Mayo Clinic"), site("Hospital Vall d'Hebron", "Barcelona", "Spain")),
        (site("Local Institution - 0012"), site("Local Institution - 0031")),
        (site("Mayo Clinic"), site("Hopital Sud")),
        (
            site("University Hospital", geoPoint={"lat": 45.7, "lon": 4.8}),
            site("University Hospital", "Nantes", geoPoint={"lat": 47.2, "lon": -1.5}),
        ),
    ],
)
def test_two_different_sites(before: Any, after: Any) -> None:
    assert [event.kind for event in diff(listed(before), listed(after))] == ["site_added", "site_removed"]


def test_nameless_sites_of_one_city_are_told_apart_by_their_postcodes() -> None:
    seoul = [
        site("Research Site", "Seoul", "South Korea", zip=code, status="NOT_YET_RECRUITING")
        for code in ("03080", "06351")
    ]
    after = [*seoul[:1], site("Research Site", "Seoul", "South Korea", zip="05505", status="RECRUITING")]
    assert sorted(event.kind for event in diff(listed(*seoul), listed(*after))) == ["site_added", "site_removed"]
    opened = [{**seoul[1], "status": "RECRUITING"}, seoul[0]]
    assert told(diff(listed(*seoul), listed(*opened))) == [
        ("site_opened", "A site opened in Seoul, South Korea. Before: not started yet.")
    ]


def test_renaming_and_moving_are_told() -> None:
    facility = only(changed(f"{BORDEAUX}/facility", "Centre Hospitalier (CHU) de Bordeaux"))
    assert facility.importance == "minor"
    assert facility.sentence == (
        "A site in Bordeaux, France is now listed as Centre Hospitalier (CHU) de Bordeaux. Before: CHU de Bordeaux."
    )
    address = only(changed(f"{BORDEAUX}/zip", "33076"))
    assert (address.importance, address.path) == ("cosmetic", f"{BORDEAUX}/zip")
    assert "postcode 33000 became 33076" in address.sentence
    far = only(changed(f"{BORDEAUX}/geoPoint", {"lat": 48.85, "lon": 2.35}))
    assert (far.importance, far.path) == ("cosmetic", f"{BORDEAUX}/geoPoint")


def test_an_unnamed_field_of_a_site_is_told_but_not_shown() -> None:
    event = only(changed(f"{BORDEAUX}/mobilePhone", "+33 6 00 00 00 00"))
    assert (event.kind, event.path) == ("other", f"{BORDEAUX}/mobilePhone")
    assert event.before is None
    assert event.after is None
    assert "+33" not in event.sentence


@pytest.mark.parametrize(
    ("facility", "anonymous", "number"),
    [
        ("Research Site", True, ""),
        ("Local Institution - 0012", True, "0012"),
        ("Investigational Site 123", True, "123"),
        ("Novartis Investigative Site", True, ""),
        ("Site 0045", True, "0045"),
        ("", True, ""),
        ("Clinical Research Center", True, ""),
        ("Mayo Clinic", False, ""),
        ("Rambam Health Care Campus ( Site 0602)", False, ""),
        ("900 Hospital", False, ""),
    ],
)
def test_stand_ins_for_a_name(facility: str, anonymous: bool, number: str) -> None:
    found = Site(0, {"facility": facility})
    assert (found.anonymous, found.number) == (anonymous, number)


def test_how_a_site_is_spoken_of() -> None:
    assert Site(0, site()).spoken == "the site Hopital Nord in Lyon, France"
    assert (
        Site(0, site("Research Site", "Boise", "United States", state="Idaho")).spoken
        == "a site in Boise, Idaho, United States"
    )
    assert Site(0, {}).spoken == "a site in a place the record does not name"


@pytest.mark.parametrize("point", [None, "here", {}, {"lat": "1", "lon": 2}, {"lat": 91, "lon": 0}])
def test_coordinates_that_are_none(point: object) -> None:
    assert apart_km({"geoPoint": point}, {"geoPoint": {"lat": 1, "lon": 1}}) is None


def test_distance() -> None:
    paris, london = {"geoPoint": {"lat": 48.8566, "lon": 2.3522}}, {"geoPoint": {"lat": 51.5074, "lon": -0.1278}}
    assert apart_km(paris, london) == pytest.approx(343.6, abs=1)
