"""A town as the gazetteer knows it."""

from __future__ import annotations

import msgspec


class Place(msgspec.Struct, frozen=True):
    """A town, or the area of a postcode (then `postcode` is set and `name` is its town).

    `admin` is its first-level division ("Texas"), None where unknown. `lat` and `lon` are degrees north and east.
    `population` is 0 where GeoNames does not know it. `label` names it so that people can tell it from others.
    """

    name: str
    admin: str | None
    country: str
    country_code: str
    lat: float
    lon: float
    population: int
    label: str
    postcode: str | None = None


def label_of(name: str, admin: str | None, country: str) -> str:
    """ "Paris, Texas, United States"; a division or country that is called like the town is not said twice."""
    parts = [name]
    for part in (admin, country):
        if part and part not in parts:
            parts.append(part)
    return ", ".join(parts)
