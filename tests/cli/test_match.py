"""``plaintrial match``: patients in, a run out."""

from __future__ import annotations

import gzip

import pytest

from tests.cli.in_one_process import plaintrials
from tests.cli.running import Ran, ndjson, plaintrial
from tests.search.records import ages, study

STUDIES = (
    *(study(n, f"Lupus study {n}", "Lupus") for n in range(1, 9)),
    study(20, "For men", "Lupus", eligibility=ages("18 Years", None, "MALE")),
    study(21, "For children", "Lupus", eligibility=ages("2 Years", "17 Years")),
    study(22, "Breathing", "Asthma"),
)
WOMAN = "A 34-year-old woman with systemic lupus erythematosus has a rash and tiredness."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("matched")
    assert plaintrial("load", "-", folder=made, stdin=ndjson(*STUDIES)).code == 0
    return made


@pytest.fixture
def match(folder):
    def run(stdin: bytes, *words: str) -> Ran:
        return plaintrial("match", "--patients", "-", *words, folder=folder, stdin=stdin)

    return run


def runs(out: str) -> dict[str, list[str]]:
    """Studies in order, by patient, of a run that is sound."""
    found: dict[str, list[tuple[str, float]]] = {}
    for line in out.splitlines():
        patient, q0, nct, rank, score, name = line.split(" ")
        assert (q0, name) == ("Q0", "plaintrial")
        some = found.setdefault(patient, [])
        assert int(rank) == len(some) + 1
        assert not some or float(score) <= some[-1][1]
        some.append((nct, float(score)))
    ranked = {patient: [nct for nct, _ in some] for patient, some in found.items()}
    assert all(len(set(some)) == len(some) for some in ranked.values())
    return ranked


def test_limits_of_age_and_sex_are_kept(match):
    lines = ndjson(
        {"id": "woman", "text": WOMAN},
        {"id": "man", "text": "A 50-year-old man with lupus."},
        {"_id": "a boy", "text": "A 9 year old boy with lupus."},
        {"id": 4, "text": "Lupus."},
    )
    ran = match(lines)
    assert (ran.code, ran.err) == (0, "")
    found = {patient: {int(nct[3:]) for nct in some} for patient, some in runs(ran.out).items()}
    adults = set(range(1, 9))
    assert found["woman"] & {20, 21} == set()
    assert found["woman"] >= adults
    assert found["man"] & {20, 21} == {20}
    assert found["a_boy"] == {21}
    assert found["4"] >= adults | {20, 21}


STRANGE = ["", " ", "lupus", "\0", "🧬", "🧬 lupus", '"NEAR( * OR', "of the", "x" * 10_000, (WOMAN * 200)[:10_000]]


def test_short_long_and_strange_texts_give_a_sound_run(match):
    asthma = {"id": "asthma", "text": "A 34-year-old woman with asthma, wheezing. She does not have lupus."}
    ran = match(ndjson(asthma, *({"id": n, "text": text} for n, text in enumerate(STRANGE))))
    assert ran.code == 0
    silent = [n for n, text in enumerate(STRANGE, 2) if "lupus" not in text]
    assert ran.err.splitlines() == [f"- line {n}: no study was found for what this text says" for n in silent]
    found = runs(ran.out)
    assert found["asthma"][0] == "NCT00000022"
    assert {int(name) for name in found if name != "asthma"} == {n for n, text in enumerate(STRANGE) if "lupus" in text}
    assert set(range(1, 9)) <= {int(nct[3:]) for nct in found[str(len(STRANGE) - 1)]}


def test_a_line_that_cannot_be_read_is_told_and_the_others_are_answered(match):
    bad = [b"{", b'{"id": "a"}', b'{"text": "lupus"}', b'{"id": "a", "text": 3}', b"[]", b'{"id": " ", "text": "x"}']
    bad.append(b'{"id": true, "text": "lupus"}')
    ran = match(b"\n".join([*bad, b"", ndjson({"id": "good", "text": "lupus"})]))
    assert ran.code == 2
    assert [line.split(":")[0] for line in ran.err.splitlines()] == [f"- line {n}" for n in range(1, 8)]
    assert set(runs(ran.out)) == {"good"}


def test_as_many_as_asked_for_from_files_packed_cut_short_and_missing(folder, tmp_path):
    packed = gzip.compress(ndjson({"id": "p", "text": WOMAN}))
    whole, cut = tmp_path / "whole.gz", tmp_path / "cut.gz"
    whole.write_bytes(packed)
    cut.write_bytes(packed[:-12])
    asked = [(whole, "1"), (whole, "1000"), (whole, "0"), (cut, "9"), (tmp_path / "missing", "9")]
    ran = plaintrials(folder, *(("match", "--patients", str(file), "--top", top) for file, top in asked))
    assert [one.code for one in ran] == [0, 0, 2, 2, 2]
    one, all_of_them = (runs(each.out)["p"] for each in ran[:2])
    assert one == all_of_them[:1]
    assert set(range(1, 9)) <= {int(nct[3:]) for nct in all_of_them}
    for mistake in ran[2:]:
        assert (mistake.out, len(mistake.err.splitlines())) == ("", 1), mistake.err


def test_an_empty_mirror_gives_no_studies(tmp_path):
    ran = plaintrial("match", "--patients", "-", folder=tmp_path, stdin=ndjson({"id": "p", "text": WOMAN}))
    assert ran.out == ""
    assert "Traceback" not in ran.err


def test_an_id_that_was_there_before_is_told_and_ranked_once(match):
    ran = match(ndjson({"id": "a b", "text": "lupus"}, {"id": "a_b", "text": "asthma"}, {"id": "c", "text": "asthma"}))
    assert ran.code == 2
    assert ran.err.splitlines() == ["- line 2: an earlier line has the id a_b"]
    found = runs(ran.out)
    assert set(found) == {"a_b", "c"}
    assert found["a_b"][0] != "NCT00000022"
