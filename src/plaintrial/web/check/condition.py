"""One bundle for many studies of a condition: only what can speak against a study, so that it stays small."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from plaintrial.conditions import Concept
from plaintrial.search.speech import condition_said
from plaintrial.web.check.bundle import Bundle, StudyCheck
from plaintrial.web.check.pool import Pool
from plaintrial.web.check.study import is_of, keys_of, study_check

MOST_STUDIES = 100
MOST_BYTES = 400_000
"""Of JSON before compression (about a fifth of it after). Studies past either limit are left out, and that is said."""
_LONGEST_TEXT = 400


class Listed(msgspec.Struct, frozen=True):
    """A study to weigh: its v2 record, and what the list says of it."""

    raw: Mapping[str, Any]
    title: str
    status: str = ""
    where: str = ""


def condition_bundle(concept: Concept, listed: Iterable[Listed]) -> Bundle:
    """The bundle of the studies, in the order given, as many as fit."""
    pool = Pool(condition_said(concept.lay_name or concept.readable))
    studies: list[StudyCheck] = []
    size = 0
    for each in listed:
        study = _short(study_check(each.raw, pool, failing_only=True), each)
        size += len(msgspec.json.encode(study))
        if len(studies) == MOST_STUDIES or size > MOST_BYTES:
            break
        studies.append(study)
    for name in (concept.name, concept.lay_name or ""):
        for key in keys_of(name):
            pool.is_the_illness(key)
    is_of(concept.id, pool)
    return Bundle(questions=pool.questions, studies=tuple(studies))


def _short(study: StudyCheck, listed: Listed) -> StudyCheck:
    """The study with the criteria that answers can fail; the others are counted."""
    kept = [c for c in study.criteria if c.none or any(atom.decides for atom in c.atoms)]
    short = [msgspec.structs.replace(c, text=_cut(c.text), part_of=_cut(c.part_of)) for c in kept]
    return msgspec.structs.replace(
        study,
        title=listed.title,
        status=listed.status,
        where=listed.where,
        criteria=tuple(short),
        more=len(study.criteria) - len(kept),
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"
