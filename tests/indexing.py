"""A mirror with an index of made-up studies, for the tests of search and of the pages that search."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from plaintrial.search import build
from plaintrial.search.folder import index_folder
from tests.web.kept import keep

Indexing = Callable[..., None]


@pytest.fixture
def indexed(db: None) -> Iterator[Indexing]:
    """Keeps records and builds the index of them; the index goes when the test ends."""

    def made(*raws: dict[str, Any]) -> None:
        keep(*raws)
        build()

    yield made
    shutil.rmtree(index_folder(), ignore_errors=True)
