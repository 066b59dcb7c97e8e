"""People to ask, for the page that answers a reader who asked. Nothing else prints what is made here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote

import msgspec
from markupsafe import Markup, escape

from plaintrial.mirror.queries import Contacts
from plaintrial.record.clean_text import clean
from plaintrial.record.sites import Contact, Site
from plaintrial.record.status_words import status_word
from plaintrial.web.study.enum_words import ROLES, word
from plaintrial.web.study.places import country_of
from plaintrial.web.words import country_alone, town_said

MOST_SITES = 60


class Person(msgspec.Struct, frozen=True):
    """A person. ``phone`` and ``email`` are links ready to print; "" where the record gives none."""

    name: Markup
    role: str
    phone: Markup
    email: Markup


class SitePeople(msgspec.Struct, frozen=True):
    """The people of one site."""

    name: str
    town: str
    status: str
    tone: str
    people: tuple[Person, ...]


class PeopleView(msgspec.Struct, frozen=True):
    """Central contacts, leaders, and the sites' people of ``country`` ("" is all), ``MOST_SITES`` at most."""

    central: tuple[Person, ...]
    leaders: tuple[tuple[str, str, str], ...]
    sites: tuple[SitePeople, ...]
    country: str
    countries: tuple[tuple[str, int], ...]
    left_out: int


def people_view(contacts: Contacts, country: str = "") -> PeopleView:
    """The page's people. A country nobody is in counts as all."""
    names = Counter(country_of(site) for site in contacts.sites)
    chosen = country if country in names else ""
    sites = [site for site in contacts.sites if not chosen or country_of(site) == chosen]
    sites.sort(key=lambda site: status_word(site.status).tone != "open")
    return PeopleView(
        central=_people(contacts.central),
        leaders=tuple((o.name, word(ROLES, o.role), o.affiliation or "") for o in contacts.officials if o.name),
        sites=tuple(_site(site) for site in sites[:MOST_SITES]),
        country=chosen,
        countries=tuple(sorted(names.items())) if len(contacts.sites) > MOST_SITES else (),
        left_out=max(0, len(sites) - MOST_SITES),
    )


def _site(site: Site) -> SitePeople:
    word_ = status_word(site.status) if site.status else None
    country = country_alone(site.country) if site.country else ""
    town = ", ".join(part for part in (town_said(site.city or "", site.state), country) if part)
    return SitePeople(
        site.facility or town,
        town if site.facility else "",
        word_.label if word_ else "",
        word_.tone if word_ else "",
        _people(site.contacts),
    )


def _people(contacts: Iterable[Contact]) -> tuple[Person, ...]:
    return tuple(_person(contact) for contact in contacts if contact.name or contact.phone or contact.email)


def _person(contact: Contact) -> Person:
    return Person(
        name=escape(clean(contact.name or "")),
        role=word(ROLES, contact.role) if contact.role != "CONTACT" else "",
        phone=_phone(clean(contact.phone or ""), clean(contact.phone_ext or "")),
        email=_email(clean(contact.email or "")),
    )


def _phone(number: str, extension: str) -> Markup:
    if not number:
        return Markup("")
    dialled = "".join(c for c in number if c.isascii() and c.isdigit())
    shown = f"{number}, extension {extension}" if extension else number
    if len(dialled) < 5:
        return escape(shown)
    plus = "+" if number.strip().startswith("+") else ""
    return Markup('<a href="tel:{}{}">{}</a>').format(plus, dialled, shown)


def _email(address: str) -> Markup:
    if not address:
        return Markup("")
    if address.count("@") != 1 or not address.isprintable() or " " in address:
        return escape(address)
    return Markup('<a href="mailto:{}">{}</a>').format(quote(address, safe="@+._-"), address)
