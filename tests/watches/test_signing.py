"""Signing up, confirming, changing, erasing: double opt-in and nothing that tells who was here before."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plaintrial.ground.errors import UserError
from plaintrial.watches import actions, ledger, queries
from plaintrial.watches.models import Alert, Delivery, Posting, SignUp, Subscriber, Suppressed, Watch
from plaintrial.watches.tokens import ref_of, token
from tests.watches.made import a_day, follow_all, keep, lupus_wish, noon, record, sign_up, study_wish, watching, weigh

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock():
    return noon()


def confirm_all(clock):
    subscriber = Subscriber.objects.get()
    refs = set(subscriber.watches.values_list("ref", flat=True))
    return actions.confirm(subscriber=subscriber.ref, watches=refs, clock=clock)


def test_a_sign_up_waits_until_it_is_confirmed(clock):
    keep(record(), clock=clock)
    follow_all(clock)
    sign_up(clock=clock)
    weigh(clock)
    assert Delivery.objects.get().kind == "confirm"
    keep(record(day="2026-03-03", overallStatus="TERMINATED"), clock=clock)
    assert follow_all(clock) == 0
    assert confirm_all(clock) == 1
    assert confirm_all(clock) == 1


def test_signing_up_does_the_same_for_every_address(clock):
    watching(address="known@example.org", clock=clock)
    actions.suppress(address="suppressed@example.org", why="bounced", clock=clock)
    asked = []
    for address in ("known@example.org", "unknown@example.org", "suppressed@example.org"):
        with CaptureQueriesContext(connection) as made:
            sign_up(address, clock=clock)
        asked.append(
            [query["sql"].split("VALUES")[0].split("(")[0] for query in made if "SAVEPOINT" not in query["sql"]]
        )
    assert asked[0] == asked[1] == asked[2]
    assert len(asked[0]) == 1
    assert len({len(bytes(row.sealed)) for row in SignUp.objects.all()}) <= 3


def test_an_address_is_asked_once_a_day_at_most(clock):
    for number in range(5):
        sign_up(wish=study_wish(f"NCT9998000{number + 1}"), clock=clock)
        weigh(clock)
        clock.advance(minutes=10)
    assert Delivery.objects.count() == 1
    clock.advance(hours=22)
    sign_up(wish=study_wish("NCT99980009"), clock=clock)
    weigh(clock)
    assert Delivery.objects.count() == 1
    clock.advance(hours=2)
    weigh(clock)
    assert Delivery.objects.count() == 2


def test_a_request_ends_after_48_hours_and_nothing_is_left(clock):
    sign_up(clock=clock)
    weigh(clock)
    clock.advance(hours=47)
    actions.tidy(clock=clock)
    assert Watch.objects.exists()
    clock.advance(hours=2)
    assert queries.person(Subscriber.objects.get().ref, clock.now()).watches == ()
    assert confirm_all(clock) == 0
    actions.tidy(clock=clock)
    assert not any(model.objects.exists() for model in (Watch, Posting, Subscriber, Delivery))


def test_only_what_is_ticked_is_switched_on(clock):
    sign_up(wish=study_wish(), clock=clock)
    sign_up(wish=lupus_wish(), clock=clock)
    weigh(clock)
    subscriber = Subscriber.objects.get()
    actions.confirm(subscriber=subscriber.ref, watches={Watch.objects.first().ref}, clock=clock)
    assert [w.wish.label for w in queries.person(subscriber.ref, clock.now()).watches] == ["A study of rest"]


def test_the_same_wish_twice_is_one_watch(clock):
    for _ in range(3):
        sign_up(clock=clock)
        weigh(clock)
    assert Watch.objects.count() == 1


def test_people_named_in_a_record_and_the_registry_are_not_written_to(clock):
    sign_up("register@clinicaltrials.gov", clock=clock)
    actions.weigh_sign_ups(on_record=lambda nct, address: False, clock=clock)
    sign_up("ada@honeytoken.example", clock=clock)
    actions.weigh_sign_ups(on_record=lambda nct, address: address == "ada@honeytoken.example", clock=clock)
    assert not Delivery.objects.exists()
    assert not SignUp.objects.exists()


def test_a_stranger_cannot_flood_somebody_with_watches(clock):
    for number in range(30):
        sign_up(wish=study_wish(f"NCT999{number:05}"), clock=clock)
    weigh(clock)
    assert Watch.objects.count() == 10
    assert Delivery.objects.count() == 1


def test_erasing_leaves_nothing_and_a_restored_backup_does_not_bring_it_back(clock):
    keep(record(), clock=clock)
    watching(clock=clock)
    keep(record(day="2026-03-03", overallStatus="TERMINATED"), clock=clock)
    follow_all(clock)
    row = Subscriber.objects.get()
    kept = {name: getattr(row, name) for name in ("ref", "lookup", "sealed", "made_at", "confirmed_at")}
    actions.erase(subscriber=row.ref)
    assert not any(model.objects.exists() for model in (Watch, Posting, Subscriber, Delivery, Alert))
    Subscriber.objects.create(**kept)
    assert actions.erase_again() == 1
    assert not Subscriber.objects.exists()


def test_a_ledger_cut_short_by_a_crash_is_read(clock):
    ref = uuid.uuid4()
    ledger.note(ref)
    with (ledger.made_data_folder() / ledger.FILE).open("a") as file:
        file.write("abc")
    assert ledger.noted() == [ref]


def test_nothing_readable_is_in_the_tables(clock):
    sign_up("ada.lovelace@example.org", lupus_wish(), clock=clock)
    weigh(clock)
    sign_up("ada.lovelace@example.org", study_wish(), clock=clock)
    actions.suppress(address="bob@example.org", why="asked", clock=clock)
    with connection.cursor() as cursor:
        told = []
        for table in connection.introspection.table_names(cursor):
            if table.startswith("watches_"):
                cursor.execute(f'SELECT * FROM "{table}"')
                told += [bytes(v) if isinstance(v, memoryview) else str(v).encode() for row in cursor for v in row]
    for secret in (b"lovelace", b"example.org", b"0007915", b"lupus", b"NCT9998", b"bob"):
        assert not any(secret.lower() in value.lower() for value in told)


def test_somebody_else_s_watch_is_not_changed_or_ended(clock):
    watching(address="a@example.org", clock=clock)
    watching(address="b@example.org", clock=clock)
    ada, bob = Subscriber.objects.order_by("pk")
    watch = bob.watches.get()
    actions.end_watch(subscriber=ada.ref, watch=watch.ref)
    actions.change_topics(subscriber=ada.ref, watch=watch.ref, topics=("results",))
    actions.confirm(subscriber=ada.ref, watches={watch.ref}, clock=clock)
    assert queries.person(bob.ref, clock.now()).watches[0].wish == study_wish()


def test_a_token_is_for_one_purpose_and_one_person(clock):
    watching(clock=clock)
    ref = Subscriber.objects.get().ref
    made = token("manage", ref)
    assert ref_of("manage", made) == ref
    assert ref_of("stop", made) is None
    assert ref_of("manage", made[:-1]) is None
    assert ref_of("manage", ("A" if made[0] != "A" else "B") + made[1:]) is None
    assert ref_of("manage", "é" * 43) is None
    assert ref_of("manage", "") is None


def test_a_suppressed_address_is_not_added_from_the_terminal_either(clock):
    actions.suppress(address="Ada@example.org", why="complained", clock=clock)
    with pytest.raises(UserError, match="not written to any more"):
        watching(clock=clock)
    assert Suppressed.objects.count() == 1


def test_topics_are_changed_and_kept_sealed(clock):
    watching(clock=clock)
    person = queries.person(Subscriber.objects.get().ref, clock.now())
    actions.change_topics(subscriber=person.ref, watch=person.watches[0].ref, topics=("results",))
    assert queries.person(person.ref, clock.now()).watches[0].wish.topics == ("results",)


def test_the_copy_of_my_data_holds_mine_and_nobody_else_s(clock):
    watching(clock=clock)
    watching(address="bob@example.org", clock=clock)
    data = queries.exported(Subscriber.objects.first().ref, clock.now())
    assert b"ada@example.org" in data
    assert b"A study of rest" in data
    assert b"bob" not in data


def test_an_old_sign_up_that_no_worker_saw_is_forgotten(clock):
    sign_up(clock=clock)
    a_day(clock)
    a_day(clock)
    clock.advance(minutes=1)
    weigh(clock)
    assert not Delivery.objects.exists()
    assert not SignUp.objects.exists()
