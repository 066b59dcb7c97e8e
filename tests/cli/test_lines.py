"""The pure commands: a line in, a line out, in order; a bad line is told and the others go on."""

from __future__ import annotations

import gzip

import msgspec
import pytest

from plaintrial.sample import latest_studies
from tests.cli.running import ndjson, plaintrial
from tests.mirror.records import record


def answers(ran):
    return [msgspec.json.decode(line) for line in ran.out.splitlines()]


@pytest.fixture(scope="module")
def studies():
    return list(latest_studies())


def value_at(record, path):
    for step in path.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        record = record[int(step)] if isinstance(record, list) else record[step]
    return record if isinstance(record, str) else msgspec.json.encode(record).decode()


def test_read_answers_each_study_in_order_with_evidence_that_holds(studies):
    ran = plaintrial("read", "-", "--ndjson", stdin=ndjson(*studies))
    readings = answers(ran)
    assert ran.code == 0
    ids = [study["protocolSection"]["identificationModule"]["nctId"] for study in studies]
    assert [reading["nctId"] for reading in readings] == ids
    for study, reading in zip(studies, readings, strict=True):
        for sentence in (reading["headline"], *reading["plain"]):
            assert sentence["evidence"]
            for source in sentence["evidence"]:
                assert value_at(study, source["path"])[source["start"] : source["end"]] == source["quote"]


def test_read_gives_back_every_character_of_the_criteria(studies):
    for study, reading in zip(studies, answers(plaintrial("read", stdin=ndjson(*studies))), strict=True):
        text = study["protocolSection"].get("eligibilityModule", {}).get("eligibilityCriteria", "")
        entries = reading["eligibility"]["criteria"]
        assert all(text[entry["start"] : entry["end"]] == entry["text"] for entry in entries)
        assert "".join("".join(entry["text"].split()) for entry in entries) == "".join(text.split())


def test_diff_tells_what_changed():
    pair = {"before": record(), "after": record(day="2026-03-01", status="COMPLETED")}
    (answer,) = answers(plaintrial("diff", "--ndjson", stdin=ndjson(pair)))
    assert answer["nctId"] == "NCT99980001"
    assert {"status_changed"} <= {event["kind"] for event in answer["events"]}
    assert all({"kind", "importance", "sentence", "before", "after", "path"} <= set(e) for e in answer["events"])


def test_normalise_gives_concepts_with_the_reason(tmp_path):
    file = tmp_path / "terms.ndjson.gz"
    file.write_bytes(gzip.compress(ndjson({"id": "a", "terms": ["SLE", "Healthy"]})))
    (answer,) = answers(plaintrial("normalise", str(file), "--ndjson"))
    assert answer["id"] == "a"
    assert [(c["term"], c["id"], c["mesh"]) for c in answer["concepts"]] == [("SLE", "MONDO:0007915", "D008180")]


@pytest.mark.parametrize("command", ["read", "diff", "normalise"])
def test_a_bad_line_is_told_in_its_place_and_the_others_go_on(command):
    good = {"read": record(), "diff": {"before": record(), "after": record()}, "normalise": {"id": 1, "terms": []}}[
        command
    ]
    ran = plaintrial(command, stdin=ndjson(good) + b"\nnot json\n[1]\n{}\n" + ndjson(good))
    told = answers(ran)
    assert ran.code == 2
    assert [("error" in answer) for answer in told] == [False, True, True, True, False]
    assert [answer["line"] for answer in told[1:4]] == [2, 3, 4]
    assert "Traceback" not in ran.err


def test_pure_commands_start_without_a_mirror_or_django(tmp_path):
    ran = plaintrial("normalise", folder=tmp_path / "none", stdin=ndjson({"id": 1, "terms": []}))
    assert ran.code == 0
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("command", ["read", "diff", "normalise", "screen"])
def test_a_gzip_file_cut_short_is_one_line_and_exit_2(tmp_path, command):
    file = tmp_path / "cut.ndjson.gz"
    file.write_bytes(gzip.compress(ndjson(*(record(title="x" * n) for n in range(200))))[:400])
    ran = plaintrial(command, str(file), "--ndjson")
    assert ran.code == 2
    assert "damaged or cut short" in ran.err.splitlines()[-1]
    assert "Traceback" not in ran.err
