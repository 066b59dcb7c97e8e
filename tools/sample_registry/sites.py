"""Contacts, officials and sites; a site's city gives its country and its true coordinates."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from .authored import Authored, AuthoringError
from .identity import Module, given

# A city written with this mark first has no coordinates, as some sites of real registries have none.
NO_POINT = "~"


@cache
def cities() -> dict[str, list[Any]]:
    """City name -> [state or "", country, latitude, longitude]."""
    text = (Path(__file__).parent / "cities.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def contacts_locations(study: Authored) -> Module:
    """The module of people and places."""
    return given(
        centralContacts=[contact(row) for row in study.get("contacts", [])] or None,
        overallOfficials=[_official(row) for row in study.get("officials", [])] or None,
        locations=_locations(study) or None,
    )


def contact(row: str) -> Module:
    """`Name; phone; e-mail; role; extension`, any of the last four left empty."""
    name, phone, email, role, extension = (part.strip() for part in (row + ";;;;").split(";")[:5])
    return given(
        name=name,
        role=role or "CONTACT",
        phone=phone or None,
        phoneExt=extension or None,
        email=email or None,
    )


def _official(row: list[str]) -> Module:
    return {"name": row[0], "affiliation": row[1], "role": row[2]}


def _locations(study: Authored) -> list[Module]:
    made = [_location(study["id"], row) for row in study.get("sites", [])]
    for site in made:
        if "geoPoint" in site:
            site["geoPoint"] = {
                axis: round(at + study.get("geo_shift", 0.0), 5) for axis, at in site["geoPoint"].items()
            }
    return made


def _location(nct_id: str, row: list[Any]) -> Module:
    """[facility, city, status, zip, contact...], where status and zip may be empty or absent."""
    facility, city, state_of_site, postcode, *people = [*row, "", ""] if len(row) < 4 else row
    name = city.removeprefix(NO_POINT)
    if name not in cities():
        raise AuthoringError(f"{nct_id}: the city {name!r} is not in cities.toml")
    state, country, lat, lon = cities()[name]
    return given(
        facility=facility or None,
        status=state_of_site or None,
        city=name.partition(",")[0],
        state=state or None,
        zip=postcode or None,
        country=country,
        contacts=[contact(person) for person in people if person] or None,
        geoPoint=None if city.startswith(NO_POINT) else {"lat": lat, "lon": lon},
    )
