"""Who runs the study, and whether the record names somebody to ask."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.message import Given, Message, Slot, given, nothing_at
from plaintrial.plain.page import Page
from plaintrial.plain.rules.rule import Rule, Say
from plaintrial.plain.sentence import Sentence
from plaintrial.plain.shown.treatments import sponsor

_SPONSOR = "sponsorCollaboratorsModule/leadSponsor/name"
_ASK = ("contactsLocationsModule/centralContacts/*/role", "contactsLocationsModule/centralContacts",
        "contactsLocationsModule/locations/*/contacts")  # fmt: skip
RUN_BY = Message("The study is run by {sponsor}.", sponsor=Slot(sponsor, (_SPONSOR,)))
ACCESS_RUN_BY = Message(
    "It is run by {sponsor}.",
    given=[given("designModule/studyType", "EXPANDED_ACCESS")],
    sponsor=Slot(sponsor, (_SPONSOR,)),
)
NO_SPONSOR = Message("The record does not say who runs the study.", given=[nothing_at(_SPONSOR)])
SOMEBODY = Message("The record names somebody who answers questions.", given=[Given(_ASK)])
NOBODY = Message("The record names nobody to ask.", given=[nothing_at("contactsLocationsModule/centralContacts")])


def _sentences(page: Page, say: Say) -> Iterator[Sentence | None]:
    if page.study.sponsors.lead_sponsor.name:
        cited = page.cite("sponsorCollaboratorsModule", "leadSponsor", "name")
        access = [page.cite("designModule", "studyType")] if page.is_access else []
        yield say(ACCESS_RUN_BY if access else RUN_BY, cited, *access)
    else:
        yield say(NO_SPONSOR, page.silent("sponsorCollaboratorsModule", "leadSponsor", "name"))
    places = page.study.places
    with_contacts = [n for n, site in enumerate(places.locations) if site.contacts]
    if places.central_contacts:
        yield say(SOMEBODY, page.silent("contactsLocationsModule", "centralContacts"))
    elif with_contacts:
        yield say(SOMEBODY, page.silent("contactsLocationsModule", "locations", with_contacts[0], "contacts"))
    else:
        yield say(NOBODY, page.silent("contactsLocationsModule", "centralContacts"))


RULE = Rule("who_runs", "contact", (RUN_BY, ACCESS_RUN_BY, NO_SPONSOR, SOMEBODY, NOBODY), _sentences)
