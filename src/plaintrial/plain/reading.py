"""A whole reading of a study, as ``plaintrial read`` prints it: plain sentences, conditions, criteria. Pure.

The shape is that of docs/plain-language.md. Headings stand among the criteria, marked ``"role": "heading"``: joined in
order, the entries give back every character of the registrant's text but spaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from plaintrial.conditions import Match
from plaintrial.conditions.study import study_conditions
from plaintrial.eligibility import CriteriaTree, Criterion, Heading, read_criteria
from plaintrial.ground.errors import RecordRefused
from plaintrial.plain.instructions import instructed_at
from plaintrial.plain.language import ENGLISH, Language
from plaintrial.plain.read import PlainReading, read_plain
from plaintrial.plain.rule_set import RULE_SET
from plaintrial.record import Study, study_of
from plaintrial.record.canonical import study_hash


def read_line(raw: Mapping[str, Any], language: Language = ENGLISH) -> dict[str, Any]:
    """The reading of a decoded record. ``RecordRefused`` when it is none."""
    study = study_of(raw)
    if not study.nct_id:
        raise RecordRefused("not a study record: protocolSection.identificationModule.nctId is missing")
    return whole_reading(study, language)


def whole_reading(study: Study, language: Language = ENGLISH) -> dict[str, Any]:
    """Everything read from a study, ready to be encoded as JSON; in another language than English, it says which."""
    conditions = conditions_of(study)
    criteria = read_criteria(study.eligibility.eligibility_criteria or "")
    plain = read_plain(study, conditions=conditions, criteria=criteria, language=language)
    return (
        ({} if language is ENGLISH else {"language": language.code})
        | {
            "nctId": study.nct_id,
            "versionHash": study_hash(study.raw),
            "ruleSet": RULE_SET,
            "headline": plain.headline,
            "plain": plain.plain,
            "readability": plain.readability,
            "conditions": [_condition(match) for match in conditions],
            "eligibility": _eligibility(criteria),
        }
        | _flags(study)
    )


def _flags(study: Study) -> dict[str, Any]:
    """What is odd about a record, where anything is: texts that try to instruct a machine. They are never shown."""
    instructed = instructed_at(study)
    flags = [{"kind": "instructions", "path": path} for path in instructed]
    return {"flags": flags} if flags else {}


def plain_reading(study: Study, language: Language = ENGLISH) -> PlainReading:
    """The plain sentences of a whole reading, and no more of it."""
    criteria = read_criteria(study.eligibility.eligibility_criteria or "")
    return read_plain(study, conditions=conditions_of(study), criteria=criteria, language=language)


def conditions_of(study: Study) -> list[Match]:
    """What a study is about, by what its registrant wrote."""
    named = study.identification
    titles = [title for title in (named.brief_title, named.official_title) if title]
    return study_conditions(study.conditions.conditions, study.conditions.keywords, titles)


def _condition(match: Match) -> dict[str, Any]:
    told: dict[str, Any] = {
        "term": match.term,
        "id": match.id,
        "mesh": match.mesh,
        "name": match.name,
        "why": match.why,
        "span": match.span,
    }
    return told | ({"ambiguous": match.ambiguous} if match.id is None else {})


def _eligibility(tree: CriteriaTree) -> dict[str, Any]:
    return {"criteria": [_entry(part) for part in _in_order(tree)], "unread": tree.unread}


def _in_order(tree: CriteriaTree) -> list[Criterion | Heading]:
    parts: list[Criterion | Heading] = [*tree.criteria, *tree.headings]
    return sorted(parts, key=lambda part: part.start)


def _entry(part: Criterion | Heading) -> dict[str, Any]:
    if isinstance(part, Criterion):
        return msgspec.structs.asdict(part)
    return {
        "id": f"h{part.start}",
        "kind": part.kind or "unclear",
        "role": "heading",
        "text": part.text,
        "start": part.start,
        "end": part.end,
        "parent": None,
        "group": None,
        "predicates": (),
    }
