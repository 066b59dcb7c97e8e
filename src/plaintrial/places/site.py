"""Where a site is: the record's own point if it can be right, else its town, else its postcode."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from plaintrial.places.distance import distance_km
from plaintrial.places.gazetteer import gazetteer
from plaintrial.places.place import Place
from plaintrial.places.territory import in_country, is_position
from plaintrial.places.town_of_site import Town, Words, point_of_postcode, rows_of_words, town_of, town_of_state
from plaintrial.record.sites import Site

FAR_KM = 50
"""Beyond this, the record's point is not in the town the record names."""

How = Literal["record", "town", "postcode", "state"]
Sure = Literal["sure", "likely", "rough"]


class SitePlace(msgspec.Struct, frozen=True):
    """A site's position in degrees.

    `how`: the record's own point, the middle of its town, of its postcode, or of the town its state is named after.
    `sure`: two things agree; nothing speaks against it; a guess, for maps of whole countries only.
    `place` is the town where one was recognised. `refused` says why the record's own point was not taken, "" if it was
    or if there is none.
    """

    lat: float
    lon: float
    how: How
    sure: Sure
    place: Place | None = None
    refused: str = ""


def place_site(site: Site) -> SitePlace | None:
    """The position of a site; None where neither its point nor its words give one."""
    point = site.geo_point
    words = _words(site.city, site.state, site.country, site.country_code, site.zip)
    if point is None:
        return _by_words(words, "")
    return _with_point(words, point.lat, point.lon)


@lru_cache(maxsize=65536)
def _words(city: str | None, state: str | None, country: str | None, code: str | None, postcode: str | None) -> Words:
    named = gazetteer().countries.find(country) if country else None
    iso = named.code if named else (code or "").upper()
    return Words(city or "", state or "", iso, postcode or "")


@lru_cache(maxsize=65536)
def _with_point(words: Words, lat: float | None, lon: float | None) -> SitePlace | None:
    if lat is None or lon is None or not is_position(lat, lon):
        return _by_words(words, "no position on earth, or 0, 0")
    towns = gazetteer()
    rows = rows_of_words(words)
    beside = next((row for row in rows if distance_km(towns.point(row), (lat, lon)) <= FAR_KM), None)
    if beside is not None:
        return SitePlace(lat, lon, "record", "sure", towns.place(beside))
    inside = not words.country or in_country(lat, lon, words.country)
    # Only a town of the very name speaks against the point; others are slow to look for, and not needed.
    town = town_of(words) if rows and inside else None
    if inside and not (town and town.literal and (town.agrees or town.alone)):
        return SitePlace(lat, lon, "record", "likely")
    why = "far from the town of its name" if inside else "not in its country"
    return _by_words(words, why)


@lru_cache(maxsize=65536)
def _by_words(words: Words, refused: str) -> SitePlace | None:
    town = town_of(words) if words.country else None
    if town:
        place = gazetteer().place(town.row)
        return SitePlace(place.lat, place.lon, "town", _sure(town), place, refused)
    code = point_of_postcode(words.country, words.postcode)
    if code:
        return SitePlace(code.lat, code.lon, "postcode", "likely" if code.exact else "rough", None, refused)
    row = town_of_state(words)
    if row is None:
        return None
    place = gazetteer().place(row)
    return SitePlace(place.lat, place.lon, "state", "rough", place, refused)


def _sure(town: Town) -> Sure:
    if town.literal and town.agrees:
        return "sure"
    return "likely" if (town.literal and town.alone) or town.agrees else "rough"
