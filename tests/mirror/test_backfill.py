"""Filling in older versions from an emulated registry: politely, once, in their place, and nobody is told."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from plaintrial.ground.errors import RegistryError
from plaintrial.mirror import queries
from plaintrial.mirror.backfill import _Held, backfill, place_of
from plaintrial.mirror.models import Outbox, Run, Version
from plaintrial.mirror.opened import MOST_WAITING, forget_opened, note_opened, opened
from plaintrial.mirror.scope import Scope
from plaintrial.mirror.syncing import sync
from plaintrial.registries.ctgov.client import ClientSettings, CtgovClient
from plaintrial.testing.registry_emulator import RegistryEmulator
from plaintrial.testing.virtual_time import VirtualTime
from tests.mirror.records import record

pytestmark = pytest.mark.django_db
NCT, OTHER = "NCT99980001", "NCT99980002"
TIME = VirtualTime()


def version(day, status, nct=NCT, **facts):
    made = record(nct, day, status=status, **facts)
    made["protocolSection"]["statusModule"]["lastUpdateSubmitDate"] = day
    made["derivedSection"]["miscInfoModule"]["versionHolder"] = "2026-01-05"
    return made


@pytest.fixture
def registry():
    versions = [
        version("2020-03-01", "NOT_YET_RECRUITING"),
        version("2021-05-01", "RECRUITING"),
        version("2023-07-01", "COMPLETED"),
        version("2025-01-01", "RECRUITING", OTHER),
    ]
    with RegistryEmulator(versions, clock=TIME.monotonic) as emulator:
        with client_of(emulator) as client:
            sync(client, Scope(everything=True), clock=TIME)
        yield emulator


def client_of(registry):
    return CtgovClient(registry.url, settings=ClientSettings(), waits=TIME, clock=TIME)


def fill(registry, *ids, **options):
    with client_of(registry) as client:
        return backfill(client, ids or [NCT], clock=TIME, **options)


def told():
    return {number: [event.kind for event in some] for number, some in queries.events_of(NCT).items()}


def asked(registry):
    return [request for request in registry.requests if "/api/int/" in request.path]


def test_older_versions_come_into_their_places_with_what_changed(registry):
    filled = fill(registry)
    assert (filled.studies, filled.asked, filled.kept, filled.refused) == (1, 2, 2, 0)
    assert [line.as_of.isoformat() for line in queries.versions_of(NCT)] == ["2020-03-01", "2021-05-01", "2026-01-05"]
    assert told() == {2: ["status_changed"], 3: ["status_changed"]}
    assert queries.study_page(NCT).study.status.overall_status == "COMPLETED"


def test_nobody_is_told(registry):
    before = Outbox.objects.count()
    fill(registry)
    assert set(Outbox.objects.order_by("id")[before:].values_list("kind", flat=True)) == {"filled_in"}


def test_again_nothing_is_asked_for_twice(registry):
    fill(registry)
    before = len(asked(registry))
    assert fill(registry).asked == 0
    assert len(asked(registry)) == before + 1
    assert Version.objects.filter(study__registry_id=NCT).count() == 3


def test_at_most_one_request_a_second(registry):
    before = len(registry.requests)
    fill(registry)
    moments = [request.at for request in registry.requests[before:]]
    assert len(moments) == 3
    assert all(later - sooner >= 1 for sooner, later in pairwise(moments))


def test_one_that_broke_off_goes_on_where_it_was(registry):
    before = len(asked(registry))
    registry.fault("status", 503, times=50, after=2)
    with pytest.raises(RegistryError):
        fill(registry)
    assert Run.objects.get(kind="history").state == "failed"
    assert Version.objects.filter(study__registry_id=NCT).count() == 2
    registry.clear_faults()
    TIME.sleep(3600)
    assert fill(registry).asked == 1
    assert Version.objects.filter(study__registry_id=NCT).count() == 3
    assert len(asked(registry)) > before
    assert Run.objects.get(kind="history").state == "done"


def test_a_bound_leaves_the_rest_waiting(registry):
    done = []
    filled = fill(registry, NCT, OTHER, most=1, done=done.append)
    assert (filled.asked, filled.waiting, done) == (2, 1, [NCT])


def test_a_study_not_held_and_one_without_history_do_no_harm(registry):
    filled = fill(registry, "NCT99989999", OTHER)
    assert (filled.studies, filled.asked, filled.waiting) == (1, 0, 0)


def test_a_version_is_kept_on_no_day_another_was_seen(registry):
    held = [_Held(date(2026, 1, 1), date(2026, 1, 9), None), _Held(date(2026, 1, 20), date(2026, 1, 30), None)]
    assert place_of(date(2025, 1, 1), held) == date(2025, 1, 1)
    assert place_of(date(2026, 1, 5), held) == date(2026, 1, 10)
    assert place_of(date(2026, 2, 5), held) == date(2026, 1, 19)
    assert place_of(date(2026, 1, 5), [held[0], _Held(date(2026, 1, 10), date(2026, 1, 12), None)]) is None
    assert place_of(None, held) is None


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PLAINTRIAL_DATA", str(tmp_path))
    return tmp_path


def test_what_people_opened_waits_once_and_no_more_when_it_is_here(folder):
    for nct_id in (NCT, OTHER, NCT):
        note_opened(nct_id)
    assert sorted(opened()) == [NCT, OTHER]
    forget_opened(NCT)
    note_opened(NCT)
    assert opened() == [OTHER]


def test_only_so_many_wait_and_stray_files_are_no_studies(folder):
    (folder / "opened").mkdir()
    for number in range(MOST_WAITING - 1):
        (folder / "opened" / f"stray-{number}").touch()
    note_opened(NCT)
    note_opened(OTHER)
    assert opened() == [NCT]


def test_a_folder_that_cannot_be_written_costs_nothing(folder):
    (folder / "opened").touch()
    note_opened(NCT)
    assert opened() == []
