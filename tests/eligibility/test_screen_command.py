"""``plaintrial screen``: a line in, a line out, in order; a bad line is told and the others go on."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import msgspec

from tests.cli.running import ndjson, plaintrial
from tests.language_model.chat_stub import ChatStub

STUDY = {
    "protocolSection": {
        "eligibilityModule": {
            "eligibilityCriteria": "Inclusion Criteria:\n\n* Age 18-60\n* SLE\n\nExclusion Criteria:\n\n* Pregnant",
            "minimumAge": "18 Years",
        }
    }
}
NOTE = "0. A 45-year-old woman was seen.\n1. She has lupus."


def answers(out: str) -> list[Any]:
    return [msgspec.json.decode(line) for line in out.splitlines()]


def verdicts(answer: Any) -> dict[str, str]:
    return {criterion["id"]: criterion["verdict"] for criterion in answer["criteria"]}


def test_answers_and_notes_in_order() -> None:
    lines = (
        {
            "id": "a",
            "patient": {"age": 45, "sex": "FEMALE", "conditions": ["lupus"], "pregnant": False},
            "study": STUDY,
        },
        {"id": 2, "note": NOTE, "study": STUDY},
        {"id": None, "study": STUDY},
    )
    ran = plaintrial("screen", "-", "--ndjson", stdin=ndjson(*lines))
    first, second, third = answers(ran.out)
    assert ran.code == 0
    assert [each["id"] for each in (first, second, third)] == ["a", 2, None]
    assert verdicts(first) == {"i1": "fits", "i2": "fits", "e1": "fits", "minimumAge": "fits"}
    assert verdicts(second) == {"i1": "fits", "i2": "fits", "e1": "ask", "minimumAge": "fits"}
    assert set(verdicts(third).values()) == {"ask"}
    assert [c["evidence"] for c in second["criteria"]][:2] == NOTE.split("\n")
    for criterion in first["criteria"]:
        assert set(criterion) == {"id", "kind", "text", "verdict", "reason", "evidence"}


def test_a_bad_line_is_told_in_its_place_and_the_others_go_on(tmp_path: Path) -> None:
    file = tmp_path / "lines.ndjson.gz"
    good = {"id": 1, "patient": {}, "study": STUDY}
    file.write_bytes(gzip.compress(ndjson(good) + b"\n{bad\n[1]\n{}\n" + ndjson({"study": "x"}, good)))
    ran = plaintrial("screen", str(file), "--ndjson")
    told = answers(ran.out)
    assert ran.code == 2
    assert ["error" in answer for answer in told] == [False, True, True, True, True, False]
    assert "Traceback" not in ran.err


def test_it_needs_no_mirror(tmp_path: Path) -> None:
    assert plaintrial("screen", folder=tmp_path / "none", stdin=b"").code == 0
    assert not (tmp_path / "none").exists()


def test_a_second_reader_reads_what_the_rules_leave_open(monkeypatch) -> None:
    study = {
        "protocolSection": {
            "eligibilityModule": {"eligibilityCriteria": "Inclusion Criteria:\n\n* Zorn brace worn 6 hours"}
        }
    }
    note = "A woman of 45. Her zorn brace is worn 8 hours and she sleeps badly because of it."
    said = {
        "criterion": 0,
        "verdict": "fits",
        "quote": "Her zorn brace is worn 8 hours",
        "says": "Her zorn brace is worn 8 hours.",
    }
    lines = ndjson({"id": 1, "note": note, "study": study}, {"id": 2, "patient": {"age": 45}, "study": study})
    by_rules = [verdicts(one) for one in answers(plaintrial("screen", "-", "--ndjson", stdin=lines).out)]
    with ChatStub(lambda _: msgspec.json.encode({"verdicts": [said]}).decode()) as stub:
        monkeypatch.setenv("PLAINTRIAL_LLM_URL", stub.url)
        done = plaintrial("screen", "-", "--ndjson", "--llm", stdin=lines)
    first, second = answers(done.out)
    assert by_rules[0].popitem()[1] == "ask"
    assert [one["verdict"] for one in first["criteria"]] == ["fits"]
    assert first["criteria"][0]["evidence"] == "Her zorn brace is worn 8 hours"
    assert verdicts(second) == by_rules[1]
    assert len(stub.asked) == 1


def test_a_model_that_fails_leaves_the_rules_verdicts_and_says_so(monkeypatch) -> None:
    lines = ndjson({"id": 1, "note": NOTE + " She sleeps badly.", "study": STUDY})
    with ChatStub(status=500) as stub:
        monkeypatch.setenv("PLAINTRIAL_LLM_URL", stub.url)
        done = plaintrial("screen", "-", "--ndjson", "--llm", stdin=lines)
    assert done.out == plaintrial("screen", "-", "--ndjson", stdin=lines).out
    assert done.code == 0
    assert "the rules' verdicts stand" in done.err
    assert "sleeps" not in done.err


def test_without_an_endpoint_it_says_what_is_missing(monkeypatch) -> None:
    monkeypatch.delenv("PLAINTRIAL_LLM_URL", raising=False)
    done = plaintrial("screen", "-", "--llm", stdin=b"")
    assert done.code == 2
    assert "PLAINTRIAL_LLM_URL" in done.err
