"""What must hold for any two records."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaintrial.history import IMPORTANCES, KINDS, Event, diff
from plaintrial.record.locator import LocatorError, value_at

from .records import record

ODD: list[Any] = [
    None,
    "",
    "text",
    "5 &lt; 6 \\> 7",
    0,
    -1,
    3.5,
    True,
    [],
    {},
    [None],
    [{}],
    {"a": 1},
    ["x", 1],
    "\ud800",
    10**30,
]


def nodes(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    if isinstance(value, dict):
        for key in value:
            found += nodes(value[key], (*path, key))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            found += nodes(item, (*path, place))
    return found


def with_value(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    value = copy.deepcopy(value)
    part = value
    for step in path[:-1]:
        part = part[step]
    if isinstance(part, dict) and new == "gone":
        del part[path[-1]]
    else:
        part[path[-1]] = new
    return value


NODES = nodes(record())


def holds(study: Any, path: str) -> bool:
    try:
        value_at(study, path)
    except LocatorError:
        return False
    return True


def check(before: Any, after: Any, events: list[Event]) -> None:
    for event in events:
        assert event.kind in KINDS
        assert event.importance in IMPORTANCES
        assert holds(after, event.path) or holds(before, event.path), event.path
        assert event.before_path is None or holds(before, event.before_path)
        assert event.sentence
        assert event.sentence[-1] in ".”", event.sentence
        assert "  " not in event.sentence
        assert "\n" not in event.sentence
        msgspec.to_builtins(event)
    assert [IMPORTANCES.index(e.importance) for e in events] == sorted(IMPORTANCES.index(e.importance) for e in events)


@given(st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from([*ODD, "gone"])), min_size=1, max_size=3))
@settings(max_examples=400, deadline=None)
def test_any_damage_to_a_record_is_told_and_never_raised(damage: list[tuple[tuple[Any, ...], Any]]) -> None:
    after = record()
    for path, new in damage:
        try:
            after = with_value(after, path, new)
        except (KeyError, IndexError, TypeError):
            continue
    check(record(), after, diff(record(), after))
    check(after, record(), diff(after, record()))
    assert diff(after, copy.deepcopy(after)) == []


@pytest.mark.parametrize("path", NODES, ids=lambda path: "/".join(map(str, path)))
def test_every_field_that_goes_is_told_unless_it_is_housekeeping(path: tuple[Any, ...]) -> None:
    steps = "/".join(map(str, path))
    silent = (
        "derivedSection",
        "stdAges",
        "statusVerifiedDate",
        "lastUpdatePostDate",
        "geoPoint",
        "expandedAccess",
        "hasResults",
    )
    events = diff(record(), with_value(record(), path, "gone") if isinstance(path[-1], str) else without(path))
    assert bool(events) != any(word in steps for word in silent), steps


def without(path: tuple[Any, ...]) -> Any:
    study = record()
    part: Any = study
    for step in path[:-1]:
        part = part[step]
    del part[path[-1]]
    return study


@given(st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_lists_and_keys_does_not_matter(rng: random.Random) -> None:
    def shuffled(value: Any) -> Any:
        if isinstance(value, list):
            return rng.sample([shuffled(item) for item in value], len(value))
        if isinstance(value, dict):
            return {key: shuffled(value[key]) for key in rng.sample(list(value), len(value))}
        return value

    assert diff(record(), shuffled(record())) == []


def test_records_are_not_altered() -> None:
    before, after = record(), with_value(record(), ("protocolSection", "statusModule", "overallStatus"), "COMPLETED")
    kept = json.dumps([before, after])
    diff(before, after, [before])
    assert json.dumps([before, after]) == kept


def test_empty_records() -> None:
    assert diff({}, {}) == []
    check({}, record(), diff({}, record()))
    check(record(), {}, diff(record(), {}))
