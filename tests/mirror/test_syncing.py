"""Sync against a real HTTP server that emulates the registry (faults A1 to A30 that reach the mirror)."""

from __future__ import annotations

import pytest

from plaintrial.ground.errors import RegistryError, UserError
from plaintrial.mirror import actions, queries
from plaintrial.mirror.models import Outbox, Quarantine, Run, SweptId
from plaintrial.mirror.scope import Scope
from plaintrial.mirror.syncing import sync
from plaintrial.registries.ctgov.client import ClientSettings, CtgovClient
from plaintrial.testing.registry_emulator import RegistryEmulator
from plaintrial.testing.virtual_time import VirtualTime
from tests.mirror.records import record

pytestmark = pytest.mark.django_db
LUPUS = Scope(condition="lupus")
NOBODY_WAITS = VirtualTime()


def studies(count, **facts):
    return [record(nct=f"NCT9998{n:04}", day="2026-01-05", **facts) for n in range(1, count + 1)]


@pytest.fixture
def registry():
    with RegistryEmulator(studies(25)) as emulator:
        yield emulator


def run_sync(registry, scope=LUPUS, *, page_size=10, **options):
    settings = ClientSettings(page_size=page_size)
    with CtgovClient(registry.url, settings=settings, waits=VirtualTime(), clock=NOBODY_WAITS) as client:
        return sync(client, scope, clock=NOBODY_WAITS, **options)


def held():
    return queries.mirror_state().studies


def change(registry, nct="NCT99980001", **facts):
    day = registry.advance()[:10]
    registry.replace(record(nct=nct, day=day, **facts))


def kinds(held_back=False):
    return list(Outbox.objects.filter(held=held_back).order_by("id").values_list("kind", flat=True))


def test_a_first_sync_brings_every_study_and_says_what_it_compared(registry):
    synced = run_sync(registry)
    assert (synced.counts.new, synced.pages, synced.total, synced.swept, synced.missing) == (25, 3, 25, 25, [])
    state = queries.mirror_state()
    assert (state.studies, state.registry_data_date, state.problem) == (25, registry.holdings.data_timestamp, None)
    assert "lists 25 studies, 0 of them not held here" in synced.note


def test_only_studies_of_the_condition_are_brought(registry):
    other = record(nct="NCT99989999", day="2026-01-05", title="Asthma", mesh="Asthma")
    other["protocolSection"]["conditionsModule"]["conditions"] = ["Asthma"]
    registry.replace(other)
    assert run_sync(registry).counts.new == 25
    assert run_sync(registry, Scope(everything=True)).counts.new == 1


def test_a_second_sync_finds_only_what_changed(registry):
    run_sync(registry)
    change(registry, status="COMPLETED")
    counts = run_sync(registry).counts
    assert (counts.new, counts.changed, counts.unchanged) == (0, 1, 24)
    assert queries.study_page("NCT99980001").study.status.overall_status == "COMPLETED"
    assert kinds() == ["new"] * 25 + ["changed"]


def test_nothing_is_asked_for_when_the_registry_has_nothing_newer(registry):
    run_sync(registry)
    asked = len(registry.requests)
    assert run_sync(registry, if_new=True) is None
    assert len(registry.requests) == asked + 1


def test_named_studies_and_the_aliases_among_them(registry):
    registry.alias("NCT99970001", "NCT99980003")
    synced = run_sync(registry, Scope(ids=("NCT99980002", "NCT99970001", "NCT99960000")))
    assert queries.study_page("NCT99980002") is not None
    assert queries.study_page("NCT99980003") is not None
    assert queries.alias_of("NCT99970001") == "NCT99980003"
    assert synced.missing == ["NCT99960000"]


@pytest.mark.parametrize("after", range(1, 9))
def test_a_sync_that_fails_anywhere_goes_on_from_there(registry, after):
    registry.fault("status", 500, times=None, after=after)
    try:
        run_sync(registry)
    except RegistryError:
        kept = held()
        assert Run.objects.last().state == "failed"
        assert queries.mirror_state().problem
    else:
        pytest.skip("the sync asked less often")
    registry.clear_faults()
    asked = len(registry.requests)
    synced = run_sync(registry)
    assert (held(), Run.objects.count(), synced.state) == (25, 1, "done")
    pages = [request for request in registry.requests[asked:] if request.path.endswith("/studies")]
    assert len(pages) <= 3 - kept // 10 + 1
    assert Outbox.objects.count() == 25


@pytest.mark.parametrize("fault", [("truncated", ""), ("maintenance", ""), ("wrong-type", ""), ("cut-off", "")])
def test_a_page_that_came_broken_is_asked_for_again(registry, fault):
    registry.fault(*fault, path="/studies", times=2)
    assert run_sync(registry).counts.new == 25


