"""The stamp of the rules: it changes with any of them, so that mirrors read again what older rules read."""

from __future__ import annotations

from bench.plain_rule_set import SOURCE, digest, files
from plaintrial.plain.rule_set import DIGEST, RULE_SET, VERSION


def test_the_stamp_is_that_of_the_files_there_are() -> None:
    assert digest() == DIGEST, "run: python bench/plain_rule_set.py"
    assert f"plain-{VERSION}-{DIGEST}" == RULE_SET
    assert len(RULE_SET) <= 40


def test_rules_of_conditions_and_criteria_count_and_answers_do_not() -> None:
    counted = {path.relative_to(SOURCE).as_posix() for path in files()}
    assert {"conditions/data/vocabulary.bin", "eligibility/rules/age.py", "plain/rules/phase.py"} <= counted
    assert not [name for name in counted if name.startswith(("eligibility/screening/", "plain/languages/"))]
