"""The place in an address or a box: coordinates, a town, a postcode, a country. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from plaintrial.places import country, name_in_house_style, round_position
from plaintrial.search import Count, Near
from plaintrial.search import places as search_places
from plaintrial.search.labels import place_said
from plaintrial.search.places import Located


def located(text: str) -> Located:
    """The place a text means; a position is no more exact than about 1 km."""
    here = position(text)
    return Located(here) if here is not None else search_places.located(text)


def told(place: Located) -> str:
    """What is to be said of a place, in the page's language; "" where nothing needs to be."""
    if not place.said:
        return ""
    if place.near is not None:
        return _("We read this as %s.") % place_said(place.near.name)
    if place.choices:
        return _("More than one place has this name. Which one do you mean?")
    return _("We do not know that place. Try a larger town nearby.")


def near_named(text: str) -> Near | None:
    """The one place a text means; None where it means none or several."""
    return located(text).near


def position(text: str) -> Near | None:
    """The place of "LAT,LON", to about 1 km; None where the text is no such pair."""
    parts = text.split(",")
    if len(parts) != 2:
        return None
    try:
        lat, lon = round_position(float(parts[0]), float(parts[1]))
    except ValueError:
        return None
    return Near(lat, lon)


def as_kept(text: str) -> str:
    """A place as it may stand in an address: a name as typed, a position no more exact than about 1 km."""
    here = position(text)
    return f"{here.lat:.2f},{here.lon:.2f}" if here else text


def country_meant(text: str, known: Iterable[str]) -> str | None:
    """The registry's word for the country that a text names, out of those known; None where it names none."""
    words = tuple(known)
    if text in words:
        return text
    meant = country(text)
    if meant is None:
        return next((word for word in words if word.casefold() == text.casefold()), None)
    return next((word for word in words if (other := country(word)) and other.code == meant.code), None)


def country_name(word: str) -> str:
    """A country as this site writes it."""
    return name_in_house_style(word)


def by_country(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Counts of countries with each country once, most studies first.

    The registry's records name some countries in two ways ("Korea, Republic of", "South Korea"); a search for either
    finds both. A country stands under the word that most studies have.
    """
    found: dict[str, Count] = {}
    for each in sorted(counts, key=lambda count: (-count.count, count.value)):
        name = country_name(each.value)
        first = found.get(name, Count(each.value, 0))
        found[name] = Count(first.value, first.count + each.count, first.chosen or each.chosen)
    return tuple(sorted(found.values(), key=lambda count: (-count.count, count.value)))
