"""A place as people write it on a command line or in an address: "48.85, 2.35", a town, a postcode, a country."""

from __future__ import annotations

import msgspec

from plaintrial.places import Place, country, find
from plaintrial.search.asked import Near
from plaintrial.search.cells import point_of

GIVEN = "this place"
TRAVELLED_KM = 100.0
"""How far is meant by a place that stands in the words of a search and says no distance."""


class Located(msgspec.Struct, frozen=True):
    """What a text means: a place, a country (by a name ``Asked.countries`` takes), or places to choose from.

    ``said`` is one sentence for the reader, "" where nothing needs one.
    """

    near: Near | None = None
    country: str = ""
    choices: tuple[Place, ...] = ()
    said: str = ""


def located(text: str) -> Located:
    """The place a text means. Any text is answered."""
    point = _coordinates(text)
    if point is not None:
        return Located(point)
    found = find(text)
    if found.place is not None:
        return Located(Near(found.place.lat, found.place.lon, found.place.label), said=_slip(found.why, found.said))
    named = country(text) if found.why in ("area", "nothing") else None
    if named is not None:
        return Located(country=named.name)
    return Located(choices=found.choices, said=found.said)


def _slip(why: str, said: str) -> str:
    return said if why == "typo" else ""


def near_of(text: str) -> Near | None:
    """The one place a text means; None when it means none, several or a country."""
    return located(text).near


def _coordinates(text: str) -> Near | None:
    numbers = [_number(part) for part in text.split(",")]
    if len(numbers) != 2 or None in numbers:
        return None
    point = point_of(numbers[0], numbers[1])
    return Near(point.lat, point.lon, GIVEN) if point else None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
