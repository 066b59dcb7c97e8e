"""Letting Python look for cycles rarely while many documents are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = (100_000, 50, 100)


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Documents make no cycles: looking for some among the vocabularies took a quarter of the time."""
    usual = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
