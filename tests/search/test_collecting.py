"""The collector's thresholds come back, whatever happens."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from plaintrial.search.collecting import collecting_rarely


@pytest.fixture
def usual() -> Iterator[tuple[int, int, int]]:
    """Python's own thresholds, whatever tests before this one left."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield gc.get_threshold()
    gc.set_threshold(*before)


def test_thresholds_come_back(usual):
    with collecting_rarely():
        assert gc.get_threshold() > usual
    assert gc.get_threshold() == usual
    with pytest.raises(KeyError), collecting_rarely():
        raise KeyError
    assert gc.get_threshold() == usual
