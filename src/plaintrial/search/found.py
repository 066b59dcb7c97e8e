"""What a search gives back: everything a page needs, nothing of how it was found."""

from __future__ import annotations

import msgspec

from plaintrial.search.asked import Asked
from plaintrial.search.shown import Shown
from plaintrial.search.understood import Understood


class NearestSite(msgspec.Struct, frozen=True):
    """A site and how far it is. ``number``: its place in the record's list of sites. ``open``: it takes people now."""

    km: float
    city: str
    country: str
    number: int
    open: bool


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One result. ``why``: sentences on why it is one. ``nearest_open``: the nearest site that takes people now;
    ``closed_nearer``: how many sites lie nearer than that but take nobody (all of them when none is open)."""

    nct_id: str
    shown: Shown
    why: tuple[str, ...] = ()
    nearest_open: NearestSite | None = None
    nearest: NearestSite | None = None
    closed_nearer: int = 0


class Count(msgspec.Struct, frozen=True):
    """A value of a facet, in the registry's word, and how many studies have it."""

    value: str
    count: int
    chosen: bool = False


class Step(msgspec.Struct, frozen=True):
    """A step of the funnel: after this filter and those before it, ``count`` studies are left.

    ``loosened`` is the whole search without this filter; None for the first step, what was searched for.
    """

    filter: str
    label: str
    count: int
    loosened: Asked | None = None


class Suggestion(msgspec.Struct, frozen=True):
    """What to try when nothing was found: a sentence, the search it means, and how many studies that gives."""

    sentence: str
    asked: Asked
    count: int


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The answer. ``facets``: counts under all other filters, by facet. ``order``: one sentence on the order.

    ``page`` is the page given, which is the last one when a later one was asked for.
    """

    asked: Asked
    understood: Understood
    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int
    facets: dict[str, tuple[Count, ...]]
    funnel: tuple[Step, ...]
    order: str
    suggestions: tuple[Suggestion, ...] = ()
