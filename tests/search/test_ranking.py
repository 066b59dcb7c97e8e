"""Scores are what adding up word by word gives, however many rows there are; leaving rows out changes no order."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from plaintrial.search import ranking
from plaintrial.search.ranking import Ranking, Scored, best, first_of, score
from plaintrial.search.sets.norms import K1, B, below

SIZE = 30_000
SEEDS = range(12)


def some(dice: np.random.Generator, many: int) -> np.ndarray:
    return np.sort(dice.choice(SIZE, many, replace=False)).astype(np.uint32)


def made(seed: int):
    """Rows, what ranks them, how much they are raised, and sets that know lengths and days."""
    dice = np.random.default_rng(seed)
    lengths = dice.integers(1, 900, SIZE)
    sets = SimpleNamespace(
        size=SIZE,
        lengths={"text": lengths, "concept": dice.integers(1, 9, SIZE)},
        order={"changed": dice.permutation(SIZE).astype(np.uint64)},
    )
    sets.means = {name: float(each.mean()) for name, each in sets.lengths.items()}
    sets.lengths_below = {name: below(each, sets.means[name]) for name, each in sets.lengths.items()}
    words = [some(dice, many) for many in dice.choice([3, 200, 4000, 28_000], 3)]
    ranks = [
        Ranking("text", rows, dice.integers(1, 30, len(rows)).astype(np.uint8), w)
        for rows, w in zip(words, (1, 0.1, 2), strict=True)
    ]
    concept = some(dice, int(dice.choice([300, 9000])))
    ranks += [Ranking("concept", concept, None, float(dice.choice([1, 9])))]
    ranks += [Scored(words[0], dice.random(len(words[0])).astype(np.float32))]
    raised = dice.choice([1.0, 1.6, 2.0], SIZE).astype(np.float32)
    return some(dice, int(dice.choice([5, 2500, 26_000]))).astype(np.intp), ranks, raised, sets


def by_hand(rows, ranks, sets) -> list[float]:
    found = dict.fromkeys(rows.tolist(), 0.0)
    for one in ranks:
        for at, row in enumerate(one.rows.tolist()):
            if row in found:
                found[row] += one.scores[at] if isinstance(one, Scored) else word_by_hand(one, at, row, sets)
    return list(found.values())


def word_by_hand(one: Ranking, at: int, row: int, sets) -> float:
    times = 1 if one.times is None else int(one.times[at])
    length = sets.lengths[one.field][row] / sets.means[one.field]
    return one.weight * (K1 + 1) * times / (times + K1 * (1 - B + B * length))


@pytest.mark.parametrize("seed", SEEDS)
def test_scores_are_those_of_the_formula(seed):
    rows, ranks, _raised, sets = made(seed)
    np.testing.assert_allclose(score(rows, ranks, sets), by_hand(rows, ranks, sets), rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("wanted", [1, 20])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_are_those_of_all_in_order(seed, wanted):
    rows, ranks, raised, sets = made(seed)
    raised = raised[rows]
    everything = best(rows, score(rows, ranks, sets) * raised, sets.order["changed"], wanted)
    assert first_of(rows, raised, ranks, sets, wanted).tolist() == everything.tolist()


def test_rows_are_left_out_where_they_could_not_come_first(monkeypatch):
    scored = []
    monkeypatch.setattr(ranking, "score", lambda rows, *given: scored.append(len(rows)) or score(rows, *given))
    for seed in SEEDS:
        rows, ranks, raised, sets = made(seed)
        scored.clear()
        first_of(rows, raised[rows], ranks, sets, 20)
        if len(scored) == 1 and scored[0] < len(rows):
            return
    pytest.fail("all rows were scored each time")
