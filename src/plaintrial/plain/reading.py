"""A whole reading of a study, as ``plaintrial read`` prints it: plain sentences, conditions, criteria. Pure.

The shape is that of docs/plain-language.md. Headings stand among the criteria, marked ``"role": "heading"``: joined in
order, the entries give back every character of the registrant's text but spaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from plaintrial.conditions import Match
from plaintrial.conditions.study import study_conditions
from plaintrial.eligibility import CriteriaTree, Criterion, Heading, read_all_criteria, read_criteria
from plaintrial.ground.errors import RecordRefused
from plaintrial.plain.instructions import instructed_at
from plaintrial.plain.language import ENGLISH, Language
from plaintrial.plain.read import PlainReading, read_all, read_plain
from plaintrial.plain.rule_set import RULE_SET
from plaintrial.plain.sentence import EvidenceMissing
from plaintrial.record import Study, study_of
from plaintrial.record.canonical import study_hash


def read_line(raw: Mapping[str, Any], language: Language = ENGLISH) -> dict[str, Any]:
    """The reading of a decoded record. ``RecordRefused`` when it is none."""
    return whole_reading(_study(raw), language)


def read_lines(raws: Iterable[Mapping[str, Any]], language: Language = ENGLISH) -> list[dict[str, Any] | RecordRefused]:
    """The readings of several decoded records in their order; in place of one that is none, why.

    Each is what ``read_line`` gives; made together they take less time. All are held at once: a few dozen are enough.
    """
    studies: list[Study | RecordRefused] = []
    for raw in raws:
        try:
            studies.append(_study(raw))
        except RecordRefused as refusal:
            studies.append(refusal)
    readings = iter(whole_readings([study for study in studies if isinstance(study, Study)], language))
    return [_borne(next(readings)) if isinstance(study, Study) else study for study in studies]


def _study(raw: Mapping[str, Any]) -> Study:
    study = study_of(raw)
    if not study.nct_id:
        raise RecordRefused("not a study record: protocolSection.identificationModule.nctId is missing")
    return study


def whole_reading(study: Study, language: Language = ENGLISH) -> dict[str, Any]:
    """Everything read from a study, ready to be encoded as JSON; in another language than English, it says which."""
    return _borne(whole_readings([study], language)[0])


def _borne(reading: dict[str, Any] | None) -> dict[str, Any]:
    if reading is None:
        raise EvidenceMissing("the record has neither a title nor an id")
    return reading


def whole_readings(studies: Sequence[Study], language: Language = ENGLISH) -> list[dict[str, Any] | None]:
    """The same of several studies, in order; None for one that has nothing to build a headline on.

    They are made together, one kind of work after the other, which is faster. All are held at once.
    """
    trees = read_all_criteria([study.eligibility.eligibility_criteria or "" for study in studies])
    conditions = [conditions_of(study) for study in studies]
    plain = read_all(list(zip(studies, conditions, trees, strict=True)), language)
    return [_told(*parts, language) for parts in zip(studies, conditions, trees, plain, strict=True)]


def _told(
    study: Study, conditions: list[Match], criteria: CriteriaTree, plain: PlainReading | None, language: Language
) -> dict[str, Any] | None:
    if plain is None:
        return None
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
