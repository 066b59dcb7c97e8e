"""The watch keys: sealed rows, a lost key, a rotation."""

from __future__ import annotations

import pytest

from plaintrial.ground.errors import UserError
from plaintrial.watches import actions, keyring, keys, queries, rotation, sealing
from plaintrial.watches.keyring import LostKey, Ring
from plaintrial.watches.models import KeyName, Subscriber, Suppressed, Watch
from plaintrial.watches.tokens import ref_of, token
from tests.watches.made import follow_all, keep, noon, record, watching

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock():
    return noon()


def test_what_is_sealed_opens_for_the_same_purpose_only():
    ring = Ring([b"k" * 32])
    sealed = ring.seal(b"secret", "address")
    assert b"secret" not in sealed
    assert ring.open(sealed, "address") == b"secret"
    assert ring.seal(b"secret", "address") != sealed
    with pytest.raises(LostKey):
        ring.open(sealed, "wish")
    with pytest.raises(LostKey):
        ring.open(sealed[:-1], "address")
    with pytest.raises(LostKey):
        Ring([b"o" * 32]).open(sealed, "address")


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path):
    first = keys.ring().names
    keys._held.clear()
    assert keys.ring().names == first
    assert (tmp_path / keys.FILE).stat().st_mode & 0o777 == 0o600


def test_a_lost_key_is_an_error_and_never_made_anew(tmp_path, clock):
    watching(clock=clock)
    (tmp_path / keys.FILE).unlink()
    keys._held.clear()
    for _ in range(2):
        with pytest.raises(LostKey, match="Put back the file"):
            keys.ring()
    assert not (tmp_path / keys.FILE).exists()


def test_another_key_is_an_error(monkeypatch, clock):
    watching(clock=clock)
    monkeypatch.setenv(keys.VARIABLE, keyring.written([b"x" * 32]).strip())
    with pytest.raises(LostKey):
        keys.ring()


def test_an_emptied_key_file_is_a_lost_key(tmp_path, clock):
    watching(clock=clock)
    (tmp_path / keys.FILE).write_text("\n")
    with pytest.raises(LostKey):
        keys.ring()


@pytest.mark.parametrize("text", ["abc", "%%%", "A" * 43, "é" * 10])
def test_a_damaged_key_is_one_line(text):
    with pytest.raises(UserError, match="damaged"):
        keyring.read(text)


def test_after_a_rotation_everything_opens_with_the_new_key_alone(clock):
    keep(record(), clock=clock)
    watching(clock=clock)
    actions.suppress(address="gone@example.org", why="bounced", clock=clock)
    old_link = token("manage", Subscriber.objects.get().ref)
    old = keys.ring().names[0]
    assert rotation.rotate() == 3
    newest = keys.ring().newest
    sealed = [*Subscriber.objects.values_list("sealed", flat=True), *Watch.objects.values_list("sealed", flat=True)]
    assert {bytes(each)[:4] for each in sealed} == {newest.name}
    assert list(KeyName.objects.values_list("name", flat=True)) == [newest.name.hex()] != [old]
    assert ref_of("manage", old_link) == Subscriber.objects.get().ref
    assert queries.people("ada@example.org")
    keep(record(day="2026-03-03", overallStatus="TERMINATED"), clock=clock)
    assert follow_all(clock) == 1
    rotation.rotate(new_key=False, forget_old=True)
    assert ref_of("manage", old_link) is None
    assert sealing.address_of(Subscriber.objects.get()) == "ada@example.org"
    assert Suppressed.objects.get().lookup == keys.ring().lookup(sealing.found_by("gone@example.org"))


def test_in_the_middle_of_a_rotation_everything_is_found(clock):
    keep(record(), clock=clock)
    watching(clock=clock)
    keys.keep([b"n" * 32, *keys.ring().raw])
    assert len(keys.ring().names) == 2
    assert queries.people("ada@example.org")
    watching(clock=clock, address="later@example.org")
    keep(record(day="2026-03-03", overallStatus="TERMINATED"), clock=clock)
    assert follow_all(clock) == 2
