"""From a change in the mirror to alerts: whom it concerns, and when nobody is told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from plaintrial.mirror import actions as mirror
from plaintrial.mirror.models import Run, Study
from plaintrial.watches.keyring import Ring
from plaintrial.watches.matching.candidates import _moment
from plaintrial.watches.models import Alert, Place, Subscriber, Watch
from plaintrial.watches.wish import Around
from tests.watches.made import LUPUS, NCT, a_day, follow_all, keep, lupus_wish, noon, record, study_wish, watching

pytestmark = pytest.mark.django_db

LYON, LONDON = Around(45.76, 4.84, 30.0, "Lyon"), Around(51.5, -0.12, 30.0, "London")


@pytest.fixture
def clock():
    return noon()


def kinds():
    return list(Alert.objects.order_by("pk").values_list("kind", "urgent"))


def stop(**more):
    return record(day="2026-03-03", overallStatus="TERMINATED", whyStopped="Too few people.", **more)


def test_a_stopped_study_is_urgent_news_for_who_watches_it(clock):
    keep(record(), clock=clock)
    watching(clock=clock)
    keep(stop(), clock=clock)
    assert follow_all(clock) == 1
    assert kinds() == [("changed", True)]


def test_following_again_tells_nothing_twice(clock):
    keep(record(), clock=clock)
    watching(clock=clock)
    keep(stop(), clock=clock)
    follow_all(clock)
    Place.objects.update(outbox=0)
    follow_all(clock)
    assert Alert.objects.count() == 1


def test_a_first_bulk_load_alerts_nobody(clock):
    watching(lupus_wish(), clock=clock)
    keep(*(record(f"NCT9998{n:04}", posted="2026-03-02") for n in range(1, 30)), clock=clock, kind="load")
    assert follow_all(clock) == 0


def test_a_large_load_into_a_mirror_alerts_nobody(clock):
    keep(record(), clock=clock, kind="load")
    watching(lupus_wish(), clock=clock)
    keep(*(record(f"NCT9998{n:04}", posted="2026-03-02") for n in range(2, 130)), clock=clock, kind="load")
    assert follow_all(clock) == 0


def test_the_first_sync_of_another_condition_alerts_nobody(clock):
    keep(record(), clock=clock, scope="lupus")
    watching(lupus_wish(), clock=clock)
    keep(record("NCT99980002", posted="2026-03-02"), clock=clock, scope="asthma")
    assert follow_all(clock) == 0


def test_a_newly_registered_study_is_told(clock):
    keep(record(), clock=clock)
    watching(lupus_wish(), clock=clock)
    keep(record("NCT99980002", posted="2026-03-02"), clock=clock)
    assert follow_all(clock) == 1
    assert kinds() == [("matches", False)]


def test_an_old_study_that_is_newly_imported_is_not_new(clock):
    keep(record(), clock=clock)
    watching(lupus_wish(), clock=clock)
    keep(record("NCT99980002", posted="2019-03-02"), clock=clock)
    assert follow_all(clock) == 0


def test_a_study_that_does_not_say_when_it_was_registered_is_not_new(clock):
    keep(record(), clock=clock)
    watching(lupus_wish(), clock=clock)
    keep(record("NCT99980002", posted=""), clock=clock)
    assert follow_all(clock) == 0


def test_new_studies_of_a_run_that_goes_on_wait_until_it_has_ended(clock):
    keep(record(), clock=clock)
    watching(lupus_wish(), clock=clock)
    run = keep(record("NCT99980002", posted="2026-03-02"), clock=clock)
    Run.objects.filter(pk=run.pk).update(state=Run.State.RUNNING)
    assert follow_all(clock) == 0
    Run.objects.filter(pk=run.pk).update(state=Run.State.DONE)
    assert follow_all(clock) == 1


def test_a_study_that_newly_fits_is_told_as_such(clock):
    keep(record(overallStatus="NOT_YET_RECRUITING"), clock=clock)
    watching(lupus_wish(statuses=("RECRUITING",), around=LYON), clock=clock)
    keep(record(day="2026-03-03"), clock=clock)
    follow_all(clock)
    assert kinds() == [("matches", False)]


def test_a_study_far_away_is_not_told(clock):
    keep(record(), clock=clock)
    watching(lupus_wish(around=LONDON), clock=clock)
    keep(stop(), clock=clock)
    assert follow_all(clock) == 0


def test_a_study_that_leaves_the_search_is_told_once_more(clock):
    keep(record(), clock=clock)
    watching(lupus_wish(statuses=("RECRUITING",)), clock=clock)
    keep(stop(), clock=clock)
    follow_all(clock)
    assert kinds() == [("changed", True)]


def test_narrower_conditions_are_watched_too(clock):
    narrower = {"conditions": {"conditions": ["Bullous systemic lupus erythematosus"]}}
    keep(record(modules=narrower), clock=clock)
    watching(lupus_wish(), clock=clock)
    keep(stop(modules=narrower), clock=clock)
    assert follow_all(clock) == 1


def test_a_sponsor_and_words_are_watched(clock):
    keep(record(), clock=clock)
    watching(
        lupus_wish(conditions=(), sponsor=("rest", "universiti")),
        lupus_wish(conditions=(), words=("rest",)),
        clock=clock,
    )
    watching(lupus_wish(conditions=(), sponsor=("unrest",)), address="b@example.org", clock=clock)
    keep(stop(), clock=clock)
    assert follow_all(clock) == 2


def test_a_person_too_old_or_of_another_sex_is_not_told(clock):
    women = {"eligibility": {"sex": "FEMALE", "maximumAge": "40 Years", "minimumAge": "18 Years"}}
    keep(record(modules=women), clock=clock)
    watching(lupus_wish(age_years=41), lupus_wish(sex="MALE"), lupus_wish(age_years=40.5, sex="FEMALE"), clock=clock)
    keep(stop(modules=women), clock=clock)
    assert follow_all(clock) == 1


def test_only_kinds_of_change_that_were_asked_for_are_told(clock):
    keep(record(), clock=clock)
    watching(study_wish(topics=("results",)), clock=clock)
    keep(stop(), clock=clock)
    assert follow_all(clock) == 0


def test_what_only_the_registry_derived_is_no_change(clock):
    keep(record(), clock=clock)
    watching(study_wish(), lupus_wish(), clock=clock)
    derived = record(day="2026-03-03")
    derived["protocolSection"]["statusModule"]["lastUpdatePostDateStruct"]["date"] = "2026-03-01"
    derived["derivedSection"]["conditionBrowseModule"]["meshes"] = [{"id": "D008181", "term": "Lupus Nephritis"}]
    keep(derived, clock=clock)
    assert follow_all(clock) == 0


def test_an_older_version_that_comes_in_late_is_no_news(clock):
    keep(record(), clock=clock)
    watching(clock=clock)
    keep(record(day="2025-01-01", overallStatus="NOT_YET_RECRUITING"), clock=clock)
    assert follow_all(clock) == 0


def test_held_changes_wait_and_then_are_told_once(clock):
    keep(record(), clock=clock)
    watching(clock=clock)
    keep(stop(), clock=clock, hold=True)
    assert follow_all(clock) == 0
    keep(record("NCT99980003"), clock=clock)
    assert follow_all(clock) == 0
    mirror.release(clock=clock)
    assert follow_all(clock) == 1
    assert follow_all(clock) == 0


def test_a_change_before_somebody_watched_is_not_told(clock):
    keep(record(), clock=clock)
    follow_all(clock)
    keep(stop(), clock=clock)
    clock.advance(minutes=5)
    watching(clock=clock, follows=False)
    assert follow_all(clock) == 0


def test_gone_and_back_are_told(clock):
    keep(record(), clock=clock)
    watching(clock=clock)
    for day in ("a", "b"):
        run = mirror.start_run(kind="sync", scope="x", data_timestamp=day, clock=clock)
        mirror.note_absence(run=run, nct_id=NCT, clock=clock)
    follow_all(clock)
    assert kinds() == [("gone", True)]
    assert Study.objects.get().no_longer_shown_since is not None


def test_two_workers_that_follow_at_once_write_each_alert_once(clock, monkeypatch):
    keep(record(), clock=clock)
    watching(clock=clock)
    keep(stop(), clock=clock)
    from plaintrial.watches import actions

    take = actions.take_step
    meanwhile = []

    def other_first(**step):
        if not meanwhile:
            meanwhile.append(1)
            follow_all(clock)
        return take(**step)

    monkeypatch.setattr(actions, "take_step", other_first)
    follow_all(clock)
    assert Alert.objects.count() == 1


def test_a_watch_that_ended_since_it_was_found_is_left_out(clock, monkeypatch):
    keep(record(), clock=clock)
    watching(address="a@example.org", clock=clock)
    watching(address="b@example.org", clock=clock)
    keep(stop(), clock=clock)
    from plaintrial.watches import actions

    take = actions.take_step
    gone = Watch.objects.first()

    def ends_first(**step):
        actions.end_watch(subscriber=gone.subscriber.ref, watch=gone.ref)
        return take(**step)

    monkeypatch.setattr(actions, "take_step", ends_first)
    assert follow_all(clock) == 1
    assert Alert.objects.get().watch_id != gone.pk


def test_a_watch_under_several_words_is_told_once(clock):
    keep(record(), clock=clock)
    watching(lupus_wish(conditions=((LUPUS, "MONDO:0005083"),)), lupus_wish(conditions=(), around=LYON), clock=clock)
    keep(stop(), clock=clock)
    assert follow_all(clock) == 2


def test_equal_wishes_are_told_alike_whenever_each_began(clock):
    """A study registered between them is new to the one that stood before it, a change is news to both."""
    keep(record(), clock=clock)
    watching(lupus_wish(), address="early@example.org", clock=clock)
    a_day(clock)
    keep(record("NCT99980002", posted="2026-03-02"), clock=clock)
    for _ in range(9):
        a_day(clock)
    watching(lupus_wish(), address="late@example.org", clock=clock, follows=False)
    keep(stop(), record("NCT99980003", posted="2026-03-03"), clock=clock)
    follow_all(clock)
    told = Alert.objects.order_by("pk").values_list("watch__subscriber", "study__registry_id", "kind")
    early, late = Subscriber.objects.order_by("pk").values_list("pk", flat=True)
    assert sorted(told) == [
        (early, NCT, "changed"),
        (early, "NCT99980002", "matches"),
        (early, "NCT99980003", "matches"),
        (late, NCT, "changed"),
    ]


def test_no_wish_is_opened_for_changes_that_can_tell_nobody_anything(clock, monkeypatch):
    """Rows stay sealed unless a change that they stand under can tell something to somebody."""
    keep(record(), clock=clock)
    watching(study_wish(), lupus_wish(), clock=clock)
    monkeypatch.setattr(Ring, "open", lambda ring, sealed, purpose: pytest.fail("opened"))
    cosmetic = record(day="2026-03-03")
    cosmetic["protocolSection"]["identificationModule"]["briefTitle"] += " "
    keep(cosmetic, clock=clock)
    assert follow_all(clock) == 0


def test_a_moment_is_read_as_either_database_writes_it():
    wanted = datetime(2026, 3, 2, 12, 0, 0, 120, tzinfo=UTC)
    assert _moment("2026-03-02 12:00:00.000120") == wanted
    assert _moment("2026-03-02 12:00:00.00012+00") == wanted
    assert _moment("2026-03-02 12:00:00") == wanted.replace(microsecond=0)
