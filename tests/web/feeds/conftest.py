"""A mirror with a first load, then changes and new studies, and an index of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from plaintrial.ground.clock import today
from plaintrial.mirror import actions
from plaintrial.mirror.packing import Packer
from plaintrial.mirror.prepared import prepare
from plaintrial.search import build
from plaintrial.search.folder import index_folder
from tests.mirror.records import record

Keep = Callable[..., None]
CONTACTS = {"centralContacts": [{"name": "Ada Example", "phone": "555-0100", "email": "ada@example.org"}]}


def days_ago(days: int) -> str:
    return (today() - timedelta(days=days)).isoformat()


def study(number: int = 1, day: str = "", registered: str = "2020-01-01", **facts: Any) -> dict[str, Any]:
    """A record of lupus; ``contacts``: its module of contacts."""
    made = record(f"NCT9998{number:04}", day or days_ago(20), **facts)
    made["protocolSection"]["statusModule"]["studyFirstPostDateStruct"] = {"date": registered, "type": "ACTUAL"}
    made["protocolSection"]["contactsLocationsModule"] = facts.get("contacts", CONTACTS)
    return made


@pytest.fixture
def run(db: None) -> Iterator[Keep]:
    """Keeps records as one load, and builds the index anew; the index goes when the test ends."""

    def made(*raws: dict[str, Any]) -> None:
        load = actions.start_run(kind="load")
        actions.keep(records=[prepare(msgspec.json.encode(raw), Packer(), None) for raw in raws], run=load)
        actions.finish_run(run=load, state="done")
        build()

    yield made
    shutil.rmtree(index_folder(), ignore_errors=True)


@pytest.fixture
def changed(run: Keep) -> Keep:
    """Study 1 stopped 10 days ago."""
    run(study())
    run(study(day=days_ago(10), status="TERMINATED"))
    return run
