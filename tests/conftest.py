"""Fixtures every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("PLAINTRIAL_SHARED", Path(__file__).resolve().parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real records beside the checkout; skips the test where there is none."""
    folder = SHARED / "data"
    if not folder.is_dir():
        pytest.skip("the real records (a folder `shared/data` beside the checkout) are not here")
    return folder
