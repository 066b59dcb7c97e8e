"""A made-up registry, shipped with the package and served when the live one cannot be reached.

Every study, sponsor, hospital and person in it is invented; ids run from NCT99990001, which no registry uses.
One JSON object a line: ``{"nctId", "version", "of", "seen": "YYYY-MM-DD", "study": <v2 record>}``, ordered by
the day the version was seen, then by id. The authored files are in ``tools/sample_registry``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

__all__ = ["latest_studies", "sample_lines", "sample_path"]


class _Entry(msgspec.Struct):
    nctId: str
    version: int
    of: int
    seen: str
    study: dict[str, object]


_DECODER = msgspec.json.Decoder(_Entry)


def sample_path() -> Path:
    """Where the shipped file lies."""
    return Path(__file__).with_name("studies.ndjson")


def sample_lines() -> Iterator[bytes]:
    """Every version of every study as one line of JSON without its newline, oldest seen first."""
    with sample_path().open("rb") as lines:
        for line in lines:
            yield line.rstrip(b"\n")


def latest_studies() -> Iterator[dict[str, object]]:
    """The newest version of each study, as a decoded v2 record, in the order the file holds them."""
    for line in sample_lines():
        entry = _DECODER.decode(line)
        if entry.version == entry.of - 1:
            yield entry.study
