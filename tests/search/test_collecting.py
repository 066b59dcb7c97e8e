"""The collector's thresholds come back, whatever happens."""

from __future__ import annotations

import gc

import pytest

from plaintrial.search.collecting import collecting_rarely


def test_thresholds_come_back():
    usual = gc.get_threshold()
    with collecting_rarely():
        assert gc.get_threshold() > usual
    assert gc.get_threshold() == usual
    with pytest.raises(KeyError), collecting_rarely():
        raise KeyError
    assert gc.get_threshold() == usual
