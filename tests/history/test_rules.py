"""The register of rules: whole, without overlaps, one family a file."""

from __future__ import annotations

import pkgutil
from typing import Any, get_args

import msgspec

from plaintrial.history import changes
from plaintrial.history.changes import COVERED, RULES
from plaintrial.history.groups import ARMS
from plaintrial.record.part import Part
from plaintrial.record.study import Record


def test_every_file_is_in_the_register() -> None:
    files = {module.name for module in pkgutil.iter_modules(changes.__path__)}
    assert files == {rule.name for rule in RULES}


def test_no_two_rules_own_the_same_part() -> None:
    shared = {ARMS}  # read by the interventions' rule too, for what is given in which arm
    paths = [path for rule in RULES for path in rule.covers if path not in shared]
    assert len(paths) == len(set(paths))
    assert not [(one, other) for one in paths for other in paths if other.startswith(one + "/")]


def leaves(kind: type[Part], path: str = "") -> list[str]:
    found: list[str] = []
    for field in msgspec.structs.fields(kind):
        part = next((arg for arg in (field.type, *get_args(field.type)) if is_part(arg)), None)
        here = f"{path}/{field.encode_name}"
        found += leaves(part, here) if part is not None and part is field.type else [here]
    return found


def is_part(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Part)


def test_every_field_the_record_names_is_owned_by_a_rule() -> None:
    unowned = [path for path in leaves(Record) if not any(path == own or path.startswith(own + "/") for own in COVERED)]
    assert unowned == []
