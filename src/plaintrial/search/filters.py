"""The filters of a search as queries, by the name of what was asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from plaintrial.search.ages import age_tokens, years_to_days
from plaintrial.search.asked import Asked
from plaintrial.search.cells import covering
from plaintrial.search.document import sort_key
from plaintrial.search.sites import ANY, LETTERS, country_token
from plaintrial.search.terms import Query, Terms, either, every, still

Filter = Callable[[Asked, Terms], "Query | None"]


def filters_of(asked: Asked, terms: Terms) -> dict[str, Query]:
    """The query of each filter that is set, in the order of the funnel."""
    made = {name: make(asked, terms) for name, make in FILTERS.items()}
    return {name: still(query) for name, query in made.items() if query is not None}


def _values(name: str, field: str) -> Filter:
    def make(asked: Asked, terms: Terms) -> Query | None:
        chosen: tuple[str, ...] = getattr(asked, name)
        return terms.any_of(field, chosen) if chosen else None

    return make


def _yes_or_no(name: str, field: str) -> Filter:
    def make(asked: Asked, terms: Terms) -> Query | None:
        chosen: bool | None = getattr(asked, name)
        return None if chosen is None else terms.one(field, "yes" if chosen else "no")

    return make


def _near(asked: Asked, terms: Terms) -> Query | None:
    if asked.near is None or asked.within_km is None:
        return None
    cells = covering(asked.near.point, max(asked.within_km, 0.1))
    return _at_one_site(cells, asked.statuses, terms)


def _country(asked: Asked, terms: Terms) -> Query | None:
    return _at_one_site([country_token(c) for c in asked.countries], asked.statuses, terms) if asked.countries else None


def _at_one_site(places: Sequence[str], statuses: Sequence[str], terms: Terms) -> Query:
    """Studies with a site at one of the places. With statuses asked for, that very site must have one of them."""
    if not statuses:
        return terms.any_of("cell", [ANY + place for place in places])
    ways = []
    for letter in dict.fromkeys(LETTERS.get(status, ANY) for status in statuses):
        with_letter = [status for status in statuses if LETTERS.get(status, ANY) == letter]
        there = terms.any_of("cell", [letter + place for place in places])
        ways.append(every([terms.any_of("status", with_letter), there]))
    return either(ways)


def _age(asked: Asked, terms: Terms) -> Query | None:
    if asked.age_years is None:
        return None
    return either([terms.one("age", token) for token in age_tokens(years_to_days(asked.age_years))])


def _sex(asked: Asked, terms: Terms) -> Query | None:
    return terms.any_of("sex", [asked.sex, "ALL"]) if asked.sex in ("FEMALE", "MALE") else None


def _since(name: str, field: str) -> Filter:
    def make(asked: Asked, terms: Terms) -> Query | None:
        day: date | None = getattr(asked, name)
        return None if day is None else terms.at_least(field, sort_key(day, ""))

    return make


FILTERS: dict[str, Filter] = {
    "statuses": _values("statuses", "status"),
    "near": _near,
    "age_years": _age,
    "age_groups": _values("age_groups", "age_group"),
    "sex": _sex,
    "healthy": _yes_or_no("healthy", "healthy"),
    "phases": _values("phases", "phase"),
    "types": _values("types", "type"),
    "countries": _country,
    "funders": _values("funders", "funder"),
    "has_results": _yes_or_no("has_results", "results"),
    "posted_since": _since("posted_since", "newest"),
    "changed_since": _since("changed_since", "changed"),
}
"""In the order of the funnel: what most people set first comes first."""
