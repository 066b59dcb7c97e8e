"""Where the feeds of a page are."""

from __future__ import annotations

from urllib.parse import urlencode

import msgspec
from django.urls import reverse
from django.utils.translation import gettext as _

from plaintrial.web.finding.address import Pair

ATOM, JSON, CALENDAR = "atom", "json", "ics"
TYPES = {ATOM: "application/atom+xml", JSON: "application/feed+json", CALENDAR: "text/calendar"}


class Link(msgspec.Struct, frozen=True):
    """A feed to be linked to: its media type, its name for people, its address."""

    type: str
    name: str
    to: str


def study_feeds(nct_id: str) -> tuple[Link, ...]:
    """The feeds of a study."""
    return _links({form: reverse("study_feed", args=[nct_id, form]) for form in TYPES})


def condition_feeds(slug: str) -> tuple[Link, ...]:
    """The feeds of a condition."""
    return _links({form: reverse("condition_feed", args=[slug, form]) for form in TYPES})


def search_feeds(pairs: list[Pair]) -> tuple[Link, ...]:
    """The feeds of a search, given as the names and values of its address; its page and order say nothing to a feed."""
    kept = [(name, value) for name, value in pairs if name not in ("page", "sort")]
    query = f"?{urlencode(kept)}" if kept else ""
    return _links({form: reverse("search_feed", args=[form]) + query for form in TYPES})


def _links(addresses: dict[str, str]) -> tuple[Link, ...]:
    names = {ATOM: _("Atom feed"), JSON: _("JSON feed"), CALENDAR: _("Calendar")}
    return tuple(Link(TYPES[form], names[form], to) for form, to in addresses.items())