def test_bad_records_are_set_aside_and_the_others_go_on(registry):
    bad = record(nct="NCT99980050", day="2026-01-05")
    bad["protocolSection"]["designModule"] = ["of another type"]
    registry.replace(bad)
    synced = run_sync(registry)
    assert (synced.counts.new, synced.refused) == (25, 2)
    assert synced.missing == ["NCT99980050"]
    assert "designModule" in Quarantine.objects.get().why


def test_a_study_absent_once_is_not_taken_for_gone(registry):
    run_sync(registry)
    registry.remove("NCT99980007")
    registry.advance()
    synced = run_sync(registry)
    assert (synced.vanished, synced.gone) == (["NCT99980007"], [])
    assert queries.study_page("NCT99980007").no_longer_shown_since is None


def test_a_study_twice_told_gone_is_marked_and_stays_readable(registry):
    run_sync(registry)
    registry.remove("NCT99980007")
    for _ in range(2):
        registry.advance()
        synced = run_sync(registry)
    assert synced.gone == ["NCT99980007"]
    page = queries.study_page("NCT99980007")
    assert page.no_longer_shown_since == NOBODY_WAITS.now().date()
    assert page.study.title == "A study of rest"
    assert kinds()[-1] == "gone"


def test_two_syncs_on_the_same_data_count_as_one_absence(registry):
    run_sync(registry)
    registry.remove("NCT99980007")
    registry.advance()
    for _ in range(3):
        assert run_sync(registry).gone == []


def test_a_study_that_comes_back_is_shown_again(registry):
    run_sync(registry)
    registry.remove("NCT99980007")
    for _ in range(2):
        registry.advance()
        run_sync(registry)
    registry.replace(record(nct="NCT99980007", day="2026-01-09", updated="2026-01-05"))
    registry.advance()
    run_sync(registry)
    assert queries.study_page("NCT99980007").no_longer_shown_since is None
    assert kinds()[-1] == "back"


def test_a_study_that_only_left_the_condition_is_not_gone(registry):
    run_sync(registry)
    moved = record(nct="NCT99980007", day="2026-01-06", title="Asthma", mesh="Asthma")
    moved["protocolSection"]["conditionsModule"]["conditions"] = ["Asthma"]
    registry.replace(moved)
    for _ in range(3):
        registry.advance()
        run_sync(registry)
    page = queries.study_page("NCT99980007")
    assert (page.no_longer_shown_since, page.study.title) == (None, "Asthma")


def test_a_study_under_a_new_id_is_followed(registry):
    run_sync(registry)
    registry.alias("NCT99980007", "NCT99980008")
    registry.advance()
    run_sync(registry)
    assert queries.alias_of("NCT99980007") == "NCT99980008"


def test_too_many_vanished_at_once_holds_everything_back(registry):
    run_sync(registry)
    for n in range(1, 8):
        registry.remove(f"NCT9998{n:04}")
    change(registry, nct="NCT99980020", status="COMPLETED")
    synced = run_sync(registry)
    assert (synced.state, synced.gone) == ("held", [])
    assert "missing from the registry's list" in queries.mirror_state().problem
    assert kinds(held_back=True) == ["changed"]
    assert actions.release() == 1
    assert queries.mirror_state().problem is None
    assert kinds()[-1] == "changed"


def test_too_many_changed_at_once_holds_the_alerts():
    with RegistryEmulator(studies(60)) as registry:
        run_sync(registry, page_size=100)
        day = registry.advance()[:10]
        for n in range(1, 41):
            registry.replace(record(nct=f"NCT9998{n:04}", day=day, title="All changed"))
        synced = run_sync(registry, page_size=100)
        assert synced.state == "held"
        assert kinds(held_back=True) == ["changed"] * 40
        assert queries.study_page("NCT99980001").study.title == "All changed"


def test_data_that_move_on_during_a_sync_are_fetched_by_a_second(registry):
    def move_on():
        change(registry, nct="NCT99980025", status="COMPLETED")

    registry.after_requests(3, move_on)
    synced = run_sync(registry)
    assert synced.data_timestamp == registry.holdings.data_timestamp
    assert queries.study_page("NCT99980025").study.status.overall_status == "COMPLETED"
    assert Run.objects.count() == 2


def test_a_false_total_is_told(registry):
    registry.fault("wrong-count", 31, path="/studies")
    assert "its own count says 31" in run_sync(registry).note


def test_old_sweeps_are_cleared_away(registry):
    run_sync(registry)
    registry.advance()
    run_sync(registry)
    assert SweptId.objects.count() == 25


def test_a_scope_is_one_thing():
    with pytest.raises(UserError, match="say what to sync"):
        Scope()
    with pytest.raises(UserError, match="say what to sync"):
        Scope(condition="lupus", everything=True)
