"""What a person asks for. Every part but the text is a filter that can be loosened by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

import msgspec

from plaintrial.search.cells import Point

Sort = Literal["relevance", "nearest", "newest", "changed", "closing"]
SORTS: tuple[Sort, ...] = ("relevance", "nearest", "newest", "changed", "closing")
LONGEST_TEXT = 400
MOST_PER_PAGE = 100
LAST_RESULT = 10_000
"""Nobody pages further; a page beyond is the last one."""


class Near(msgspec.Struct, frozen=True):
    """A place: degrees north and east, and the name it is shown by."""

    lat: float
    lon: float
    name: str = ""

    @property
    def point(self) -> Point:
        """Where it is."""
        return Point(self.lat, self.lon)


class Asked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A search. Enums are the registry's own words, as in ``status="RECRUITING"``; an empty filter filters nothing.

    ``conditions`` and ``treatments`` are words or a condition's id, ``sponsor`` words of its name. ``within_km`` needs
    ``near``. ``countries``: any usual name or code. ``age_years``: one person's age. ``sex``: "FEMALE" or "MALE", one
    person's. ``healthy``: True for studies that take healthy volunteers. ``posted_since``, ``changed_since``: first
    shown, last changed on that day or later. ``page`` counts from 1.
    """

    text: str = ""
    conditions: tuple[str, ...] = ()
    treatments: tuple[str, ...] = ()
    near: Near | None = None
    within_km: float | None = None
    statuses: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    age_years: float | None = None
    age_groups: tuple[str, ...] = ()
    sex: str | None = None
    healthy: bool | None = None
    funders: tuple[str, ...] = ()
    sponsor: str = ""
    countries: tuple[str, ...] = ()
    has_results: bool | None = None
    posted_since: date | None = None
    changed_since: date | None = None
    sort: Sort = "relevance"
    page: int = 1
    per_page: int = 20


Place = Callable[[str], "Near | None"]
"""Finds a place by its name; None when it knows none, or several."""


def without(asked: Asked, filter_name: str) -> Asked:
    """The same search without one filter, from its first page."""
    emptied: dict[str, object] = {"near": None, "within_km": None} if filter_name == "near" else {}
    if filter_name != "near":
        emptied[filter_name] = getattr(_NOTHING, filter_name)
    elif asked.sort == "nearest":
        emptied["sort"] = "relevance"
    return msgspec.structs.replace(asked, page=1, **emptied)


_NOTHING = Asked()
