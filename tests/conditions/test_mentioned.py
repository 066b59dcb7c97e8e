"""Conditions that a text mentions, and the masks by which runs of words that no name has are skipped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plaintrial.conditions import normalise
from plaintrial.conditions.companions import Companions
from plaintrial.conditions.mentioned import mentioned

WORDS = st.sampled_from(["lupus", "kidney", "renal", "failure", "chronic", "cancer", "tumor", "lung", "heart", "acute"])
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=8)


def one(term: str) -> str:
    return normalise([term])[0].id


class TestMentioned:
    def test_the_longest_of_overlapping_names_and_what_stands_inside(self):
        found = mentioned("people with chronic kidney failure")
        assert one("kidney failure") in (*found.named, *found.within)
        assert len(found.named) == 1

    def test_each_once_and_every_one(self):
        found = mentioned("asthma and lupus, asthma again")
        assert sorted(found.named) == sorted({one("asthma"), one("lupus")})

    def test_what_is_said_to_be_absent_does_not_count(self):
        assert one("asthma") not in mentioned("lupus without asthma").named

    def test_nothing_to_find(self):
        for text in ("", " ", "of the", "🧬", "x" * 10_000):
            assert mentioned(text) == ((), ())


@given(NAMES, st.data())
def test_a_name_is_never_stopped_before_its_end(names, data):
    name = data.draw(st.sampled_from(names)).split()
    before, after = data.draw(st.lists(WORDS, max_size=2)), data.draw(st.lists(WORDS, max_size=2))
    keys = [*before, *name, *after]
    assert len(name) <= Companions(names).reach(keys, len(before), 9) <= len(keys) - len(before)


def test_words_that_share_no_name_are_parted():
    masks = Companions(["lung cancer", "heart failure"])
    assert masks.reach(["lung", "failure"], 0, 9) == 1
    assert masks.reach(["lung", "tumor"], 0, 9) == 2
    assert masks.reach(["qqwzzk", "lung"], 0, 9) == 1
