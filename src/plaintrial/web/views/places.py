"""``/places``: the world; ``/places/{slug}``: a country or a town."""

from __future__ import annotations

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse

from plaintrial.conditions import concept_of
from plaintrial.places import Country, Place, country, distance_km, find, place_of_slug, place_slug, suggest
from plaintrial.search import Asked, Found, open_index, search
from plaintrial.search.counts import country_counts
from plaintrial.search.plan import Plan
from plaintrial.search.reader import Reader
from plaintrial.web import asked
from plaintrial.web.answers import page, rendered
from plaintrial.web.conditions.view import Exact
from plaintrial.web.finding.chips import condition_name
from plaintrial.web.finding.place import by_country, country_meant
from plaintrial.web.finding.view import DISTANCES
from plaintrial.web.places.address import country_of_slug, country_slug
from plaintrial.web.places.towns import OpenTown, open_towns
from plaintrial.web.places.view import (
    AROUND_KM,
    OPEN_NOW,
    RINGS,
    country_lines,
    country_view,
    near_town,
    town_view,
    world_map,
)
from plaintrial.web.study.headlines import headlines_said

SHOWN = 3
_MOST_AROUND = 300


@page()
def places(request: HttpRequest) -> HttpResponse:
    """Countries where studies look for people, of one condition if asked; a town typed leads to its page."""
    typed = asked.text(request, "town")
    answer = _town_typed(typed) if typed else None
    if answer is not None:
        return answer
    reader = open_index()
    about = asked.text(request, "cond")
    counts = _looking(Asked(conditions=(concept_of(about) or about,) if about else ()), reader) if reader else {}
    variables = {
        "map": world_map(counts) if counts else "",
        "countries": country_lines(counts),
        "about": condition_name(concept_of(about) or about) if about else "",
        "cond": about,
        "typed": typed,
        "choices": [(place_slug(place), place.label) for place in find(typed).choices] if typed else [],
    }
    return rendered("web/places.html", variables)


def _looking(about: Asked, reader: Reader) -> dict[str, int]:
    """How many studies look for people in each country, at a place there, by the registry's word for it."""
    wanted = msgspec.structs.replace(about, statuses=(OPEN_NOW,), per_page=1)
    named = [each.value for each in by_country(_answer(wanted, reader).facets.get("country", ())) if each.count]
    return {word: _exact(reader)(msgspec.structs.replace(wanted, countries=(word,))) for word in named}


def _exact(reader: Reader) -> Exact:
    return lambda wanted: Plan(wanted, reader).total


def _town_typed(typed: str) -> HttpResponse | None:
    """Where the one town or country that was typed has its page; None where it is none, or several."""
    found = find(typed)
    if found.place is not None:
        to = place_slug(found.place)
        if place_of_slug(to) is not None:
            return HttpResponseRedirect(reverse("place", args=[to]))
    named = country(typed) if found.place is None else None
    return HttpResponseRedirect(reverse("place", args=[country_slug(named.name)])) if named else None


@page()
def place(_request: HttpRequest, name: str) -> HttpResponse:
    """The page of a country or a town; other spellings lead to it by 301."""
    nation = country_of_slug(name)
    town = None if nation else place_of_slug(name)
    to = country_slug(nation.name) if nation else place_slug(town) if town else ""
    if not to:
        near = [(place_slug(each), each.label) for each in suggest(name.replace("-", " ")[:100], 6)]
        return rendered("web/no_place.html", {"near": near}, status=404)
    if to != name:
        return HttpResponsePermanentRedirect(reverse("place", args=[to]))
    reader = open_index()
    if reader is None:
        return rendered("web/condition_waits.html", {}, status=503)
    return _country(nation, reader) if nation else _town(town, reader)  # type: ignore[arg-type]


def _country(nation: Country, reader: Reader) -> HttpResponse:
    word = country_meant(nation.name, country_counts(reader)) or nation.name
    found = _answer(Asked(countries=(word,), sort="newest", per_page=SHOWN), reader)
    towns = open_towns(reader).get(nation.code, ())
    view = country_view(nation, word, found, towns, _exact(reader), _headlines(found))
    return rendered("web/place_country.html", {"view": view})


def _town(town: Place, reader: Reader) -> HttpResponse:
    wanted = near_town(town)
    nearest = _answer(msgspec.structs.replace(wanted, within_km=float(RINGS[-1]), per_page=2 * SHOWN), reader)
    view = town_view(town, nearest, _around(town, reader), _exact(reader), _headlines(nearest))
    return rendered("web/place_town.html", {"view": view, "distances": DISTANCES})


def _around(town: Place, reader: Reader) -> list[OpenTown]:
    """Towns within reach that have studies, nearest first."""
    here = (town.lat, town.lon)
    far = [
        (distance_km(here, (other.place.lat, other.place.lon)), other)
        for towns in open_towns(reader).values()
        for other in towns
    ]
    within = sorted((each for each in far if each[0] <= 2 * AROUND_KM), key=lambda each: (each[0], each[1].place.label))
    return [other for _, other in within[:_MOST_AROUND]]


def _answer(wanted: Asked, reader: Reader) -> Found:
    found = search(wanted, reader=reader)
    assert found is not None, "an index that is open answers"
    return found


def _headlines(found: Found) -> dict[str, str]:
    return headlines_said([hit.nct_id for hit in found.hits])
