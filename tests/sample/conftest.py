"""What the tests of the sample share: its entries, read once, without the code under test."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

Entry = dict[str, Any]
SHIPPED = Path(__file__).parents[2] / "src" / "plaintrial" / "sample" / "studies.ndjson"


@pytest.fixture(scope="session")
def entries() -> list[Entry]:
    return [json.loads(line) for line in SHIPPED.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def histories(entries: list[Entry]) -> dict[str, list[Entry]]:
    """Id -> its versions in the order of the file."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry["nctId"]].append(entry)
    return dict(found)


@pytest.fixture(scope="session")
def latest(histories: dict[str, list[Entry]]) -> list[Entry]:
    return [versions[-1]["study"] for versions in histories.values()]


def strings(value: Any) -> Iterator[str]:
    """Every string in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def module(study: Entry, name: str) -> Entry:
    """A module of the protocol section, empty where the record has none."""
    found: Entry = study["protocolSection"].get(name, {})
    return found


def locations(study: Entry) -> list[Entry]:
    found: list[Entry] = module(study, "contactsLocationsModule").get("locations", [])
    return found
