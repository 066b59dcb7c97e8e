"""A mirror with an index, for the pages that search."""

from __future__ import annotations

from tests.indexing import indexed as indexed
