"""The shared records, for the measuring scripts of plain language."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from plaintrial.eligibility.criteria import read_criteria
from plaintrial.plain.read import PlainReading, read_plain
from plaintrial.record import Study, study_of

SHARED = Path(os.environ.get("PLAINTRIAL_SHARED", Path(__file__).resolve().parents[2] / "shared"))
FILES = ("studies", "older-studies-from-xml")


def records() -> Iterator[dict[str, Any]]:
    """Every shared ClinicalTrials.gov record."""
    for name in FILES:
        with gzip.open(SHARED / "data" / "ctgov" / f"{name}.ndjson.gz") as lines:
            yield from (msgspec.json.decode(line) for line in lines)


def studies() -> list[Study]:
    """The same, typed."""
    return [study_of(raw) for raw in records()]


def read_in_full(study: Study) -> PlainReading:
    """The plain reading with the criteria read as well."""
    return read_plain(study, criteria=read_criteria(study.eligibility.eligibility_criteria or ""))
