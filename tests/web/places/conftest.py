"""A mirror with an index, for the pages of places."""

from __future__ import annotations

from tests.indexing import indexed

__all__ = ["indexed"]
