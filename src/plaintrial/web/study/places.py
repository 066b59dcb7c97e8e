"""Where a study is done: sites by country, those that look for people first, in pages when there are many (A20)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec
from django.utils.translation import ngettext

from plaintrial.record.markup import inline as one_line
from plaintrial.record.sites import Site
from plaintrial.record.status_words import status_word
from plaintrial.web.texts import said as _
from plaintrial.web.words import counted, country_in_text, first_few, town_said

A_PAGE = 100
_FEW = 12
_STATUS_ORDER = {"RECRUITING": 0, "AVAILABLE": 0, "NOT_YET_RECRUITING": 1, "ENROLLING_BY_INVITATION": 2}
_LAST = 3


class Asked(msgspec.Struct, frozen=True):
    """What the reader asked to see: a country ("" for all) and a page from 1."""

    country: str = ""
    page: int = 1


ALL_PLACES = Asked()


class Place(msgspec.Struct, frozen=True):
    """One site. ``status`` and ``tone`` are "" when the record gives the site none."""

    name: str
    town: str
    status: str
    tone: str


class Group(msgspec.Struct, frozen=True):
    """One country. ``heading``: how many sites it has and how many look for people. No ``places``: a link to them."""

    country: str
    heading: str
    places: tuple[Place, ...]
    unfolded: bool


class Places(msgspec.Struct, frozen=True, kw_only=True):
    """The section: all countries, or the sites of one ``country`` in pages."""

    total: int
    short: str
    status_note: str
    groups: tuple[Group, ...]
    country: str
    page: int
    pages: int


def places_of(sites: Sequence[Site], overall_status: str | None, asked: Asked = ALL_PLACES) -> Places:
    """The section for ``sites``; a country nobody has, or a page past the end, falls back to what there is."""
    by_country = _by_country(sites)
    country = asked.country if asked.country in by_country else ""
    pages = max(1, -(-len(by_country.get(country, ())) // A_PAGE))
    page = min(max(asked.page, 1), pages)
    return Places(
        total=len(sites),
        short=_short(sites),
        status_note=_status_note(sites, overall_status),
        groups=_groups(by_country, country, page, _known_open(overall_status)),
        country=country,
        page=page,
        pages=pages,
    )


def country_of(site: Site) -> str:
    """The site's country, or words for none."""
    return site.country or _("Country not stated")


def _known_open(overall_status: str | None) -> bool:
    """Whether the study's own status lets its sites be said to look for people now."""
    return status_word(overall_status).tone in ("open", "soon")


def _by_country(sites: Sequence[Site]) -> dict[str, list[Site]]:
    """Countries with most sites that look for people first, then by name; in a country, open sites first."""
    found: dict[str, list[Site]] = {}
    for site in sites:
        found.setdefault(country_of(site), []).append(site)
    for some in found.values():
        some.sort(key=lambda site: (_order(site), site.state or "", site.city or ""))
    return dict(sorted(found.items(), key=lambda item: (-_looking(item[1]), item[0])))


def _order(site: Site) -> int:
    return _STATUS_ORDER.get(site.status or "", _LAST)


def _looking(sites: Sequence[Site]) -> int:
    return sum(_order(site) == 0 for site in sites)


def _groups(by_country: dict[str, list[Site]], country: str, page: int, known: bool) -> tuple[Group, ...]:
    return (_page_of(country, by_country[country], page, known),) if country else _all(by_country, known)


def _all(by_country: dict[str, list[Site]], known: bool) -> tuple[Group, ...]:
    """Every country: with its sites while a page has room for all of them, else with none, for a link."""
    groups: list[Group] = []
    few = sum(map(len, by_country.values())) <= _FEW
    listed = 0
    for name, sites in by_country.items():
        fits = listed + len(sites) <= A_PAGE
        listed += len(sites) if fits else 0
        unfolded = fits and (len(by_country) == 1 or (listed <= _FEW and (few or (known and _looking(sites) > 0))))
        places = tuple(_place(site, known) for site in sites) if fits else ()
        groups.append(Group(name, _how_many(sites, known), places, unfolded))
    return tuple(groups)


def _page_of(country: str, sites: Sequence[Site], page: int, known: bool) -> Group:
    start = (page - 1) * A_PAGE
    on_page = sites[start : start + A_PAGE]
    heading = _how_many(sites, known)
    if len(sites) > A_PAGE:
        numbers = {"first": counted(start + 1), "last": counted(start + len(on_page))}
        heading += _(" (%(first)s to %(last)s)") % numbers
    return Group(country, heading, tuple(_place(site, known) for site in on_page), True)


def _how_many(sites: Sequence[Site], known: bool) -> str:
    text = ngettext("%s place", "%s places", len(sites)) % counted(len(sites))
    looking = _looking(sites)
    if not (looking and known):
        return text
    return _("%(places)s, %(open)s looking for people now") % {"places": text, "open": counted(looking)}


def _place(site: Site, known: bool) -> Place:
    town = ", ".join(part for part in (town_said(site.city or "", site.state), site.zip) if part)
    status, tone = _site_status(site.status, known)
    return Place(
        name=one_line(site.facility or town or _("Place not named")),
        town=town if site.facility else "",
        status=status,
        tone=tone,
    )


def _site_status(value: str | None, known: bool) -> tuple[str, str]:
    """Words and tone. A site said to be open in a study that is not known to be: it was, no more is known."""
    if not value:
        return "", ""
    word = status_word(value)
    if word.tone == "open" and not known:
        return _("Was looking for people"), "unclear"
    return _(word.label), word.tone


def _short(sites: Sequence[Site]) -> str:
    """ "12 places in France and Spain"."""
    if not sites:
        return _("The record names no places")
    names = [country_in_text(name) for name, _n in Counter(s.country for s in sites if s.country).most_common()]
    count = ngettext("%s place", "%s places", len(sites)) % counted(len(sites))
    if not names:
        return count
    listed = first_few(names, 2, _("%d more countries"))
    return _("%(places)s in %(countries)s") % {"places": count, "countries": listed}


def _status_note(sites: Sequence[Site], overall_status: str | None) -> str:
    """One sentence where the sites' own status is missing, or stands against the study's."""
    if not _known_open(overall_status):
        return _("These places may take nobody now: see the study's status above.") if _looking(sites) else ""
    if sites and not any(site.status for site in sites) and overall_status == "RECRUITING":
        return _("The record does not say which of these places look for people now. Ask the study team.")
    return ""
