"""The stamp of the rules: it changes with any of them, so that mirrors read again what older rules read."""

from __future__ import annotations

from bench.plain_rule_set import digest
from plaintrial.plain.rule_set import DIGEST, RULE_SET, VERSION


def test_the_stamp_is_that_of_the_files_there_are() -> None:
    assert digest() == DIGEST, "run: python bench/plain_rule_set.py"
    assert f"plain-{VERSION}-{DIGEST}" == RULE_SET
    assert len(RULE_SET) <= 40
