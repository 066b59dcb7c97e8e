"""Scores are what adding up word by word gives, however many rows there are; leaving rows out changes no order."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from plaintrial.search import ranking
from plaintrial.search.picked import Picked
from plaintrial.search.ranking import Ranking, Scored, Together, best, first_of, score
from plaintrial.search.rows import in_all
from plaintrial.search.sets.norms import K1, B, kept_length
from plaintrial.search.sets.said import COMMON, Common, Said, Scoring

SIZE = 30_000
SEEDS = range(12)


def some(dice: np.random.Generator, many: int) -> np.ndarray:
    return np.sort(dice.choice(SIZE, many, replace=False)).astype(np.uint32)


def made(seed: int):
    """Rows, what ranks them, how much they are raised, and sets that know lengths and days."""
    dice = np.random.default_rng(seed)
    sets = SimpleNamespace(
        size=SIZE,
        lengths={
            "text": np.array([kept_length(n) for n in dice.integers(1, 900, SIZE).tolist()]),
            "concept": dice.integers(1, 9, SIZE),
        },
        order={"changed": dice.permutation(SIZE).astype(np.uint64)},
    )
    sets.means = {name: float(each.mean()) for name, each in sets.lengths.items()}
    scoring = {name: Scoring(each, sets.means[name]) for name, each in sets.lengths.items()}

    def said(field: str, many: int, *, token: bool = False) -> OfAField:
        rows = some(dice, many)
        times = None if token else dice.integers(1, 30, many).astype(np.uint8)
        found = OfAField(rows, times, many, SIZE, lambda: scoring[field])
        found.asked_for, found.field = int(dice.integers(2)), field
        return found

    words = [said("text", int(many)) for many in dice.choice([3, 200, 4000, 28_000], 3)]
    ranks = [Ranking(each, weight) for each, weight in zip(words, (1, 0.1, 2), strict=True)]
    ranks += [Ranking(said("concept", int(dice.choice([300, 9000])), token=True), float(dice.choice([1, 9])))]
    ranks += [Scored(words[0].rows, dice.random(len(words[0].rows)).astype(np.float32))]
    both = tuple(ranks[1:3])
    ranks += [Together(Picked(SIZE, rows=in_all([one.rows for one in both])), both)]
    raised = dice.choice([1.0, 1.6, 2.0], SIZE).astype(np.float32)
    return some(dice, int(dice.choice([5, 2500, 26_000]))).astype(np.intp), ranks, raised, sets


class OfAField(Said):
    """One that knows its field, for reckoning by hand."""

    field = ""


def by_hand(rows, ranks, sets) -> list[float]:
    found = dict.fromkeys(rows.tolist(), 0.0)
    for one in ranks:
        for row, points in points_by_hand(one, sets):
            if row in found:
                found[row] += points
    return list(found.values())


def points_by_hand(one, sets):
    """Each row that one ranks, with what it gives."""
    if isinstance(one, Scored):
        return zip(one.rows.tolist(), one.known.tolist(), strict=True)
    if isinstance(one, Together):
        every = set(one.picked.rows.tolist())
        return [each for rank in one.ranks for each in points_by_hand(rank, sets) if each[0] in every]
    return [(row, word_by_hand(one, at, row, sets)) for at, row in enumerate(one.rows.tolist())]


def word_by_hand(one: Ranking, at: int, row: int, sets) -> float:
    times = 1 if one.said.times is None else int(one.said.times[at])
    length = sets.lengths[one.said.field][row] / sets.means[one.said.field]
    return one.weight * (K1 + 1) * times / (times + K1 * (1 - B + B * length))


@pytest.mark.parametrize("seed", SEEDS)
def test_scores_are_those_of_the_formula(seed):
    rows, ranks, _raised, sets = made(seed)
    np.testing.assert_allclose(score(rows, ranks, SIZE), by_hand(rows, ranks, sets), rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("wanted", [1, 20])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_are_those_of_all_in_order(seed, wanted):
    rows, ranks, raised, sets = made(seed)
    raised = raised[rows]
    everything = best(rows, score(rows, ranks, SIZE) * raised, sets.order["changed"], wanted)
    assert first_of(rows, raised, ranks, sets, wanted).tolist() == everything.tolist()


def test_rows_are_dropped_where_they_could_not_come_first(monkeypatch):
    added = []
    add = ranking._add
    monkeypatch.setattr(ranking, "_add", lambda total, *given: added.append(len(total)) or add(total, *given))
    for seed in SEEDS:
        rows, ranks, raised, sets = made(seed)
        added.clear()
        first_of(rows, raised[rows], ranks, sets, 20)
        if min(added) < len(rows) / 2:
            return
    pytest.fail("all rows were scored each time")


def test_what_is_asked_for_again_is_remembered_and_what_is_asked_for_more_takes_its_place(monkeypatch):
    made_anew = []

    def of(key: str, many: int) -> Said:
        def make() -> Said:
            made_anew.append(key)
            return Said(np.arange(many, dtype=np.uint32), None, many, SIZE, lambda: None)

        return common.kept(key, make)

    common = Common(SIZE)
    monkeypatch.setattr(common, "_most", 2)
    many = SIZE // COMMON + 1
    asked = ["cancer", "cancer", "cancer", "lupus", "lupus", "lupus", "rare", "rare", "rare"]
    remembered = [of(key, 5 if key == "rare" else many).remembered for key in asked]
    assert remembered == [False, True, True, False, True, True, False, False, False]
    assert made_anew == ["cancer", "cancer", "lupus", "lupus", "rare", "rare", "rare"]
    assert [of("heart", many).remembered for _ in range(6)] == [False, False, False, True, True, True]
    assert of("cancer", many).remembered
    assert not of("lupus", many).remembered
