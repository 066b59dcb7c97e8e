"""What a person typed, taken apart: a name, and the country or region said behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from plaintrial.places.gazetteer import Gazetteer
from plaintrial.places.keys import LONGEST, place_key

MOST_WORDS = 12
"""Words of a text that are read."""


class Reading(NamedTuple):
    """One way to read a text: a town's name, in a country (code or None), in one of some regions (numbers)."""

    name: str
    country: str | None = None
    regions: tuple[int, ...] = ()


def readings(gazetteer: Gazetteer, text: str) -> Iterator[Reading]:
    """Ways to read a text, the most literal first: "Paris, Texas" is Paris in Texas; "New York" is one name."""
    parts = [part for part in text[:LONGEST].replace("，", ",").split(",") if place_key(part)]
    if len(parts) > 1:
        yield from _with_commas(gazetteer, parts)
        return
    words = place_key(text).split()[:MOST_WORDS]
    yield Reading(" ".join(words))
    for cut in range(len(words) - 1, max(0, len(words) - 6), -1):
        yield from _qualified(gazetteer, " ".join(words[:cut]), " ".join(words[cut:]))


def _with_commas(gazetteer: Gazetteer, parts: list[str]) -> Iterator[Reading]:
    """Later parts narrow: "Springfield, IL, USA"; what none of them explains is ignored, and the name stays."""
    country: str | None = None
    regions: tuple[int, ...] = ()
    for part in reversed(parts[1:4]):
        for reading in _qualified(gazetteer, parts[0], part):
            if reading.regions:
                fits = [n for n in reading.regions if country in (None, gazetteer.regions.rows[n].country)]
                regions = regions or tuple(fits)
            elif country is None and reading.country:
                country = reading.country
    name = place_key(parts[0])
    if regions:
        yield Reading(name, None, regions)
    if country:
        yield Reading(name, country)
    if not country and not regions:
        yield Reading(place_key(" ".join(parts[:3])))
        yield Reading(name)


def _qualified(gazetteer: Gazetteer, name: str, area: str) -> Iterator[Reading]:
    """The name in the region, and in the country, that an area names. Regions come first: "Paris TX", "Athens, Georgia"
    and "San Francisco CA" mean states."""
    key = place_key(area)
    numbers = gazetteer.regions.by_name.get(key)
    if numbers:
        yield Reading(place_key(name), None, tuple(numbers))
    country = gazetteer.countries.find(area)
    if country:
        yield Reading(place_key(name), country.code)
