"""One family of changes a file; ``RULES`` lists them in the order in which a record is told."""

from __future__ import annotations

from plaintrial.history.changes import (
    access,
    ages,
    arms,
    completion,
    conditions,
    contacts,
    criteria,
    description,
    design,
    documents,
    enrollment,
    healthy_people,
    housekeeping,
    identifiers,
    interventions,
    outcomes,
    overall_status,
    oversight,
    population,
    references,
    results,
    sex,
    sharing,
    sites,
    sponsor,
    start,
    titles,
)
from plaintrial.history.rule import Rule
from plaintrial.history.unnamed import above

RULES: tuple[Rule, ...] = (
    overall_status.RULE,
    results.RULE,
    start.RULE,
    completion.RULE,
    criteria.RULE,
    ages.RULE,
    sex.RULE,
    healthy_people.RULE,
    population.RULE,
    sites.RULE,
    contacts.RULE,
    enrollment.RULE,
    outcomes.RULE,
    arms.RULE,
    interventions.RULE,
    design.RULE,
    conditions.RULE,
    titles.RULE,
    sponsor.RULE,
    description.RULE,
    access.RULE,
    references.RULE,
    documents.RULE,
    sharing.RULE,
    identifiers.RULE,
    oversight.RULE,
    housekeeping.RULE,
)
COVERED: frozenset[str] = frozenset(path for rule in RULES for path in rule.covers)
"""Every pointer some rule owns; what lies elsewhere is told by ``history.unnamed``."""
INNER: frozenset[str] = above(COVERED)
"""The pointers above those."""
