"""Eligibility: criteria text to a lossless tree, to predicates, to a three-valued screening. Pure."""

from __future__ import annotations

from plaintrial.eligibility.read import read_criteria
from plaintrial.eligibility.tree import CriteriaTree, Criterion, Heading, Predicate, Window

__all__ = ["CriteriaTree", "Criterion", "Heading", "Predicate", "Window", "read_criteria"]
