"""The page of a condition: everything the template prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plaintrial.conditions import Concept, slug
from plaintrial.search import Asked, Count, Found
from plaintrial.search.counts import Treatment
from plaintrial.web.charts.studies import TONES, Charts, by_tone, statuses_of
from plaintrial.web.conditions.kind_words import in_plain_words
from plaintrial.web.conditions.kinds import Kind
from plaintrial.web.conditions.names import Names, names_of
from plaintrial.web.conditions.shared_names import SharedName, shared_names
from plaintrial.web.finding.address import address
from plaintrial.web.finding.cards import FoundCard, but_for, card, reason_shared
from plaintrial.web.finding.place import by_country, country_name
from plaintrial.web.languages import treatment_alone
from plaintrial.web.words import capital_first, counted, country_alone

SHOWN_COUNTRIES = 6
ABOUT_TO_START = "NOT_YET_RECRUITING"
Exact = Callable[[Asked], int]
"""How many studies a search finds."""


class Tally(msgspec.Struct, frozen=True):
    """A count that leads to the studies it counts."""

    label: str
    count: int
    to: str


class ConditionView(msgspec.Struct, frozen=True, kw_only=True):
    """The page. ``looking``: how many studies look for people now, ``open_now`` the newest of them; ``plain``: what
    the condition is, in plain sentences; ``soon``: those about to start, where none looks for people."""

    slug: str
    names: Names
    shared_names: tuple[SharedName, ...]
    plain: tuple[str, ...]
    definition: str
    total: int
    looking: int
    open_now: tuple[FoundCard, ...]
    to_open: str
    soon: Tally | None
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
    """The answers a page is made of: studies newest first, those that look for people, those last changed; what is
    tried in those under way."""

    newest: Found
    open_now: Found
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
        shared_names=shared_names(concept),
        plain=in_plain_words(concept),
        definition=concept.definition or "",
        total=lists.newest.total,
        looking=lists.open_now.total,
        open_now=_cards(lists.open_now, headlines),
        to_open=address(lists.open_now.asked),
        soon=_soon(asked, statuses),
        broader=kinds[0],
        narrower=kinds[1],
        statuses=status_tallies(asked, statuses),
        countries=country_tallies(asked, lists.newest.facets.get("country", ())),
        treatments=tuple(
            Tally(
                capital_first(treatment_alone(each.name)),
                each.count,
                address(msgspec.structs.replace(asked, treatments=(each.name,))),
            )
            for each in lists.treatments
        ),
        charts=charts,
        newest=_cards(lists.newest, headlines),
        changed=_cards(lists.changed, headlines),
        to_newest=address(msgspec.structs.replace(asked, sort="newest")),
        to_changed=address(msgspec.structs.replace(asked, sort="changed")),
    )


def _cards(found: Found, headlines: Mapping[str, str]) -> tuple[FoundCard, ...]:
    """Cards without the reason most of them share: that they are about the condition is what the page says."""
    cards = [card(hit, headline=headlines.get(hit.nct_id, "")) for hit in found.hits]
    return but_for(reason_shared(cards), cards)


def _soon(asked: Asked, statuses: Sequence[Count]) -> Tally | None:
    """The studies that are about to start."""
    count = sum(each.count for each in statuses if each.value == ABOUT_TO_START)
    said = ngettext("%s study is about to start", "%s studies are about to start", count) % counted(count)
    to = address(msgspec.structs.replace(asked, statuses=(ABOUT_TO_START,)))
    return Tally(said, count, to) if count else None


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
        for each in by_country(countries)[:most]
    )
