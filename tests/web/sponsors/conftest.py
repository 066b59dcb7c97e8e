"""A mirror with an index, for the pages of sponsors."""

from __future__ import annotations

from tests.web.finding.conftest import indexed

__all__ = ["indexed"]
