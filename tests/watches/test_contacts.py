"""Addresses that stand in any record of the mirror are never written to, whatever is watched."""

from __future__ import annotations

import pytest

from plaintrial.watches import actions, rotation
from plaintrial.watches.contacts import addresses_in, note_contacts
from plaintrial.watches.models import Delivery, RecordAddress
from tests.watches.made import keep, lupus_wish, noon, record, sign_up, weigh

pytestmark = pytest.mark.django_db


def person(address):
    return {"contactsLocations": {"centralContacts": [{"name": "Ada", "role": "CONTACT", "email": address}]}}


def note_all():
    while note_contacts(rows_at_once=2):
        continue


def asked(address, clock):
    sign_up(address, lupus_wish(), clock=clock)
    weigh(clock)
    return Delivery.objects.exists()


def test_somebody_named_in_another_study_is_not_written_to():
    clock = noon()
    keep(record(), record("NCT99980002", modules=person("Ada.Team@clinic.example")), clock=clock)
    keep(*(record(f"NCT9998{n:04}") for n in range(3, 9)), clock=clock)
    note_all()
    assert not asked("ada.team@CLINIC.example", clock)
    assert asked("ada.tea@clinic.example", clock)


def test_one_that_comes_with_a_later_version_is_noted_and_one_that_left_stays():
    clock = noon()
    keep(record(), clock=clock)
    note_all()
    keep(record(day="2026-03-03", modules=person("first@clinic.example")), clock=clock)
    note_all()
    keep(record(day="2026-03-04", modules=person("second@clinic.example")), clock=clock)
    note_all()
    assert not asked("first@clinic.example", clock)
    assert not asked("second@clinic.example", clock)


def test_a_new_key_begins_anew():
    clock = noon()
    keep(record(modules=person("ada@clinic.example")), clock=clock)
    note_all()
    before = set(RecordAddress.objects.values_list("key", flat=True))
    rotation.rotate(forget_old=True)
    assert not RecordAddress.objects.exists()
    note_all()
    assert set(RecordAddress.objects.values_list("key", flat=True)).isdisjoint(before)
    assert not asked("ada@clinic.example", clock)


def test_two_workers_at_once_note_each_step_once(monkeypatch):
    keep(record(modules=person("ada@clinic.example")), clock=noon())
    assert note_contacts()
    take, meanwhile = actions.note_contacts, []

    def other_first(**step):
        if not meanwhile:
            meanwhile.append(1)
            note_all()
        return take(**step)

    monkeypatch.setattr(actions, "note_contacts", other_first)
    assert note_contacts()
    assert not note_contacts()
    assert RecordAddress.objects.count() >= 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b'"email":"ada@x.org"', {"ada@x.org"}),
        (b'"Write to\\nada@x.org, or (B.Lee+trial@Sub.X.org)."', {"ada@x.org", "b.lee+trial@sub.x.org"}),
        (b"\"mailto:ada@x.org.\" 'eve@x.org'", {"ada@x.org", "eve@x.org"}),
        (b'"@x.org ada@ ada@x a@@x.org"', set()),
        (b"", set()),
        (b"a@" * 50_000 + b"x.org", {"a@x.org"}),
    ],
)
def test_addresses_are_found_wherever_they_stand(text, found):
    assert addresses_in(text) == found
