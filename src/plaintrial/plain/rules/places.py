"""Where the study takes place, and how many places take people now."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Message, Slot, nothing_at
from plaintrial.plain.message import given as needs
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.countries import countries, country_after_city
from plaintrial.plain.shown.numbers import how_many
from plaintrial.plain.shown.treatments import cities, city
from plaintrial.record import Locator

_CITY = "contactsLocationsModule/locations/*/city"
_COUNTRY = "contactsLocationsModule/locations/*/country"
_STATUS = "contactsLocationsModule/locations/*/status"
_LIST = "contactsLocationsModule/locations"
_COUNTRIES = Slot(countries, (_COUNTRY,), many=True)

ONE = Message(
    "The study is in {city}, {country}.", city=Slot(city, (_CITY,)), country=Slot(country_after_city, (_COUNTRY,))
)
CITIES = Message(
    "The study is in {cities}, {country}.",
    cities=Slot(cities, (_CITY,), many=True),
    country=Slot(country_after_city, (_COUNTRY,)),
)
COUNTRIES = Message("The study is in {countries}.", countries=_COUNTRIES)
MANY_COUNTRIES = Message("The study is in {n} countries.", n=Slot(how_many, (_COUNTRY,), many=True))
PLACES = Message("The record lists {n} places.", n=Slot(how_many, (_CITY,), many=True))
MANY_PLACES = Message("The record lists many places.", given=[needs(_LIST, "[")])
OPEN_NOW = Message(
    "1 of the places is looking for people now.",
    "{n} of the places are looking for people now.",
    given=[needs(_STATUS, "RECRUITING")],
    n=Slot(how_many, (_STATUS,), many=True, count=True),
)
_ACCESS = needs("designModule/studyType", "EXPANDED_ACCESS")
ACCESS_ONE = Message(
    "The place is in {city}, {country}.",
    given=[_ACCESS],
    city=Slot(city, (_CITY,)),
    country=Slot(country_after_city, (_COUNTRY,)),
)
ACCESS_CITIES = Message(
    "The places are in {cities}, {country}.",
    given=[_ACCESS],
    cities=Slot(cities, (_CITY,), many=True),
    country=Slot(country_after_city, (_COUNTRY,)),
)
ACCESS_COUNTRIES = Message("The places are in {countries}.", given=[_ACCESS], countries=_COUNTRIES)
ACCESS_MANY = Message("The places are in {n} countries.", given=[_ACCESS], n=Slot(how_many, (_COUNTRY,), many=True))
ACCESS_UNKNOWN = Message("The record does not say where the treatment can be had.", given=[_ACCESS, nothing_at(_LIST)])
_OF_ACCESS = {ONE: ACCESS_ONE, CITIES: ACCESS_CITIES, COUNTRIES: ACCESS_COUNTRIES, MANY_COUNTRIES: ACCESS_MANY}
"""What is said instead of a way to get a treatment outside a study."""
UNKNOWN = Message("The record does not say where the study takes place.", given=[nothing_at(_LIST)])

_NAMED = 3
_COUNTED = 40


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    sites = page.study.places.locations
    if not sites:
        nowhere = page.silent("contactsLocationsModule", "locations")
        yield say(ACCESS_UNKNOWN, nowhere, *_kind(page)) if page.is_access else say(UNKNOWN, nowhere)
        return
    cities = _once(page, "city", [f"{s.city}|{s.country}" if s.city and s.country else None for s in sites])
    lands = _once(page, "country", [site.country for site in sites])
    same = len(cities) == len(lands) == 1 and cities[0].quote == lands[0].quote  # "Singapore, Singapore"
    one_country = len(lands) == 1 and len(cities) <= _NAMED and not same
    named = _said(page, say, CITIES if len(cities) > 1 else ONE, *cities, *lands) if one_country and cities else None
    yield named or _countries(page, say, lands)
    if len(sites) > _NAMED:
        listed = [page.cite(*_site(n), "city") for n, site in enumerate(sites[: _COUNTED + 1]) if site.city]
        counted = len(sites) <= _COUNTED and len(listed) == len(sites)
        yield say(PLACES, *listed) if counted else say(MANY_PLACES, page.silent("contactsLocationsModule", "locations"))
    yield from _open_now(page, say)


def _said(page: Page, say: Say, message: Message, *evidence: Locator) -> Sentence | None:
    return say(_OF_ACCESS[message], *evidence, *_kind(page)) if page.is_access else say(message, *evidence)


def _kind(page: Page) -> list[Locator]:
    return [page.cite("designModule", "studyType")]


def _countries(page: Page, say: Say, lands: list[Locator]) -> Sentence | None:
    if not lands:
        return None
    few = _said(page, say, COUNTRIES, *lands) if len(lands) <= 2 * _NAMED else None
    return few or _said(page, say, MANY_COUNTRIES, *lands)


def _open_now(page: Page, say: Say) -> Iterator[Sentence | None]:
    """How many places look for people, unless the study itself does not, or nobody confirmed that it still does."""
    if not page.speaks_to_reader:
        return
    sites = page.study.places.locations
    open_sites = [n for n, site in enumerate(sites) if site.status == "RECRUITING"]
    if 0 < len(open_sites) <= _COUNTED and len(sites) > 1:
        yield say(OPEN_NOW, *(page.cite(*_site(n), "status") for n in open_sites))


def _once(page: Page, field: str, keys: list[str | None]) -> list[Locator]:
    first: dict[str, int] = {}
    for place, key in enumerate(keys):
        if key:
            first.setdefault(key, place)
    return [page.cite(*_site(place), field) for place in first.values()]


def _site(place: int) -> tuple[str, str, int]:
    return ("contactsLocationsModule", "locations", place)


RULE = Rule(
    "places",
    "where",
    (*_OF_ACCESS, *_OF_ACCESS.values(), PLACES, MANY_PLACES, OPEN_NOW, UNKNOWN, ACCESS_UNKNOWN),
    _sentences,
)
