"""Reading the mirror."""

from __future__ import annotations

import pytest

from plaintrial.mirror import actions, queries
from tests.mirror.records import prepared
from tests.mirror.test_actions import CLOCK, keep

pytestmark = pytest.mark.django_db


def ids(**asked):
    return [card.nct_id for card in queries.study_list(**asked).items]


def test_a_study_that_is_not_here():
    assert queries.study_page("NCT99989999") is None
    assert queries.versions_of("NCT99989999") == ()
    assert queries.contacts_of("NCT99989999") is None


def test_a_version_that_is_not_there():
    keep(prepared())
    assert queries.study_page("NCT99980001", number=2) is None
    assert queries.study_page("NCT99980001", number=0) is not None
    assert queries.study_page("NCT99980001", number=-1) is None


def test_a_list_holds_every_word_asked_for_newest_first():
    keep(
        prepared(nct="NCT99980001", title="Iron for tired people", updated="2026-01-01"),
        prepared(nct="NCT99980002", title="Iron and sleep", updated="2026-05-01"),
        prepared(nct="NCT99980003", title="Walking", updated="2026-03-01"),
    )
    assert ids() == ["NCT99980002", "NCT99980003", "NCT99980001"]
    assert ids(text="IRON") == ["NCT99980002", "NCT99980001"]
    assert ids(text="iron tired") == ["NCT99980001"]
    assert ids(text="iron lupus walking") == []


@pytest.mark.parametrize("text", ["%", "_", '"', "a OR b", "\0", "😀", "x" * 10_000, " " * 50, "'; DROP TABLE x;--"])
def test_no_text_breaks_the_list(text):
    keep(prepared())
    assert queries.study_list(text=text).total in (0, 1)


def test_pages_are_clamped():
    keep(*(prepared(nct=f"NCT9998{n:04}") for n in range(25)))
    first, last = queries.study_list(per_page=10), queries.study_list(page=10**18, per_page=10)
    assert (first.pages, first.total, len(first.items)) == (3, 25, 10)
    assert (last.page, len(last.items)) == (3, 5)
    assert queries.study_list(page=-1, per_page=10).page == 1


def test_the_state_of_an_empty_mirror():
    state = queries.mirror_state()
    assert (state.studies, state.last_good_sync, state.stale, state.is_sample) == (0, None, False, False)


def test_a_sync_long_ago_is_stale_and_a_failed_one_is_told():
    run = actions.start_run(kind="sync", data_timestamp="2026-11-01T09:00:00", clock=CLOCK)
    actions.finish_run(run=run, state="done", clock=CLOCK)
    assert not queries.mirror_state(CLOCK).stale
    CLOCK.advance(days=10)
    try:
        assert queries.mirror_state(CLOCK).stale
        actions.finish_run(
            run=actions.start_run(kind="sync", clock=CLOCK), state="failed", note="no answer", clock=CLOCK
        )
        assert queries.mirror_state(CLOCK).problem == "no answer"
    finally:
        CLOCK.advance(days=-10)
