"""``reread --llm``: a model's sentences are kept with the version they were made of, once, and only true ones."""

from __future__ import annotations

import json

import msgspec
import pytest

from tests.cli.running import ndjson, plaintrial
from tests.language_model.chat_stub import ChatStub, extracts_in
from tests.mirror.records import record

_TRUE = "People with asthma breathe in the medicine for 12 weeks."


def _record(nct):
    made = record(nct=nct, title="Inhaled medicine for asthma")
    made["protocolSection"]["descriptionModule"] = {"briefSummary": f"{_TRUE} It may have 4 side effects."}
    return made


@pytest.fixture
def mirror(tmp_path):
    data = ndjson(_record("NCT99980001"), _record("NCT99980002"))
    assert plaintrial("load", "-", folder=tmp_path, stdin=data).code == 0
    return tmp_path


def _answer(asked):
    number = next(one["number"] for one in extracts_in(asked) if one["text"] == _TRUE)
    sentences = [_TRUE, "People with asthma breathe in the medicine for 12 days.", "It will help you."]
    return json.dumps({"sentences": [{"section": "asks", "text": text, "from": [number]} for text in sentences]})


def _kept(mirror):
    lines = plaintrial("export", "--what", "readings", folder=mirror).out.splitlines()
    return [
        one["text"] for line in lines for one in msgspec.json.decode(line)["plain"] if one["rule"] == "language_model"
    ]


def test_true_sentences_are_kept_and_nothing_is_asked_twice(mirror, monkeypatch):
    with ChatStub(_answer) as stub:
        monkeypatch.setenv("PLAINTRIAL_LLM_URL", stub.url)
        first = plaintrial("reread", "--llm", "--json", folder=mirror)
        again = plaintrial("reread", "--llm", "--json", folder=mirror)
    assert first.json() == {"read": 0, "without": 0, "asked": 2, "published": 2, "refused": 4, "unanswered": 0}
    assert again.json() | {"read": 0} == {
        "read": 0,
        "without": 0,
        "asked": 0,
        "published": 0,
        "refused": 0,
        "unanswered": 0,
    }
    assert _kept(mirror) == [_TRUE, _TRUE]
    assert len(stub.asked) == 2


def test_an_endpoint_that_is_down_leaves_the_readings(mirror, monkeypatch):
    before = plaintrial("export", "--what", "readings", folder=mirror).out
    with ChatStub(status=500) as stub:
        monkeypatch.setenv("PLAINTRIAL_LLM_URL", stub.url)
        ran = plaintrial("reread", "--llm", "--json", folder=mirror)
    assert ran.json()["unanswered"] == 2
    assert plaintrial("export", "--what", "readings", folder=mirror).out == before


def test_without_an_address_it_is_one_line(mirror, monkeypatch):
    monkeypatch.delenv("PLAINTRIAL_LLM_URL", raising=False)
    ran = plaintrial("reread", "--llm", folder=mirror)
    assert (ran.code, len(ran.err.strip().splitlines())) == (2, 1)
    assert "PLAINTRIAL_LLM_URL" in ran.err
