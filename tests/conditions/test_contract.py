"""The line format of `plaintrial normalise`."""

from __future__ import annotations

import json

import pytest

from plaintrial.conditions import normalise_line
from plaintrial.ground.errors import RecordRefused


def test_a_line_gives_its_concepts_in_order() -> None:
    answer = normalise_line({"id": "x1", "terms": ["Lupus nephritis and SLE"]})
    assert answer == {
        "id": "x1",
        "concepts": [
            {
                "term": "Lupus nephritis and SLE",
                "id": "MONDO:0005556",
                "mesh": "D008181",
                "name": "lupus nephritis",
                "why": "exact",
                "span": [0, 15],
            },
            {
                "term": "Lupus nephritis and SLE",
                "id": "MONDO:0007915",
                "mesh": "D008180",
                "name": "systemic lupus erythematosus",
                "why": "abbreviation",
                "span": [20, 23],
            },
        ],
    }


def test_an_open_short_form_stands_apart() -> None:
    answer = normalise_line({"id": 7, "terms": ["MS"]})
    assert answer["concepts"] == []
    (still_open,) = answer["ambiguous"]  # type: ignore[misc]
    assert still_open["term"] == "MS"  # type: ignore[index]
    assert len(still_open["ids"]) > 1  # type: ignore[index]


def test_a_likeliest_meaning_is_given_and_said_not_to_be_the_only_one() -> None:
    answer = normalise_line({"id": 8, "terms": ["ALS"]})
    (given,) = answer["concepts"]  # type: ignore[misc]
    (several,) = answer["ambiguous"]  # type: ignore[misc]
    assert given["id"] == several["ids"][0] == "MONDO:0004976"  # type: ignore[index]
    assert len(several["ids"]) > 1  # type: ignore[index]


def test_no_terms_no_concepts() -> None:
    assert normalise_line({"id": "x", "terms": []}) == {"id": "x", "concepts": []}


def test_the_answer_is_json() -> None:
    assert json.loads(json.dumps(normalise_line({"id": "x", "terms": ["Crohn’s 🙂 disease"]})))


@pytest.mark.parametrize("line", [{}, {"terms": None}, {"terms": "Asthma"}, {"terms": [1]}, {"terms": {"a": 1}}])
def test_a_line_without_terms_is_refused(line: dict[str, object]) -> None:
    with pytest.raises(RecordRefused, match="terms"):
        normalise_line({"id": "x", **line})
