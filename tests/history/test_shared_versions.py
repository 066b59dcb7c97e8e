"""Real versions of real studies, in the order they came."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from plaintrial.history import Event, diff

from .records import P
from .test_laws import check

pytestmark = pytest.mark.shared_data


@pytest.fixture(scope="module")
def chains(shared_data: Path) -> dict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    with gzip.open(shared_data / "ctgov" / "versions.ndjson.gz") as lines:
        versions = sorted((json.loads(line) for line in lines), key=lambda line: line["version"])
    for version in versions:
        found[version["nctId"]].append(version["study"])
    return found


def events(chains: dict[str, list[Any]], study: str, version: int = 1) -> list[Event]:
    chain = chains[study]
    return diff(chain[version - 1], chain[version], chain[: version - 1])


def kinds(found: list[Event]) -> Counter[str]:
    return Counter(event.kind for event in found)


def test_each_pair_keeps_the_laws(chains: dict[str, list[Any]]) -> None:
    for chain in chains.values():
        for before, after in pairwise(chain):
            check(before, after, diff(before, after))
            check(after, before, diff(after, before))


@pytest.mark.parametrize(
    ("study", "version", "expected"),
    [
        ("NCT04457778", 1, {"other": 2}),
        ("NCT04514484", 1, {"completion_moved": 2, "enrollment_changed": 1}),
        ("NCT04514484", 2, {"completion_moved": 2}),
        ("NCT04514484", 3, {}),
        ("NCT04743661", 1, {"completion_moved": 2}),
        ("NCT04895709", 1, {"site_status_changed": 2, "other": 1}),
        ("NCT05009069", 1, {"reference_added": 1}),
        ("NCT05294952", 1, {"status_changed": 1}),
        ("NCT05568095", 1, {"site_added": 5}),
        ("NCT05574335", 1, {}),
        ("NCT05581004", 1, {"other": 2}),
        ("NCT05923112", 1, {}),
        ("NCT06627647", 1, {"site_opened": 4, "site_closed": 1, "site_status_changed": 2, "site_added": 1}),
        ("NCT06754501", 1, {"status_changed": 1, "enrollment_changed": 1, "site_closed": 1, "contact_changed": 2}),
        ("NCT06821503", 1, {"status_changed": 1, "start_moved": 1, "site_opened": 1, "eligibility_reworded": 1}),
        ("NCT06868277", 1, {"site_opened": 21, "site_added": 11, "site_removed": 1}),
        ("NCT06892548", 1, {"site_added": 7, "other": 4}),
        (
            "NCT07098338",
            1,
            {
                "completion_moved": 1,
                "site_opened": 25,
                "site_added": 6,
                "outcome_changed": 2,
                "arm_changed": 3,
                "other": 1,
            },
        ),
        ("NCT07161414", 1, {"site_status_changed": 2, "site_added": 1}),
        ("NCT07222735", 1, {"start_moved": 1}),
    ],
)
def test_what_was_read_by_eye(chains: dict[str, list[Any]], study: str, version: int, expected: dict[str, int]) -> None:
    assert kinds(events(chains, study, version)) == Counter(expected)


def test_second_delay(chains: dict[str, list[Any]]) -> None:
    sentences = [event.sentence for event in events(chains, "NCT04514484", 2)]
    assert "The study's planned end moved from 4 February 2027 to 6 February 2027, its second delay." in sentences


def test_each_site_event_is_about_the_site_at_its_path(chains: dict[str, list[Any]]) -> None:
    chain = chains["NCT07098338"]
    for event in diff(*chain):
        if event.kind.startswith("site_"):
            place = int(event.path.removeprefix(f"{P}/contactsLocationsModule/locations/").split("/")[0])
            assert event.subject is not None
            assert (
                chain[1]["protocolSection"]["contactsLocationsModule"]["locations"][place]["city"]
                == event.subject["city"]
            )


def test_no_record_differs_from_itself(shared_data: Path) -> None:
    with gzip.open(shared_data / "ctgov" / "studies.ndjson.gz") as lines:
        for _, line in zip(range(200), lines, strict=False):
            study = json.loads(line)
            assert diff(study, json.loads(line)) == []
            check({}, study, diff({}, study))
