"""Screen a person against a study: per criterion fits, does not fit, or ask. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import NoneType
from typing import Any, TypeAlias

from plaintrial.eligibility.criteria import read_criteria
from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.screening.answers import read_answers
from plaintrial.eligibility.screening.asked import asked_by
from plaintrial.eligibility.screening.exclusion import judge_exclusion, says_must_not
from plaintrial.eligibility.screening.forbidden import forbidden
from plaintrial.eligibility.screening.inclusion import judge_inclusion
from plaintrial.eligibility.screening.note import read_note
from plaintrial.eligibility.screening.optional import allowed, bare_names, only_allows
from plaintrial.eligibility.screening.own_illness import only_own_cancer, own_of
from plaintrial.eligibility.screening.patient import Patient
from plaintrial.eligibility.screening.registry_fields import judge_fields, reconcile
from plaintrial.eligibility.screening.verdict import Verdict, verdict_of
from plaintrial.eligibility.tree import CriteriaTree, Criterion, asks_nothing
from plaintrial.ground.errors import RecordRefused


def screen(
    study: Mapping[str, Any], *, answers: Mapping[str, Any] | None = None, note: str | None = None
) -> list[Verdict]:
    """Return a verdict for each criterion of the text, then for the registry's own fields: ages, sex, healthy people.

    ``study`` is a v2 record. Unknown never excludes: what was not said is ``ask``; only for a ``note``, illnesses and
    treatments it does not mention are taken as absent, and the reason says so. There is no total.
    """
    patient = read_note(note) if note is not None else read_answers(answers or {})
    module = _eligibility(study)
    text = module.get("eligibilityCriteria")
    tree = read_criteria(text if isinstance(text, str) else "")
    fields = list(judge_fields(module, patient))
    verdicts = list(judge_criteria(tree, patient, own_of(study)))
    return [*reconcile(module, tree, verdicts), *fields]


def judge_criteria(tree: CriteriaTree, patient: Patient, own: frozenset[str] = frozenset()) -> Iterator[Verdict]:
    """Yield a verdict for each criterion, in the order of the text; ``own`` are the illnesses the study is about."""
    folded = fold(tree.text)
    either = {c.id for c in tree.criteria if c.any_of}
    free, bare, forbids = allowed(tree), bare_names(tree), forbidden(tree)
    for criterion in tree.criteria:
        verdict = _judge(criterion, folded, patient, own, forbids=criterion.id in forbids)
        if verdict.verdict != "does_not_fit":
            yield verdict
        elif patient.foreign and not {p.variable for p in criterion.predicates} <= {"age", "sex"}:
            yield verdict_of(
                criterion, "ask", "The note is in a language that is not read well; ask.", verdict.evidence
            )
        elif criterion.kind != "inclusion":
            yield verdict
        elif criterion.id in free:
            yield verdict_of(criterion, "fits", "The record allows this; it does not ask for it.", verdict.evidence)
        elif (criterion.parent in either or criterion.id in bare) and criterion.id not in forbids:
            yield verdict_of(criterion, "ask", "One of several is enough; ask about the others.", verdict.evidence)
        else:
            yield verdict


def _judge(criterion: Criterion, folded: bytes, patient: Patient, own: frozenset[str], *, forbids: bool) -> Verdict:
    words = folded[criterion.body : criterion.end]
    if asks_nothing(criterion.text[criterion.body - criterion.start :]) and criterion.kind != "unclear":
        return verdict_of(criterion, "fits", "The record asks nothing here.")
    if criterion.kind == "inclusion" and only_allows(words):
        return verdict_of(criterion, "fits", "The record allows this; it does not ask for it.")
    told = only_own_cancer(criterion, folded, patient, own) if criterion.kind == "exclusion" else -1
    if told >= 0:
        reason = "The only cancer that was said is the one the study is about."
        return verdict_of(criterion, "fits", reason, patient.said(told))
    asked = asked_by(criterion, folded, patient)
    excludes = criterion.kind == "exclusion" and not says_must_not(words)
    if criterion.kind != "unclear" and not forbids and not excludes:
        return judge_inclusion(criterion, folded, asked, patient)
    if criterion.kind != "unclear":
        return judge_exclusion(criterion, folded, asked, patient)
    return verdict_of(criterion, "ask", "The record does not say whether this must be so or must not.")


SecondReader: TypeAlias = Callable[[str, list[Verdict]], list[Verdict]]
"""Gives the verdicts of a note again, after reading it once more."""


def screen_line(line: Mapping[str, Any], second: SecondReader | None = None) -> dict[str, Any]:
    """One line of ``plaintrial screen``: ``{"id", "patient" or "note", "study"}`` -> ``{"id", "criteria": [...]}``.

    Of a missing patient nothing is known: every criterion is then to be asked. Without a study, or with a patient or
    note of another shape, the line is refused: RecordRefused. ``second`` reads notes after the rules did.
    """
    study, patient, note = line.get("study"), line.get("patient"), line.get("note")
    if not isinstance(study, Mapping):
        raise RecordRefused('expected a study: {"id", "patient" or "note", "study"}')
    if not isinstance(patient, (Mapping, str, NoneType)):
        raise RecordRefused('"patient" is neither an object of answers, such as {"age": 45}, nor words')
    if not isinstance(note, (str, NoneType)):
        raise RecordRefused('"note" is not text')
    told = note if isinstance(note, str) else patient if isinstance(patient, str) else None
    verdicts = screen(study, answers=patient if isinstance(patient, Mapping) else None, note=told)
    if second is not None and told is not None:
        verdicts = second(told, verdicts)
    return {
        "id": line.get("id"),
        "criteria": [
            {
                "id": v.id,
                "kind": v.kind,
                "text": v.text,
                "verdict": v.verdict,
                "reason": v.reason,
                "evidence": v.evidence,
            }
            for v in verdicts
        ],
    }


def _eligibility(study: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record's eligibility module, empty where the record has none of that shape."""
    protocol = study.get("protocolSection")
    module = protocol.get("eligibilityModule") if isinstance(protocol, Mapping) else None
    return module if isinstance(module, Mapping) else {}
