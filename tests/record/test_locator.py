"""Path and span into a record: the unit of traceability."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.record import Locator, LocatorError, resolve, value_at
from plaintrial.record.locator import pointer

RECORD = {"a": {"b/c": [{"d~e": "Iron and lupus"}], "n": 58, "yes": True}, "": "empty key"}


def test_a_quote_is_what_stands_at_path_and_span():
    found = resolve(RECORD, "/a/b~1c/0/d~0e", 9, 14)
    assert found == Locator("/a/b~1c/0/d~0e", 9, 14, "lupus")
    assert found.holds_in(RECORD)
    assert not found.holds_in({"a": {"b/c": [{"d~e": "Iron and sleep"}]}})


def test_numbers_and_truths_are_quoted_as_json_writes_them():
    assert resolve(RECORD, "/a/n").quote == "58"
    assert resolve(RECORD, "/a/yes").quote == "true"


@pytest.mark.parametrize("path", ["/x", "/a/b~1c/1", "/a/b~1c/-1", "/a/n/0", "a", "/a/b~1c/٠"])
def test_a_path_that_leads_nowhere(path):
    with pytest.raises(LocatorError):
        value_at(RECORD, path)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 99), (5, 4)])
def test_a_span_outside_the_value(start, end):
    with pytest.raises(LocatorError):
        resolve(RECORD, "/a/b~1c/0/d~0e", start, end)


@given(st.lists(st.text(max_size=5), min_size=1, max_size=4), st.text(min_size=1, max_size=10))
def test_a_pointer_made_from_steps_leads_there(steps, value):
    record: object = value
    for step in reversed(steps):
        record = {step: record}
    assert value_at(record, pointer(*steps)) == value
