"""Made-up records to find."""

from __future__ import annotations

from typing import Any

from tests.web.studies import raw_study


def study(number: int, title: str = "A study", **modules: Any) -> dict[str, Any]:
    """A record with a title and no headings of the registry's; modules take the place of the usual ones."""
    nct = f"NCT{number:08}"
    made = raw_study(nct, **{"identification": {"nctId": nct, "briefTitle": title}, **modules})
    return {**made, "derivedSection": {"miscInfoModule": {"versionHolder": "2026-02-01"}}}


def site(city: str, country: str, lat: float, lon: float, status: str = "RECRUITING") -> dict[str, Any]:
    """A site with coordinates."""
    return {"city": city, "country": country, "status": status, "geoPoint": {"lat": lat, "lon": lon}}


LYON = site("Lyon", "France", 45.7485, 4.8467)
GRENOBLE_CLOSED = site("Grenoble", "France", 45.1667, 5.7167, "COMPLETED")
MADRID = site("Madrid", "Spain", 40.4165, -3.70256)
SEOUL = site("Seoul", "Korea, Republic of", 37.566, 126.9784)


def at(*sites: dict[str, Any]) -> dict[str, Any]:
    """The module of places."""
    return {"locations": list(sites)}


def about(*conditions: str) -> dict[str, Any]:
    """The module of conditions."""
    return {"conditions": list(conditions)}


def with_status(status: str, **dates: Any) -> dict[str, Any]:
    """The module of status."""
    return {"overallStatus": status, "studyFirstSubmitDate": "2023-05-02", **dates}


FIVE = [
    study(1, "Iron for lupus", contactsLocations=at(LYON, MADRID)),
    study(2, "Sun and lupus", status=with_status("COMPLETED"), contactsLocations=at(GRENOBLE_CLOSED)),
    study(3, "Rest after a heart attack", conditions=about("Myocardial Infarction"), contactsLocations=at(SEOUL)),
    study(4, "Walking with asthma", conditions=about("Asthma"), contactsLocations=at(GRENOBLE_CLOSED, MADRID)),
    study(5, "Lupus in children", eligibility={"sex": "FEMALE", "minimumAge": "6 Years", "maximumAge": "17 Years"},
          contactsLocations=None),
]  # fmt: skip
