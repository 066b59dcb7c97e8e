"""Sites and people to ask (``protocolSection.contactsLocationsModule``)."""

from __future__ import annotations

from plaintrial.record.part import Part


class Contact(Part, frozen=True):
    """A person to ask. Name, phone and e-mail are shown only on request."""

    name: str | None = None
    role: str | None = None
    phone: str | None = None
    phone_ext: str | None = None
    email: str | None = None


class Official(Part, frozen=True):
    """A person who leads the study."""

    name: str | None = None
    affiliation: str | None = None
    role: str | None = None


class GeoPoint(Part, frozen=True):
    """Degrees north and east."""

    lat: float | None = None
    lon: float | None = None


class Site(Part, frozen=True):
    """A place where the study is done, with its own status."""

    facility: str | None = None
    status: str | None = None
    city: str | None = None
    state: str | None = None
    zip: str | None = None
    country: str | None = None
    country_code: str | None = None
    contacts: tuple[Contact, ...] = ()
    geo_point: GeoPoint | None = None


class ContactsLocations(Part, frozen=True):
    """``contactsLocationsModule``."""

    central_contacts: tuple[Contact, ...] = ()
    overall_officials: tuple[Official, ...] = ()
    locations: tuple[Site, ...] = ()
