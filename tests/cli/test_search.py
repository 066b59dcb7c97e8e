"""``plaintrial search`` and ``plaintrial similar`` in the terminal."""

from __future__ import annotations

import pytest

from tests.cli.in_one_process import plaintrials
from tests.cli.running import ndjson, plaintrial
from tests.search.records import LYON, LYON_CLOSED, MADRID, ages, status, study

DONE = status("COMPLETED")
STUDIES = (
    study(1, "Open in Lyon", sites=[LYON]),
    study(2, "Open in Madrid, closed in Lyon", sites=[MADRID, LYON_CLOSED]),
    study(3, "Finished", sites=[LYON], status=DONE),
    study(4, "For boys", sites=[LYON], eligibility=ages("2 Years", "11 Years", "MALE")),
    study(5, "Breathing", "Asthma", sites=[LYON]),
)


NEAR_LYON = ("lupus", "--near", "45.75,4.85", "--within", "30")
PASTED = "https://clinicaltrials.gov/search?cond=lupus&lat=45.75&lng=4.85&distance=30&aggFilters=status:com"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("searched")
    assert plaintrial("load", "-", folder=made, stdin=ndjson(*STUDIES)).code == 0
    # The first search builds the index.
    assert "Building" in plaintrial("search", "lupus", folder=made).err
    return made


def test_filters(folder):
    asked = {
        NEAR_LYON: {1, 2, 3, 4},
        (*NEAR_LYON, "--status", "recruiting"): {1, 4},
        ("lupus", "--age", "9", "--sex", "male"): {4},
        ("lupus", "--age", "40", "--sex", "female"): {1, 2, 3},
        ("--near", "Spain"): {2},
        ("lupus near Lyon",): {1, 2, 3, 4},
        ("lupus in Spain",): {2},
        ("--condition", "lupus", "--country", "ES"): {2},
        (PASTED,): {3},
    }
    for words, ran in zip(asked, plaintrials(folder, *(("search", *words, "--json") for words in asked)), strict=True):
        assert (ran.code, ran.err) == (0, ""), words
        found = ran.json()
        assert {int(hit["nct_id"][3:]) for hit in found["hits"]} == asked[words], words
        assert found["total"] == found["funnel"][-1]["count"] == len(asked[words])


def test_hostile_text_is_answered(folder):
    texts = ['"', "a OR", "NEAR(", "*", "🧬", "of the and", "lupus " * 1700, "x" * 10_000, "\udcff", "\udcff lupus"]
    as_json = plaintrials(folder, *(("search", "--json", "--", text) for text in texts))
    in_words = plaintrials(folder, *(("search", "--", text) for text in texts))
    for text, ran, told in zip(texts, as_json, in_words, strict=True):
        assert (ran.code, ran.err, told.code, told.err) == (0, "", 0, ""), text
        assert told.out
        assert ran.json()["total"] >= 4 * ("lupus" in text), text


def test_a_place_of_several_meanings_is_not_picked_but_one_far_larger_is(folder):
    several, larger = plaintrials(
        folder, ("search", "lupus", "--near", "Springfield"), ("search", "lupus", "--near", "Lyon", "--json")
    )
    assert (several.code, several.out, len(several.err.splitlines())) == (2, "", 1)
    assert "can be several places" in several.err
    assert "Missouri" in several.err
    assert larger.code == 0
    assert larger.json()["asked"]["near"]["name"].startswith("Lyon")


def test_mistakes_are_one_line_and_exit_2(folder):
    asked = [
        ("--near", "qqwzzk"), ("--within", "5"), ("--status", "openish"), ("--phase", "9"), ("--age", "nan"),
        ("--near", "45,5", "--within", "nan"), ("--page", "0"), ("--sponsor", "·"), ("--condition", "..."),
        ("--sponsor=---",), ("--changed-since", "2024-02-30"),
    ]  # fmt: skip
    for words, ran in zip(asked, plaintrials(folder, *(("search", "lupus", *words) for words in asked)), strict=True):
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1), (words, ran)


def test_similar(folder):
    as_json, told, unknown = plaintrials(
        folder,
        ("similar", "NCT00000003", "--json"),
        ("similar", "NCT00000003", "--top", "2"),
        ("similar", "NCT00000099"),
    )
    found = as_json.json()["similar"]
    reasons = {one["nct_id"][-1]: one["reasons"] for one in found}
    for number in "124":
        assert "same disease: systemic lupus erythematosus" in reasons[number]
    assert told.out.count("\nNCT") == 2
    assert (unknown.code, unknown.out, len(unknown.err.splitlines())) == (2, "", 1)


def test_an_empty_mirror_says_how_to_fill_it(tmp_path):
    ran = plaintrial("search", "lupus", "--json", folder=tmp_path)
    assert ran.code == 2
    assert "plaintrial sync" in ran.json()["error"]
