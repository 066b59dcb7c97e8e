"""Made-up studies of a few conditions in a few towns."""

from __future__ import annotations

from typing import Any

from tests.web.studies import raw_study


def study(number: int, title: str, *conditions: str, sites: list[dict[str, Any]] | None = None, **modules: Any) -> Any:
    """A record; ``modules`` take the place of the usual ones."""
    nct = f"NCT{number:08}"
    given = {
        "identification": {"nctId": nct, "briefTitle": title},
        "conditions": {"conditions": list(conditions) or ["Lupus"]},
        "contactsLocations": {"locations": sites or []},
        **modules,
    }
    return {**raw_study(nct, **given), "derivedSection": {"miscInfoModule": {"versionHolder": "2026-02-01"}}}


def site(city: str, country: str, lat: float | None, lon: float | None, status: str = "RECRUITING") -> dict[str, Any]:
    """A site; without coordinates where ``lat`` is None."""
    geo = {} if lat is None else {"geoPoint": {"lat": lat, "lon": lon}}
    return {"city": city, "country": country, "status": status, **geo}


def status(word: str, **dates: str) -> dict[str, Any]:
    """The module of status; ``dates``: first (posted), changed, ends."""
    made: dict[str, Any] = {"overallStatus": word}
    for name, key in (("first", "studyFirstPostDateStruct"), ("changed", "lastUpdatePostDateStruct")):
        if name in dates:
            made[key] = {"date": dates[name]}
    if "ends" in dates:
        made["primaryCompletionDateStruct"] = {"date": dates["ends"]}
    return made


def ages(youngest: str | None, oldest: str | None, sex: str = "ALL") -> dict[str, Any]:
    """The module of eligibility."""
    found = {"sex": sex, "minimumAge": youngest, "maximumAge": oldest}
    return {name: value for name, value in found.items() if value is not None}


LYON = site("Lyon", "France", 45.7485, 4.8467)
LYON_CLOSED = site("Lyon", "France", 45.7485, 4.8467, "COMPLETED")
GRENOBLE = site("Grenoble", "France", 45.1667, 5.7167)
GRENOBLE_CLOSED = site("Grenoble", "France", 45.1667, 5.7167, "COMPLETED")
MADRID = site("Madrid", "Spain", 40.4165, -3.70256)
