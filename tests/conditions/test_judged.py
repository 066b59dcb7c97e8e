"""The terms we judged by hand, and the registry's own headings."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from plaintrial.conditions import normalise, study_conditions, vocabulary
from tests.conditions.judging import Judged, judged, verdict

EVERY = list(judged(Path(__file__).with_name("judged.tsv")))

DRAWN = list(judged(Path(__file__).with_name("drawn.tsv")))


def test_there_are_enough_of_them_and_none_twice() -> None:
    assert len(EVERY) >= 300
    assert len({each.term for each in EVERY}) == len(EVERY)


@pytest.mark.parametrize("each", [e for e in EVERY if e.rows is not None and not e.rows], ids=lambda e: e.term)
def test_what_names_no_condition_gives_none(each: Judged) -> None:
    assert verdict(each).given == 0, verdict(each).names


def test_nearly_every_term_gives_at_least_one_right_concept() -> None:
    named = [verdict(each) for each in EVERY if each.rows]
    assert sum(v.any_right for v in named) / len(named) >= 0.97


def test_nearly_every_concept_given_is_right() -> None:
    verdicts = [verdict(each) for each in EVERY]
    assert sum(v.right for v in verdicts) / sum(v.given for v in verdicts) >= 0.97


def test_of_terms_drawn_at_random_nearly_all_are_right() -> None:
    verdicts = [verdict(each) for each in DRAWN]
    assert len(verdicts) == 150
    assert sum(v.any_right for v in verdicts) / len(verdicts) >= 0.95
    assert sum(v.right for v in verdicts) / sum(v.given for v in verdicts) >= 0.97


@pytest.mark.shared_data
def test_nearly_every_study_gets_one_of_its_own_headings(shared_data: Path) -> None:
    right = right_by_all = every = 0
    for study in _silver(shared_data):
        theirs = {_heading(m["id"]) for m in study["meshes"] if "id" in m}
        every += 1
        right += any(m.mesh in theirs for m in normalise(study["conditions"]))
        right_by_all += any(m.mesh in theirs for m in study_conditions(study["conditions"], study["keywords"], []))
    assert right / every >= 0.95
    assert right_by_all / every >= 0.965


@pytest.mark.shared_data
def test_headings_given_are_theirs_or_lie_above_or_below(shared_data: Path) -> None:
    tree = vocabulary().mesh_tree
    given = near = 0
    for study in _silver(shared_data):
        theirs = {_heading(m["id"]) for m in study["meshes"] if "id" in m}
        above = {a for mesh in theirs for a in tree.ancestors(mesh)}
        for mesh in {m.mesh for m in normalise(study["conditions"]) if m.mesh}:
            given += 1
            near += mesh in theirs or mesh in above or bool(tree.ancestors(mesh) & theirs)
    assert near / given >= 0.91


def _silver(shared_data: Path) -> list[dict]:
    with gzip.open(shared_data / "conditions/registrant-terms-to-mesh.ndjson.gz", "rt") as lines:
        return [json.loads(line) for line in lines]


def _heading(mesh: str) -> str:
    return "D" + mesh[4:] if len(mesh) == 10 and mesh.startswith("D0000") and int(mesh[1:]) < 65000 else mesh


def test_of_terms_drawn_again_nearly_all_are_right() -> None:
    every = list(judged(Path(__file__).with_name("drawn_again.tsv")))
    assert len(every) == 200
    assert sum(verdict(each).all_right for each in every) >= 196
