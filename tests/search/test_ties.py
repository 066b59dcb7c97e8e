"""Studies that score the same stand in an order that an index built anew, or in another order, gives again."""

from __future__ import annotations

import random

import msgspec
import numpy as np
import pytest

from plaintrial.registries.ctgov.parse import parse
from plaintrial.search import Asked, search, similar
from plaintrial.search.document import document_of
from plaintrial.search.matching import rank, read_patient
from plaintrial.search.reader import Reader, reader_of
from plaintrial.search.terms import Terms
from plaintrial.search.ties import coarse, listed
from plaintrial.search.writing import write_all
from tests.search.records import LYON, status, study

MANY = 60
PATIENT = "A 45-year-old woman with lupus has joint pain and a rash."


def documents() -> list[dict[str, object]]:
    """Studies of which many are alike but for their numbers."""
    words = ("Lupus", "Lupus and pain", "Asthma")
    raws = [study(n, words[n % 3], words[n % 3], sites=[LYON], status=status("RECRUITING")) for n in range(1, MANY + 1)]
    return [document_of(parse(msgspec.json.encode(raw)).study) for raw in raws]


@pytest.fixture(params=[1, 2])
def two(tmp_path, request) -> tuple[Reader, Reader]:
    """The same studies in two indexes, in another order each."""
    mixed = documents()
    random.Random(request.param).shuffle(mixed)
    readers = []
    for name, some in (("one", documents()), ("other", mixed)):
        folder = tmp_path / name
        folder.mkdir()
        write_all(folder, some)
        readers.append(reader_of(folder))
    return readers[0], readers[1]


@pytest.mark.parametrize(
    "asked", [Asked(text="lupus"), Asked(text="pain lupus"), Asked(), Asked(text="asthma", page=2)]
)
def test_a_search(two, asked):
    asked = msgspec.structs.replace(asked, per_page=7)
    one, other = (search(asked, reader=reader) for reader in two)
    assert [hit.nct_id for hit in one.hits] == [hit.nct_id for hit in other.hits]
    assert (one.total, one.facets, one.funnel) == (other.total, other.facets, other.funnel)


@pytest.mark.parametrize("depth", [5, 10_000])
def test_studies_for_a_patient(two, depth):
    one, other = (rank(read_patient(PATIENT), reader, 15, depth=depth) for reader in two)
    assert one == other
    assert len(one) == (15 if depth > 15 else len(one))


def test_similar_studies(two):
    one, other = (similar("NCT00000003", most=8, reader=reader) for reader in two)
    assert [(each.nct_id, each.likeness) for each in one] == [(each.nct_id, each.likeness) for each in other]


@pytest.mark.parametrize("wanted", [1, 3, 20, MANY])
def test_of_equal_scores_the_lower_number_comes_first(two, wanted):
    for reader in two:
        found = listed(Terms(reader.schema).word("names", "lupus"), wanted, reader)
        by_score = sorted(zip(found.scores.tolist(), found.numbers, strict=True), key=lambda each: (-each[0], each[1]))
        assert found.numbers == [number for _, number in by_score]
        assert found.numbers[0] == 3
        assert len(found.numbers) == min(wanted, 40)


def test_scores_apart_by_rounding_are_the_same_and_others_are_not():
    scores = np.array([12.345678, np.nextafter(np.float32(12.345678), np.float32(13)), 12.347, 0.0], np.float32)
    one, same, other, none = coarse(scores).tolist()
    assert one == same
    assert one < other
    assert none == 0
