"""The pages of places: the world, a country, a town."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from plaintrial.places import Country, Place, country, place_slug
from plaintrial.search import Asked, Found, Near
from plaintrial.search.labels import place_said
from plaintrial.web.conditions.view import Exact, Tally, status_tallies
from plaintrial.web.finding.address import address
from plaintrial.web.finding.cards import FoundCard, card
from plaintrial.web.maps.dots import Spot
from plaintrial.web.maps.frame import country_box, surroundings
from plaintrial.web.maps.svg import drawn, on_map, piece, world
from plaintrial.web.places.address import country_slug
from plaintrial.web.places.towns import OpenTown
from plaintrial.web.words import country_alone, country_in_text, town_said

OPEN_NOW = "RECRUITING"
TOWN_KM = 25
AROUND_KM = 250
LISTED_TOWNS = 15
RINGS = (25, 50, 100)
NEIGHBOURS = 12


class CountryLine(msgspec.Struct, frozen=True):
    """A country in the list: how many studies look for people there. ``slug`` is "" where it has no page."""

    name: str
    slug: str
    count: int


class TownLine(msgspec.Struct, frozen=True):
    """A town in the list. ``count``: studies with a place within 25 km that looks for people; None: not counted."""

    label: str
    slug: str
    count: int | None


class CountryView(msgspec.Struct, frozen=True, kw_only=True):
    """The page of a country. ``off_map``: towns that lie off the map."""

    name: str
    spoken: str
    word: str
    total: int
    looking: int
    statuses: tuple[Tally, ...]
    map: Markup
    off_map: int
    towns: tuple[TownLine, ...]
    more_towns: tuple[TownLine, ...]
    newest: tuple[FoundCard, ...]
    to_newest: str


class TownView(msgspec.Struct, frozen=True, kw_only=True):
    """The page of a town. ``rings``: how many studies look for people within so many km."""

    label: str
    said: str
    name: str
    country: str
    country_slug: str
    rings: tuple[Tally, ...]
    map: Markup
    nearest: tuple[FoundCard, ...]
    to_nearest: str
    around: tuple[TownLine, ...]


def country_lines(counts: Mapping[str, int]) -> tuple[CountryLine, ...]:
    """Countries (the registry's words) with how many studies look for people there, most studies first."""
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(
        CountryLine(country_alone(country_name(word)), country_slug(word), count) for word, count in ranked if count
    )


def country_name(word: str) -> str:
    """A country in house style."""
    known = country(word)
    return known.name if known else word


def world_map(counts: Mapping[str, int]) -> Markup:
    """A dot for each country that has studies, at the middle of its map."""
    spots = []
    for word, count in counts.items():
        known = country(word)
        box = country_box(known.code) if known and count else None
        if box is not None:
            spots.append(Spot((box.south + box.north) / 2, (box.west + box.east) / 2, count))
    total = ngettext("%d country", "%d countries", len(spots)) % len(spots)
    said = _("Map of the world with %s where studies look for people. The list below says the same in words.")
    return drawn(world(), spots, said % total)


def country_view(
    place: Country, word: str, found: Found, towns: Sequence[OpenTown], exact: Exact, headlines: Mapping[str, str]
) -> CountryView:
    """The page of a country. ``word``: the registry's for it; ``found``: its studies; ``towns``: those with studies."""
    asked = Asked(countries=(word,))
    counts = {town.place.label: exact(near_town(town.place)) for town in towns[:LISTED_TOWNS]}
    first = [_line(town.place, counts) for town in towns[:LISTED_TOWNS]]
    rest = [_line(town.place, counts) for town in towns[LISTED_TOWNS:]]
    picture, off = _country_map(place, towns)
    return CountryView(
        name=place.name,
        spoken=country_in_text(place.name),
        word=word,
        total=found.total,
        looking=exact(msgspec.structs.replace(asked, statuses=(OPEN_NOW,))),
        statuses=status_tallies(asked, found.facets.get("status", ()), exact),
        map=picture,
        off_map=off,
        towns=tuple(sorted(first, key=lambda line: -(line.count or 0))),
        more_towns=tuple(sorted(rest, key=lambda line: line.label)),
        newest=tuple(card(hit, headline=headlines.get(hit.nct_id, "")) for hit in found.hits),
        to_newest=address(msgspec.structs.replace(asked, sort="newest")),
    )


def _line(place: Place, counts: Mapping[str, int]) -> TownLine:
    return TownLine(town_said(place.name, place.admin), place_slug(place), counts.get(place.label))


def _country_map(place: Country, towns: Sequence[OpenTown]) -> tuple[Markup, int]:
    """The map, and how many towns lie off it; none where the country has no outline or nothing to show."""
    box = country_box(place.code)
    if box is None or not towns:
        return Markup(""), 0
    spots = on_map(_spots(towns), box)
    count = ngettext("%d town", "%d towns", len(spots)) % len(spots)
    said = _("Map of %(country)s: %(towns)s where studies look for people. The list below says the same in words.")
    named = {"country": country_in_text(place.name), "towns": count}
    return drawn(piece(box, place.code), spots, said % named), len(towns) - len(spots)


def _spots(towns: Iterable[OpenTown]) -> list[Spot]:
    return [Spot(town.place.lat, town.place.lon, town.weight) for town in towns]


def near_town(place: Place) -> Asked:
    """The search for studies that look for people near a town."""
    near = Near(place.lat, place.lon, place.label)
    return Asked(near=near, within_km=float(TOWN_KM), statuses=(OPEN_NOW,), sort="nearest")


def town_view(
    place: Place, nearest: Found, around: Sequence[OpenTown], exact: Exact, headlines: Mapping[str, str]
) -> TownView:
    """The page of a town. ``nearest``: studies nearby; ``around``: other towns, nearest first."""
    asked = near_town(place)
    return TownView(
        label=place.label,
        said=place_said(place.label),
        name=town_said(place.name),
        country=country_alone(place.country),
        country_slug=country_slug(place.country),
        rings=tuple(_ring(asked, place.label, km, exact) for km in RINGS),
        map=_town_map(place, around),
        nearest=tuple(card(hit, near=True, headline=headlines.get(hit.nct_id, "")) for hit in nearest.hits),
        to_nearest=address(msgspec.structs.replace(asked, within_km=None), place.label),
        around=tuple(_line(town.place, {}) for town in around if town.place != place)[:NEIGHBOURS],
    )


def _ring(asked: Asked, label: str, km: int, exact: Exact) -> Tally:
    wanted = msgspec.structs.replace(asked, within_km=float(km))
    return Tally(_("Within %d km") % km, exact(wanted), address(wanted, label))


def _town_map(place: Place, around: Sequence[OpenTown]) -> Markup:
    box = surroundings(place.lat, place.lon, AROUND_KM)
    spots = on_map(_spots(around), box)
    if not spots:
        return Markup("")
    count = ngettext("%d town", "%d towns", len(spots)) % len(spots)
    said = _("Map of the country around %(place)s: %(towns)s within %(km)d km where studies look for people.")
    return drawn(
        piece(box, place.country_code), spots, said % {"place": town_said(place.name), "towns": count, "km": AROUND_KM}
    )
