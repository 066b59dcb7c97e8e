"""The reading of a study's criteria, as ``plaintrial read`` gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plaintrial.eligibility.criteria import read_criteria
from plaintrial.eligibility.tree import CriteriaTree, Criterion, Predicate

RULE_SET = "eligibility-5"
"""Stamped on readings; changed whenever rules give another reading of the same text."""


def reading(study: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``{"criteria": [...], "headings": [...], "unread": n}`` of a v2 record.

    ``start``/``end`` are code-point offsets into ``eligibilityModule.eligibilityCriteria``; criteria and headings
    together hold every non-space character of it. A record without criteria gives empty lists.
    """
    return reading_of(read_criteria(criteria_text(study)))


def criteria_text(study: Mapping[str, Any]) -> str:
    """The criteria text of a v2 record, "" where it has none of that shape."""
    protocol = study.get("protocolSection")
    module = protocol.get("eligibilityModule") if isinstance(protocol, Mapping) else None
    text = module.get("eligibilityCriteria") if isinstance(module, Mapping) else None
    return text if isinstance(text, str) else ""


def reading_of(tree: CriteriaTree) -> dict[str, Any]:
    """The same of a tree that was read before."""
    return {
        "criteria": [_criterion(criterion) for criterion in tree.criteria],
        "headings": [
            {"text": h.text, "role": h.role, "kind": h.kind, "start": h.start, "end": h.end} for h in tree.headings
        ],
        "unread": tree.unread,
    }


def _criterion(criterion: Criterion) -> dict[str, Any]:
    return {
        "id": criterion.id,
        "kind": criterion.kind,
        "text": criterion.text,
        "start": criterion.start,
        "end": criterion.end,
        "parent": criterion.parent,
        "group": criterion.group,
        "predicates": [_predicate(predicate) for predicate in criterion.predicates],
    }


def _predicate(predicate: Predicate) -> dict[str, Any]:
    window = predicate.window
    return {
        "variable": predicate.variable,
        "op": predicate.op,
        "value": list(predicate.value) if isinstance(predicate.value, tuple) else predicate.value,
        "unit": predicate.unit,
        "negated": predicate.negated,
        "window": None
        if window is None
        else {
            "op": window.op,
            "value": window.value,
            "unit": window.unit,
            "relation": window.relation,
            "start": window.start,
            "end": window.end,
        },
        "start": predicate.start,
        "end": predicate.end,
        "excepted": predicate.excepted,
        "hypothetical": predicate.hypothetical,
    }
