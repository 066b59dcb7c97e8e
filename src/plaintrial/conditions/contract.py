"""The line format of `plaintrial normalise`."""

from __future__ import annotations

from collections.abc import Mapping

from plaintrial.conditions.match import Match
from plaintrial.conditions.normalise import normalise
from plaintrial.ground.errors import RecordRefused


def normalise_line(line: Mapping[str, object]) -> dict[str, object]:
    """`{"id", "terms": [..]}` to `{"id", "concepts": [..]}`; words with several meanings stand in `ambiguous` too.

    There `ids` are all they may mean. One of them is among the concepts where it is nearly always meant.

    RecordRefused where `terms` is missing or no list of strings.
    """
    terms = line.get("terms")
    if not isinstance(terms, list) or not all(isinstance(term, str) for term in terms):
        raise RecordRefused("a line needs `terms`, a list of strings")
    matches = normalise(terms)
    answer: dict[str, object] = {"id": line.get("id"), "concepts": [_concept(m) for m in matches if m.id]}
    if any(m.ambiguous for m in matches):
        answer["ambiguous"] = [_open(m) for m in matches if m.ambiguous]
    return answer


def _concept(match: Match) -> dict[str, object]:
    return {
        "term": match.term,
        "id": match.id,
        "mesh": match.mesh,
        "name": match.name,
        "why": match.why,
        "span": list(match.span),
    }


def _open(match: Match) -> dict[str, object]:
    return {
        "term": match.term,
        "ids": [each for each in (match.id, *match.ambiguous) if each],
        "span": list(match.span),
    }
