"""Fixtures of the tests of watches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plaintrial.watches import keys


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder and a key of its own for each test."""
    monkeypatch.setenv("PLAINTRIAL_DATA", str(tmp_path))
    monkeypatch.delenv(keys.VARIABLE, raising=False)
    keys._held.clear()
    yield
    keys._held.clear()
