"""Eligibility: criteria text to a lossless tree, to predicates, to a three-valued screening. Pure."""

from __future__ import annotations

from plaintrial.eligibility.criteria import read, read_all_criteria, read_criteria
from plaintrial.eligibility.reading import RULE_SET, reading
from plaintrial.eligibility.screen import screen, screen_line
from plaintrial.eligibility.screening.verdict import Verdict
from plaintrial.eligibility.tree import CriteriaTree, Criterion, Heading, Predicate, Window

__all__ = [
    "RULE_SET",
    "CriteriaTree",
    "Criterion",
    "Heading",
    "Predicate",
    "Verdict",
    "Window",
    "read",
    "read_all_criteria",
    "read_criteria",
    "reading",
    "screen",
    "screen_line",
]
