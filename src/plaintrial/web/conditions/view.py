"""The page of a condition: everything the template prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
from django.utils.translation import gettext as _

from plaintrial.conditions import Concept, slug
from plaintrial.search import Asked, Count, Found
from plaintrial.search.counts import Treatment
from plaintrial.web.charts.studies import TONES, Charts, by_tone, statuses_of
from plaintrial.web.conditions.kinds import Kind
from plaintrial.web.conditions.names import Names, names_of
from plaintrial.web.finding.address import address
from plaintrial.web.finding.cards import FoundCard, card
from plaintrial.web.finding.place import country_name
from plaintrial.web.words import country_alone

SHOWN_COUNTRIES = 8
Exact = Callable[[Asked], int]
"""How many studies a search finds."""


class Tally(msgspec.Struct, frozen=True):
    """A count that leads to the studies it counts."""

    label: str
    count: int
    to: str


class ConditionView(msgspec.Struct, frozen=True, kw_only=True):
    """The page. ``looking``: how many studies look for people now."""

    slug: str
    names: Names
    definition: str
    total: int
    looking: int
    broader: tuple[Kind, ...]
    narrower: tuple[Kind, ...]
    statuses: tuple[Tally, ...]
    countries: tuple[Tally, ...]
    treatments: tuple[Tally, ...]
    charts: Charts
    newest: tuple[FoundCard, ...]
    changed: tuple[FoundCard, ...]
    to_newest: str
    to_changed: str


class Lists(msgspec.Struct, frozen=True):
    """The answers a page is made of: studies newest first, and last changed first; what is tried in those under way."""

    newest: Found
    changed: Found
    treatments: tuple[Treatment, ...]


def condition_view(
    concept: Concept, lists: Lists, charts: Charts, kinds: tuple[tuple[Kind, ...], tuple[Kind, ...]],
    headlines: Mapping[str, str],
) -> ConditionView:  # fmt: skip
    """The page of a condition that has studies, or none. ``kinds``: broader and narrower ones."""
    asked = Asked(conditions=(concept.id,))
    statuses = lists.newest.facets.get("status", ())
    return ConditionView(
        slug=slug(concept.id),
        names=names_of(concept),
        definition=concept.definition or "",
        total=lists.newest.total,
        looking=sum(each.count for each in statuses if each.value == "RECRUITING"),
        broader=kinds[0],
        narrower=kinds[1],
        statuses=status_tallies(asked, statuses),
        countries=country_tallies(asked, lists.newest.facets.get("country", ())),
        treatments=tuple(
            Tally(each.name, each.count, address(msgspec.structs.replace(asked, treatments=(each.name,))))
            for each in lists.treatments
        ),
        charts=charts,
        newest=_cards(lists.newest, headlines),
        changed=_cards(lists.changed, headlines),
        to_newest=address(msgspec.structs.replace(asked, sort="newest")),
        to_changed=address(msgspec.structs.replace(asked, sort="changed")),
    )


def _cards(found: Found, headlines: Mapping[str, str]) -> tuple[FoundCard, ...]:
    return tuple(card(hit, headline=headlines.get(hit.nct_id, "")) for hit in found.hits)


def status_tallies(asked: Asked, statuses: Sequence[Count], exact: Exact | None = None) -> tuple[Tally, ...]:
    """How far the studies are, in groups that lead to them.

    ``exact`` counts a search: in one country a status is asked of the very place, which the facet does not do.
    """
    found = []
    for tone, count in by_tone(statuses).items():
        wanted = msgspec.structs.replace(asked, statuses=statuses_of(statuses, tone))
        found.append(Tally(_(TONES[tone]), exact(wanted) if exact else count, address(wanted)))
    return tuple(tally for tally in found if tally.count)


def country_tallies(asked: Asked, countries: Sequence[Count], most: int = SHOWN_COUNTRIES) -> tuple[Tally, ...]:
    """Countries with most studies first."""
    return tuple(
        Tally(
            country_alone(country_name(each.value)),
            each.count,
            address(msgspec.structs.replace(asked, countries=(each.value,))),
        )
        for each in countries[:most]
    )
