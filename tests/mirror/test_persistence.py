"""A transaction that the database dropped is tried again on a fresh connection; a mistake of ours is not."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, OperationalError, connection

from plaintrial.ground.clock import SetClock
from plaintrial.mirror import actions, persistence, queries
from plaintrial.mirror.models import Outbox
from tests.mirror.records import prepared

CLOCK = SetClock(datetime(2026, 11, 24, 9, tzinfo=UTC))


@pytest.fixture
def _no_waits(monkeypatch):
    monkeypatch.setattr(persistence, "WAITS", (0.0, 0.0, 0.0))


def failing(times, error):
    left = [error] * times

    def transaction():
        if left:
            raise left.pop()
        return "kept"

    return transaction


@pytest.mark.usefixtures("_no_waits")
@pytest.mark.django_db(transaction=True)
def test_three_lost_connections_are_survived_and_a_fourth_is_told():
    assert persistence.persistent(failing(3, OperationalError("server closed the connection"))) == "kept"
    with pytest.raises(OperationalError):
        persistence.persistent(failing(4, OperationalError("server closed the connection")))


@pytest.mark.django_db(transaction=True)
def test_a_mistake_of_ours_is_not_tried_again():
    with pytest.raises(IntegrityError):
        persistence.persistent(failing(1, IntegrityError("UNIQUE constraint failed")))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_postgresql_ends_in_the_middle_loses_and_doubles_nothing():
    if connection.vendor != "postgresql":
        pytest.skip("this one needs PostgreSQL")
    run = actions.start_run(kind="load", clock=CLOCK)
    tries = []

    def keep():
        tries.append(1)
        if len(tries) == 1:
            end_this_connection()
        return actions.keep(records=[prepared()], run=run, clock=CLOCK)

    assert persistence.persistent(keep).new == 1
    assert len(tries) == 2
    assert queries.mirror_state().versions == 1
    assert Outbox.objects.count() == 1


def end_this_connection():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]

    def end():
        with connection.cursor() as other:
            other.execute("SELECT pg_terminate_backend(%s)", [pid])
        connection.close()

    thread = threading.Thread(target=end)
    thread.start()
    thread.join()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_serialization_failure_is_tried_again():
    if connection.vendor != "postgresql":
        pytest.skip("this one needs PostgreSQL")
    tries = []

    def transaction():
        tries.append(1)
        if len(tries) < 3:
            with connection.cursor() as cursor:
                cursor.execute("DO $$ BEGIN RAISE EXCEPTION 'could not serialize' USING ERRCODE = '40001'; END $$")
        return "kept"

    assert persistence.persistent(transaction) == "kept"
