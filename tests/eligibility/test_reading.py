"""The reading as JSON: the contract's keys, and spans that quote the record."""

from __future__ import annotations

import gzip
import json
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from plaintrial.eligibility import RULE_SET, reading

TEXT = (
    "Inclusion Criteria:\n\n* Age ≥ 18 years\n* No surgery within 4 weeks\n\n"
    "Cohort B:\n\n* ECOG 0 or 1\n* A blue bicycle"
)


def record(text: object) -> dict[str, Any]:
    return {"protocolSection": {"eligibilityModule": {"eligibilityCriteria": text}}}


def test_the_contract() -> None:
    read = reading(record(TEXT))
    assert set(read) == {"criteria", "headings", "unread"}
    assert read["unread"] == 1
    age, surgery, ecog, bicycle = read["criteria"]
    assert {k: age[k] for k in ("id", "kind", "parent", "group")} == {
        "id": "i1",
        "kind": "inclusion",
        "parent": None,
        "group": None,
    }
    assert TEXT[age["start"] : age["end"]] == age["text"] == "* Age ≥ 18 years"
    (predicate,) = age["predicates"]
    assert {k: predicate[k] for k in ("variable", "op", "value", "unit", "negated", "window")} == {
        "variable": "age",
        "op": ">=",
        "value": 18,
        "unit": "years",
        "negated": False,
        "window": None,
    }
    assert TEXT[predicate["start"] : predicate["end"]] == "Age ≥ 18 years"
    assert surgery["predicates"][0]["negated"] is True
    assert surgery["predicates"][0]["window"]["value"] == 4
    assert ecog["group"] == "Cohort B"
    assert ecog["predicates"][0]["value"] == [0, 1]
    assert bicycle["predicates"] == []


@pytest.mark.parametrize("text", [None, 5, [], ""])
def test_without_criteria(text: object) -> None:
    assert reading(record(text)) == {"criteria": [], "headings": [], "unread": 0}


@pytest.mark.parametrize("study", [{}, {"protocolSection": None}, {"protocolSection": {"eligibilityModule": 3}}])
def test_misshapen(study: dict[str, Any]) -> None:
    assert reading(study)["criteria"] == []


def test_the_rule_set_is_named() -> None:
    assert RULE_SET.startswith("eligibility-")


@pytest.mark.shared_data
def test_real_records_read_to_json_that_quotes_them(shared_data: Path) -> None:
    with gzip.open(shared_data / "ctgov/studies.ndjson.gz", "rt", encoding="utf-8") as rows:
        for row in islice(map(json.loads, rows), 300):
            text = row["protocolSection"]["eligibilityModule"].get("eligibilityCriteria") or ""
            read = json.loads(json.dumps(reading(row)))
            for criterion in read["criteria"]:
                assert text[criterion["start"] : criterion["end"]] == criterion["text"]
                for predicate in criterion["predicates"]:
                    assert criterion["start"] <= predicate["start"] < predicate["end"] <= criterion["end"]
