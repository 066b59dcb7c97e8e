"""Where a record seen belongs among a study's versions."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plaintrial.mirror.timeline import Line, Timeline

D0 = date(2026, 1, 1)


def seen(day: int, content: str) -> Line:
    on = D0 + timedelta(days=day)
    return Line(on, on, content, "address-" + content)


def told(timeline: Timeline) -> list[tuple[int, str]]:
    return [((line.as_of - D0).days, line.study_hash) for line in timeline.lines]


def contents(timeline: Timeline) -> list[str]:
    return [line.study_hash for line in timeline.lines]


def after(*records: tuple[int, str]) -> Timeline:
    timeline = Timeline([seen(*records[0])])
    for record in records[1:]:
        timeline.take(seen(*record))
    return timeline


def test_the_same_content_on_a_later_day_is_no_version_but_is_noted():
    timeline = after((1, "a"), (9, "a"))
    assert told(timeline) == [(1, "a")]
    assert timeline.current.last_seen == D0 + timedelta(days=9)


def test_a_change_is_a_version_and_so_is_the_way_back():
    assert told(after((1, "a"), (2, "b"), (3, "a"))) == [(1, "a"), (2, "b"), (3, "a")]


def test_an_older_record_that_comes_late_goes_before_the_current_one():
    timeline = after((5, "b"))
    assert timeline.take(seen(2, "a")) == (seen(2, "a"),)
    assert told(timeline) == [(2, "a"), (5, "b")]
    assert timeline.current == seen(5, "b")


def test_two_contents_on_one_day_are_two_versions_in_the_order_seen():
    assert told(after((1, "a"), (1, "b"), (1, "a"), (1, "b"))) == [(1, "a"), (1, "b")]


def test_a_record_between_two_sightings_of_another_splits_it():
    timeline = after((1, "a"), (9, "a"))
    assert len(timeline.take(seen(5, "b"))) == 2
    assert told(timeline) == [(1, "a"), (5, "b"), (9, "a")]


records = st.lists(st.tuples(st.integers(0, 6), st.sampled_from("abc")), min_size=1, max_size=12)


truths = st.lists(st.sampled_from("abc"), min_size=1, max_size=8)


@given(truths, st.data())
def test_one_history_seen_in_any_order_and_once_more_in_order_gives_its_versions(truth, data):
    each_day = list(enumerate(truth))
    shuffled = data.draw(st.permutations(each_day))
    assert contents(after(*shuffled, *each_day)) == contents(after(*each_day))


@given(truths)
def test_one_history_seen_from_its_end_gives_its_versions(truth):
    each_day = list(enumerate(truth))
    assert told(after(*reversed(each_day))) == told(after(*each_day))


@given(records)
def test_taking_everything_again_adds_nothing(several):
    several = sorted(several, key=lambda record: record[0])
    timeline = after(*several)
    before = contents(timeline)
    for record in several:
        assert timeline.take(seen(*record)) == ()
    assert contents(timeline) == before


@given(records, st.data())
def test_a_run_cut_short_and_run_again_ends_like_a_whole_one_when_days_rise(several, data):
    several = sorted(several)
    cut = data.draw(st.integers(1, len(several)))
    whole, resumed = after(*several), after(*several[:cut])
    for record in several:
        resumed.take(seen(*record))
    assert told(resumed) == told(whole)


@given(records)
def test_versions_stay_in_order_and_no_two_neighbours_are_alike(several):
    lines = told(after(*several))
    assert [day for day, _ in lines] == sorted(day for day, _ in lines)
    assert all(one[1] != two[1] for one, two in pairwise(lines))


@given(records)
def test_a_version_ends_before_the_next_begins(several):
    lines = after(*several).lines
    assert all(line.as_of <= line.last_seen for line in lines)
    assert all(one.last_seen <= two.as_of for one, two in pairwise(lines))
