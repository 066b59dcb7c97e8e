from __future__ import annotations

from typing import Any

import msgspec
import pytest

from plaintrial.history import diff
from plaintrial.history.people import person_name

from .records import P, changed, only, put, record

CENTRAL = f"{P}/contactsLocationsModule/centralContacts"
SITE = f"{P}/contactsLocationsModule/locations/0/contacts"
OFFICIALS = f"{P}/contactsLocationsModule/overallOfficials"
ANA = {"name": "Ana Lopez", "role": "CONTACT", "phone": "+33 5 55 55 01 01", "email": "ana@example.org"}
BEN = {"name": "Ben Stone", "role": "CONTACT", "phone": "+44 20 7946 0991", "email": "ben@example.org"}


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        ([BEN], "The contact for the whole study is now Ben Stone. Before: Ana Lopez."),
        ([ANA, BEN], "A contact is now named for the whole study: Ben Stone."),
        ([], "The contact for the whole study is no longer named. It was Ana Lopez."),
        ([{**ANA, "phone": "+33 5 00 00 00 00"}], "The phone number of the contact for the whole study changed."),
        (
            [{**ANA, "email": "a@example.org", "phone": "1"}],
            "The phone number and e-mail address of the contact for the whole study changed.",
        ),
        (
            [{**ANA, "name": "Ana María Lopez"}],
            "The contact for the whole study is now Ana María Lopez. Before: Ana Lopez.",
        ),
        ([BEN, {"name": "Cleo Day", "role": "CONTACT"}], "The contacts changed for the whole study."),
        ([{**ANA, "pager": "7"}], "The details of the contact for the whole study changed."),
    ],
)
def test_central_contacts(after: list[Any], sentence: str) -> None:
    event = only(changed(CENTRAL, after))
    assert (event.kind, event.sentence) == ("contact_changed", sentence)
    assert event.path == CENTRAL


@pytest.mark.parametrize(
    "after", [[BEN], [ANA, BEN], [], [{**ANA, "phone": "+33 5 00 00 00 00", "email": "z@example.org"}]]
)
def test_no_way_to_reach_a_person_is_ever_told(after: list[Any]) -> None:
    said = msgspec.json.encode(changed(CENTRAL, after)).decode()
    assert "@" not in said
    assert not any(number in said for number in ("55 55", "7946", "00 00"))


def test_what_changed_about_a_person_is_told() -> None:
    event = only(changed(CENTRAL, [{**ANA, "phone": "+33 5 00 00 00 00"}]))
    assert event.before == {"name": "Ana Lopez", "role": "contact"}
    assert event.after == {"name": "Ana Lopez", "role": "contact", "phoneChanged": True, "emailChanged": False}


@pytest.mark.parametrize(
    "after",
    [
        [{**ANA, "phone": "+33-5-55-55-01-01"}],
        [{**ANA, "email": "ANA@example.org"}],
        [{**ANA, "name": " ana  lopez"}],
        [{**ANA, "phoneExt": ""}],
    ],
)
def test_another_spelling_is_no_event(after: list[Any]) -> None:
    assert changed(CENTRAL, after) == []


def test_contacts_of_a_site() -> None:
    event = only(changed(SITE, [{"name": "Zoe Grand", "role": "CONTACT"}]))
    assert (event.kind, event.importance, event.path) == ("contact_changed", "minor", SITE)
    assert event.sentence == (
        "The contact for the site CHU de Bordeaux in Bordeaux, France is now Zoe Grand. Before: Paul Petit."
    )


def test_contacts_the_registry_drops_when_a_study_ends() -> None:
    ended = put(put(record(), SITE, None), f"{P}/statusModule/overallStatus", "COMPLETED")
    event = diff(record(), ended)[-1]
    assert (event.kind, event.importance, event.path) == ("contact_changed", "cosmetic", SITE)


def test_the_lead_researcher() -> None:
    event = only(changed(f"{OFFICIALS}/0/name", "Lise Meitner, MD"))
    assert event.sentence == "The lead researcher for the whole study is now Lise Meitner, MD. Before: Marie Curie, MD."
    moved = only(changed(f"{OFFICIALS}/0/affiliation", "Inserm"))
    assert moved.sentence == "The institution of the lead researcher for the whole study changed."


def test_many_new_contacts() -> None:
    without = put(record(), CENTRAL, None)
    event = only(diff(without, put(without, CENTRAL, [ANA, BEN])))
    assert event.sentence == "New contacts are named for the whole study."
    assert only(diff(put(without, CENTRAL, [ANA, BEN]), without)).sentence == (
        "The record no longer names contacts for the whole study."
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Eve Stone", "Eve Stone"),
        ("1-877-285-4559 or 1-317-615-4559", ""),
        ("trials@example.org", ""),
        ("", ""),
        ("Call 1-877-285-4559 (toll free)", ""),
    ],
)
def test_names_that_hold_a_phone_number(name: str, shown: str) -> None:
    assert person_name({"name": name}) == shown
    event = only(changed(CENTRAL, [{"name": name, "role": "CONTACT"}, ANA])) if name else None
    assert event is None or "285" not in event.sentence
