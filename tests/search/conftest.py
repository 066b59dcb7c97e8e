"""A mirror with an index of made-up studies."""

from __future__ import annotations

from tests.indexing import indexed as indexed
